"""Who signs minutes and messages (ผู้จดรายงานการประชุม นายทหารอนุมัติข่าว), which have no closing phrase."""

from __future__ import annotations

from itertools import pairwise

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, columns, likeness, tidy
from pipeline.letter.sheet import Sheet
from pipeline.letter.signing import NAME, WITHOUT_CLOSING, is_below, is_position, position_of


def minutes_taker(sheet: Sheet) -> Found | None:
    """Who took the minutes (ผู้จดรายงานการประชุม): the name above or before these words."""
    like = likeness("ผู้จดรายงานการประชุม")
    at = next((i for i, line in enumerate(sheet.lines) if like in likeness(line.text)), None)
    if at is None:
        return None
    for line in reversed(sheet.lines[max(0, at - 3) : at + 1]):
        match = NAME.search(line.text)
        if match:
            return Found(value=tidy(match["name"]), **line.where(*match.span("name")))
    return None


def approver(sheet: Sheet) -> Found | None:
    """Who approved a message (นายทหารอนุมัติข่าว): the last name in parentheses, on the right."""
    name = _last_name(sheet)
    match = NAME.fullmatch(name.text) if name else None
    if name is None or match is None:
        return None
    return Found(value=tidy(match["name"]), **name.where(*match.span("name"), sure=WITHOUT_CLOSING))


def approver_position(sheet: Sheet) -> Found | None:
    """The position below the approver's name, in his column."""
    name = _last_name(sheet)
    if name is None:
        return None
    below = [line for line in sheet.lines if line.page is name.page and line.start > name.end][:2]
    parts = (part for line in below for part in columns(line)[-1:])
    return position_of([part for part in parts if is_below(name, part) and is_position(part, [])])


def _last_name(sheet: Sheet) -> Line | None:
    """Give the last name in parentheses; in the narrow cell of a form it may take two lines."""
    parts = [part for line in sheet.lines for part in columns(line)]
    broken = (a.until(b) for a, b in pairwise(parts) if a.page is b.page and a.text.startswith("("))
    names = (part for part in (*parts, *broken) if NAME.fullmatch(part.text))
    return max(names, key=lambda part: (part.page.number, part.start), default=None)
