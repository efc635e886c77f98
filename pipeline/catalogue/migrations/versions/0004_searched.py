"""What the index is made from, and which index holds which letter: out of the wide rows of the letters."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from pipeline.catalogue.packing import pack_pages

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables, and fill in what the letters that are there say."""
    op.create_table("indexed", _of_letter(), _text("version"))
    op.create_table(
        "searched",
        _of_letter(),
        _text("addressee"),
        sa.Column("pages", sa.LargeBinary(), nullable=False),
        sa.Column("bounds", sa.LargeBinary(), nullable=True),
    )
    op.execute("INSERT INTO indexed SELECT id, index_version FROM letters WHERE index_version IS NOT NULL")
    op.drop_index("ix_letters_index_version", "letters")
    op.drop_column("letters", "index_version")
    _fill_in(op.get_bind())


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("letters") as table:
        table.add_column(sa.Column("index_version", sa.String(), nullable=True, index=True))
    op.execute(
        "UPDATE letters SET index_version = (SELECT version FROM indexed WHERE letter_id = letters.id)"
    )
    for table_name in ("searched", "indexed"):
        op.drop_table(table_name)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _of_letter() -> sa.Column[str]:
    letter = sa.ForeignKey("letters.id", ondelete="CASCADE")
    return sa.Column("letter_id", sa.String(), letter, primary_key=True)


def _fill_in(connection: sa.Connection) -> None:
    ids = connection.execute(sa.text("SELECT id FROM letters WHERE NOT secret")).scalars().all()
    for id_ in ids:  # one by one: the rows are wide
        letters = sa.text("SELECT pages, letter FROM letters WHERE id = :id")
        pages, letter = connection.execute(letters, {"id": id_}).one()
        connection.execute(
            sa.text("INSERT INTO searched (letter_id, addressee, pages) VALUES (:id, :to, :pages)"),
            {"id": id_, "to": _addressee(json.loads(letter or "{}")), "pages": pack_pages(json.loads(pages))},
        )


def _addressee(letter: dict[str, dict[str, str] | None]) -> str:
    return (letter.get("to") or {}).get("value") or ""
