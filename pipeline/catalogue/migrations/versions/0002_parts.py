"""What came in what: the documents of mails and archives, by their hashes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "parts",
        sa.Column(
            "container_id",
            sa.String(),
            sa.ForeignKey("letters.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("sha256", sa.String(), primary_key=True, index=True),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("parts")
