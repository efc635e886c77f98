"""What went before a letter and came after it, for who looks at it (เรื่องเดิมของหนังสือหนึ่งฉบับ)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import LetterRow
from pipeline.matter.alike import Alike, alike
from pipeline.matter.thread import Neighbours, neighbours
from pipeline.office.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What stands about a letter.

    :param alike: earlier letters of the same subject, that it neither cites nor is cited by.
    """

    neighbours: Neighbours
    alike: tuple[Alike, ...]


def before(office: Office, row: LetterRow) -> Before:
    """Look up what a letter cites, what cites it, and what is alike; nothing of a secret one."""
    if row.secret:
        return Before(neighbours=Neighbours(cites=(), absent=(), cited_by=()), alike=())
    with open_to_read(office) as catalogue:
        near = neighbours(catalogue, row.id)
        known = {*near.cites, *near.cited_by}
        found = tuple(one for one in alike(catalogue, row.fields, row.id) if one.row.id not in known)
    return Before(neighbours=near, alike=found)
