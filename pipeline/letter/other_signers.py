"""Who signs minutes and messages (ผู้จดรายงานการประชุม นายทหารอนุมัติข่าว), which have no closing phrase."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, columns, likeness, tidy
from pipeline.letter.sheet import Sheet
from pipeline.letter.signing import NAME, WITHOUT_CLOSING, is_below, is_position, position_of

# rank, name and family name
_RANKED = re.compile(r"(?:[ก-ฮ]{1,2}\.){1,4}(?:หญิง)? ?[ก-๎]{2,} +[ก-๎]{2,}(?: [ก-๎]+)?")


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
    """Who approved a message (นายทหารอนุมัติข่าว): named after these words, or last and in parentheses."""
    if labelled := _labelled(sheet)[:1]:
        return Found(value=tidy(labelled[0].text), **labelled[0].where(sure=WITHOUT_CLOSING))
    name = _last_name(sheet)
    match = NAME.fullmatch(name.text) if name else None
    if name is None or match is None:
        return None
    return Found(value=tidy(match["name"]), **name.where(*match.span("name"), sure=WITHOUT_CLOSING))


def approver_position(sheet: Sheet) -> Found | None:
    """The position behind the approver's name, or below it in his column."""
    if labelled := _labelled(sheet):
        return position_of(labelled[1:2])
    name = _last_name(sheet)
    if name is None:
        return None
    below = [line for line in sheet.lines if line.page is name.page and line.start > name.end][:2]
    parts = (part for line in below for part in columns(line)[-1:])
    return position_of([part for part in parts if is_below(name, part) and is_position(part, [])])


def _labelled(sheet: Sheet) -> list[Line]:
    """Give the name and what follows it on the line of the approver, where no parentheses hold the name."""
    like = likeness("นายทหารอนุมัติข่าว")
    line = next((line for line in sheet.lines if likeness(line.text).startswith(like)), None)
    parts = columns(line)[1:] if line else []
    return parts if parts and _RANKED.fullmatch(parts[0].text) else []


def _last_name(sheet: Sheet) -> Line | None:
    """Give the last name in parentheses; in the narrow cell of a form it may take two lines."""
    parts = [part for line in sheet.lines for part in columns(line)]
    broken = (a.until(b) for a, b in pairwise(parts) if a.page is b.page and a.text.startswith("("))
    names = (part for part in (*parts, *broken) if NAME.fullmatch(part.text))
    return max(names, key=lambda part: (part.page.number, part.start), default=None)
