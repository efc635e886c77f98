"""Hold a new index against the catalogue before it serves (ตรวจดัชนีใหม่)."""

from __future__ import annotations

from collections.abc import Sequence

from index.base import IndexMissing, Piece, Query, SearchIndex
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import secret_ids, shown_ids
from pipeline.catalogue.reading import rows_by_id
from pipeline.office.office import Office
from pipeline.searching.building import Building, abandon
from pipeline.searching.shelf import opened
from thai.terms import query_terms

_SAMPLE = 25
# with more letters of one subject the one that is looked for may stand behind these
_DEPTH = 200

_WRONG = "ดัชนีที่สร้างใหม่ไม่ตรงกับทะเบียน จึงยังใช้ดัชนีเดิมอยู่ โปรดสั่ง kasian reindex อีกครั้ง"


def prove(office: Office, catalogue: Catalogue, building: Building) -> None:
    """Check that a new index holds each letter as far as it was filled and nothing else, and finds a sample.

    :raises IndexMissing: it does not, and is removed.
    """
    try:
        with opened(office, building.place) as index:
            held = set(index.ids())
            wanted = set(shown_ids(catalogue, building.upto))
            if wanted - held or held - set(shown_ids(catalogue)):
                raise IndexMissing(_WRONG)
            in_order = sorted(wanted)
            _find(index, catalogue, in_order[:: max(1, len(in_order) // _SAMPLE)])
    except IndexMissing:
        abandon(office)
        raise


def prove_last(office: Office, catalogue: Catalogue, building: Building) -> None:
    """Check quickly after the last changes: as many entries as letters, and none that is secret now.

    :raises IndexMissing: it is not so, and the index is removed.
    """
    try:
        with opened(office, building.place) as index:
            every = index.search(Query("", ()), 0).total
            if every != sum(1 for _ in shown_ids(catalogue)) or any(map(index.get, secret_ids(catalogue))):
                raise IndexMissing(_WRONG)
    except IndexMissing:
        abandon(office)
        raise


def _find(index: SearchIndex, catalogue: Catalogue, sample: Sequence[str]) -> None:
    for row in rows_by_id(catalogue, sample):
        asked = query_terms(row.fields.subject)
        if not asked.units:
            continue
        result = index.search(Query(row.fields.subject, ((Piece((asked,)),),)), _DEPTH)
        if result.total <= _DEPTH and row.id not in {hit.id for hit in result.hits}:
            raise IndexMissing(_WRONG)
