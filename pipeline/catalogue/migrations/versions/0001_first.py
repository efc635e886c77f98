"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, *, null: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null, server_default=default)


def upgrade() -> None:
    """Make the tables."""
    _letters()
    op.create_table(
        "deadlines",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "letter_id",
            sa.String(),
            sa.ForeignKey("letters.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("date", sa.String(), nullable=True, index=True),
        _text("every", null=True),
        _text("who", null=True),
        _text("what", null=True),
        _text("raw"),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        _text("closed_at", null=True),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_table(
        "seen",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("changed_ns", sa.Integer(), nullable=False),
        sa.Column("inode", sa.Integer(), nullable=False),
        _text("sha256"),
    )
    op.create_table(
        "failures",
        sa.Column("sha256", sa.String(), primary_key=True),
        _text("path"),
        _text("kept"),
        _text("reason"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _text("at"),
    )


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, unique=True),
        _text("received_at"),
        sa.Column("secret", sa.Boolean(), nullable=False, index=True),
        _text("status"),
        sa.Column("state", sa.String(), nullable=False, index=True),
        sa.Column("revision", sa.Integer(), nullable=False, index=True),
        sa.Column("index_version", sa.String(), nullable=True, index=True),
        *(_text(name) for name in ("original_path", "archived", "kind", "number")),
        sa.Column("date", sa.String(), nullable=False, index=True),
        *(_text(name) for name in ("subject", "sender", "speed")),
        sa.Column("doubtful", sa.JSON(), nullable=False),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("letter", sa.JSON(), nullable=True),
        sa.Column("memo", sa.JSON(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.UniqueConstraint("year", "seq"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("failures", "seen", "counters", "deadlines", "letters"):
        op.drop_table(table)
