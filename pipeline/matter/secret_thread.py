"""The chain that a secret letter belongs to (เรื่องเดิมของหนังสือลับ), for those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import ActRow
from pipeline.lookup import Stored
from pipeline.matter.linking import cited_letters
from pipeline.matter.ordered import last_order
from pipeline.matter.ours import is_ours
from pipeline.matter.thread import Link, in_order, thread
from pipeline.office.settings import Settings


def secret_thread(
    catalogue: Catalogue, settings: Settings, stored: Stored, acts: Sequence[ActRow]
) -> list[Link]:
    """Give the chains of the letters that a secret one cites, and itself, in order of date.

    Nothing is kept of what it cites: it is looked up each time, among the letters that are not secret.
    """
    row = stored.row
    cited = cited_letters(catalogue, stored.letter, datetime.fromisoformat(row.received_at).date())
    chain = {link.row.id: link for id_ in cited for link in thread(catalogue, settings, id_)}
    own = Link(
        row=row,
        cites=cited,
        absent=(),
        order=last_order(acts),
        ours=is_ours(row.fields.number, row.fields.sender, settings),
    )
    return in_order((*chain.values(), own))
