"""The table of a duty order (ตารางแบ่งหน้าที่): its columns, in any order, known by the words of their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.office.duty_cells import items, one_line, person, tambons

_HEADS_AT_MOST = 4
# the first that matches says what a column holds; "เจ้าหน้าที่" is a person and no duty
_COLUMNS = (
    ("stand_in", re.compile("แทน|สำรอง")),
    ("tambons", re.compile("ตำบล|พื้นที่")),
    ("name", re.compile("ชื่อ|นามสกุล|เจ้าหน้าที่|ผู้รับผิดชอบ|ผู้ปฏิบัติ")),
    ("duties", re.compile("หน้าที่|งาน|ภารกิจ|รับผิดชอบ")),
    ("position", re.compile("ตำแหน่ง")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a duty order.

    :param stood_in_by: who stands in for him, where the order names a person.
    :param for_: for whom he stands in, the same.
    """

    name: str
    position: str = ""
    duties: tuple[str, ...] = ()
    stand_in: tuple[str, ...] = ()
    tambons: tuple[str, ...] = ()
    stood_in_by: str = ""
    for_: str = ""

    def joined(self, other: Row) -> Row:
        """Add what another row says of the same person."""
        return Row(
            self.name,
            self.position or other.position,
            _both(self.duties, other.duties),
            _both(self.stand_in, other.stand_in),
            _both(self.tambons, other.tambons),
            self.stood_in_by or other.stood_in_by,
            self.for_ or other.for_,
        )


def in_table(table: Sequence[Sequence[str]]) -> tuple[list[Row], list[str]]:
    """Read the people of a table, and say which of its rows could not be read; nothing of another table.

    :param table: rows of cells; a merged cell stands in each place that it covers.
    """
    head = next((i for i in range(min(_HEADS_AT_MOST, len(table))) if _is_head(_columns(table[i]))), None)
    if head is None:
        return [], []
    columns = _columns(table[head])
    found: dict[str, Row] = {}
    unread: list[str] = []
    last = ""
    for cells in table[head + 1 :]:
        row = _row(cells, columns, last)
        if row is None:
            if any(cell.strip() for cell in cells):
                unread.append(f"แถว “{one_line(' | '.join(dict.fromkeys(cells)))[:60]}”: ไม่พบชื่อเจ้าหน้าที่")
            continue
        last = row.name
        found[last] = found[last].joined(row) if last in found else row
    return list(found.values()), unread


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Say which column holds what; of two of one kind the first."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        kind = next((kind for kind, words in _COLUMNS if words.search(one_line(cell))), None)
        if kind:
            columns.setdefault(kind, place)
    return columns


def _is_head(columns: dict[str, int]) -> bool:
    return "name" in columns and bool({"duties", "tambons"} & columns.keys())


def _row(cells: Sequence[str], columns: dict[str, int], last: str) -> Row | None:
    """Read one row; one without a name goes on with the person above."""
    said = {kind: cells[place] for kind, place in columns.items() if place < len(cells)}
    name, position = person(said.get("name", ""))
    name = name or (last if not said.get("name", "").strip() else "")
    if not name:
        return None
    standing = said.get("stand_in", "")
    other, _ = person(standing)
    return Row(
        name,
        one_line(said.get("position", "")) or position,
        tuple(items(said.get("duties", ""))),
        () if other else tuple(items(standing)),
        tuple(tambons(said.get("tambons", ""))),
        stood_in_by=other,
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
