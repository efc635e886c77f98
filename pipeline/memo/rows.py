"""Rows of a table in the letter's body (แถวของตาราง): what they say beside a deadline, and whose they are."""

from __future__ import annotations

import re

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Deadline, Letter
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, quoted
from pipeline.office.settings import Settings

# the readers part the cells of a row by two spaces
_CELLS = re.compile(r"\S[ \t]{2,}\S.*[ \t]{2,}$|\S\t\S.*\t$")


def row_piece(deadline: Deadline, letter: Letter) -> Piece | None:
    """Give the cells that stand before a deadline in its row; None where it stands in no table."""
    for paragraph in letter.body:
        at = deadline.start - paragraph.start
        if paragraph.page != deadline.page or not 0 <= at < len(paragraph.raw):
            continue
        start = paragraph.raw.rfind("\n", 0, at) + 1
        cells = paragraph.raw[start:at]
        if _CELLS.search(cells):
            return Piece(tidy(cells), (quoted(paragraph, start=start, end=at),), doubtful(paragraph))
    return None


def others(letter: Letter, settings: Settings) -> tuple[Deadline, ...]:
    """Give the deadlines of a table's other rows, where one row is our district's by its first cell."""
    rows = [(one, row_piece(one, letter)) for one in letter.deadlines]
    ours = [one for one, row in rows if row and settings.district and _first(row) == settings.district]
    return tuple(one for one, row in rows if ours and row and one not in ours)


def _first(row: Piece) -> str:
    cell = row.evidence[0].quote.strip()
    return re.split(r"[ \t]{2,}|\t", cell)[0].removeprefix("อำเภอ").removeprefix("อ.").strip()
