"""The chain that a letter belongs to (เรื่องเดิมและเรื่องที่ตามมา): what it cites, what cites it, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.catalogue import citations
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import rows_by_id
from pipeline.catalogue.rows import CitationRow, LetterRow, NewCitation
from pipeline.matter.ordered import last_orders
from pipeline.matter.ours import is_ours
from pipeline.memo.precedent import Order
from pipeline.office.settings import Settings

#: a chain is not followed beyond so many letters
_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A letter of a chain.

    :param cites: the letters of the office that it cites.
    :param absent: what it cites that is not in the catalogue.
    :param ours: our own office wrote it.
    """

    row: LetterRow
    cites: tuple[str, ...]
    absent: tuple[NewCitation, ...]
    order: Order | None
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What a letter cites, and by what it is cited.

    :param absent: what it cites that is not in the catalogue.
    """

    cites: tuple[str, ...]
    absent: tuple[NewCitation, ...]
    cited_by: tuple[str, ...]


def thread(catalogue: Catalogue, settings: Settings, id_: str) -> list[Link]:
    """Give the chain of a letter in order of date; empty for an unknown or a secret one."""
    ids = _chain(catalogue, id_)
    rows = rows_by_id(catalogue, ids)
    orders = last_orders(catalogue, ids)
    cited = _of_letters(catalogue, ids)
    links = (
        Link(
            row=row,
            cites=_found(cited.get(row.id, ())),
            absent=_absent(cited.get(row.id, ())),
            order=orders.get(row.id),
            ours=is_ours(row.fields.number, row.fields.sender, settings),
        )
        for row in rows
    )
    return in_order(links)


def in_order(links: Iterable[Link]) -> list[Link]:
    """Put letters in order of date; one without a date stands where it came in."""
    return sorted(links, key=lambda link: (link.row.fields.date or link.row.received_at[:10], link.row.id))


def neighbours(catalogue: Catalogue, id_: str) -> Neighbours:
    """Give what a letter cites and by what it is cited."""
    mine = _of_letters(catalogue, [id_]).get(id_, ())
    by = (each.row.letter_id for each in citations.citations_to(catalogue, [id_]))
    return Neighbours(cites=_found(mine), absent=_absent(mine), cited_by=tuple(dict.fromkeys(by)))


def _chain(catalogue: Catalogue, id_: str) -> list[str]:
    """Follow citations both ways, step by step outwards."""
    found, edge = [id_], [id_]
    while edge and len(found) < _MOST:
        cited = (each.row.cited_id for each in citations.citations_of(catalogue, edge))
        citing = (each.row.letter_id for each in citations.citations_to(catalogue, edge))
        known = set(found)
        edge = [one for one in dict.fromkeys((*cited, *citing)) if one and one not in known]
        found += edge
    return found[:_MOST]


def _of_letters(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, tuple[CitationRow, ...]]:
    found: dict[str, tuple[CitationRow, ...]] = {}
    for each in citations.citations_of(catalogue, ids):
        found[each.row.letter_id] = (*found.get(each.row.letter_id, ()), each.row)
    return found


def _found(cited: Sequence[CitationRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.cited_id for each in cited if each.cited_id))


def _absent(cited: Sequence[CitationRow]) -> tuple[NewCitation, ...]:
    return tuple(each.cited for each in cited if not each.cited_id)
