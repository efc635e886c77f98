"""Alembic's environment: the connection comes from ``catalogue.database``."""

from __future__ import annotations

from alembic import context

from pipeline.catalogue.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
