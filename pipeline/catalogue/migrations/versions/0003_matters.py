"""What became of letters: acts, what they cite, what their subjects are about."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from thai.letter_number import number_key
from thai.topics import topic_words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and fill in what the letters that are there cite and are about."""
    for name in ("number_key", "running", "officer"):
        op.add_column("letters", _text(name, default=""))
        op.create_index(f"ix_letters_{name}", "letters", [name])
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of_letter(index=True),
        _text("at"),
        _text("who"),
        sa.Column("kind", sa.String(), nullable=False, index=True),
        sa.Column("told", sa.JSON(), nullable=False),
    )
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of_letter(index=True),
        _text("number", null=True),
        sa.Column("number_key", sa.String(), nullable=False, index=True),
        sa.Column("running", sa.String(), nullable=False, index=True),
        sa.Column("date", sa.String(), nullable=True, index=True),
        _text("agency", null=True),
        _text("raw"),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("cited_id", sa.String(), sa.ForeignKey("letters.id", ondelete="SET NULL"), index=True),
    )
    op.create_table(
        "topics",
        _of_letter(primary_key=True),
        sa.Column("word", sa.String(), primary_key=True, index=True),
    )
    with op.batch_alter_table("deadlines") as table:
        act = sa.ForeignKey("acts.id", ondelete="CASCADE", name="fk_deadlines_act")
        table.add_column(sa.Column("act_id", sa.Integer(), act, nullable=True))
    _fill_in(op.get_bind())


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("deadlines") as table:
        table.drop_column("act_id")
    for table_name in ("topics", "citations", "acts"):
        op.drop_table(table_name)
    for name in ("number_key", "running", "officer"):
        op.drop_index(f"ix_letters_{name}")
        op.drop_column("letters", name)


def _text(name: str, *, null: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null, server_default=default)


def _of_letter(*, index: bool = False, primary_key: bool = False) -> sa.Column[str]:
    letter = sa.ForeignKey("letters.id", ondelete="CASCADE")
    return sa.Column("letter_id", sa.String(), letter, nullable=False, index=index, primary_key=primary_key)


def _fill_in(connection: sa.Connection) -> None:
    letters = sa.text("SELECT id, number, subject, letter FROM letters WHERE NOT secret")
    for id_, number, subject, letter in connection.execute(letters).all():
        key = number_key(number)
        if key:
            connection.execute(
                sa.text("UPDATE letters SET number_key = :key, running = :running WHERE id = :id"),
                {"key": str(key), "running": key.running, "id": id_},
            )
        for word in topic_words(subject):
            connection.execute(sa.text("INSERT INTO topics VALUES (:id, :word)"), {"id": id_, "word": word})
        for cited in json.loads(letter or "{}").get("references") or ():
            connection.execute(sa.text(_CITATION), _citation(id_, cited))


_CITATION = (
    "INSERT INTO citations (letter_id, number, number_key, running, date, agency, raw, doubtful) "
    "VALUES (:id, :number, :key, :running, :date, :agency, :raw, :doubtful)"
)
_SURE = 0.8  # what a reading counts as sure from, when this was written


def _citation(id_: str, cited: dict[str, object]) -> dict[str, object]:
    key = number_key(str(cited["number"] or ""))
    return {
        "id": id_,
        "number": cited["number"],
        "key": str(key) if key else "",
        "running": key.running if key else "",
        "date": cited["date"],
        "agency": cited["agency"],
        "raw": cited["raw"],
        "doubtful": float(str(cited["confidence"])) < _SURE,
    }
