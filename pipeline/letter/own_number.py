"""The letter's own number (เลขที่หนังสือ), on each form where it stands."""

from __future__ import annotations

import re

from extractors.base import union
from pipeline.letter.by_hand import hand_after, hand_before, with_place
from pipeline.letter.fields import DOUBT, Found
from pipeline.letter.head import NUMBER_LINES, above_subject
from pipeline.letter.lines import Line, tidy
from pipeline.letter.numbers import (
    FoundNumber,
    bare_number,
    blank_of_year,
    labelled_number,
    number_at_start,
    year_of,
)
from pipeline.letter.sheet import Sheet
from thai.calendar import THI

#: a number whose label was lost is known by its form and place only
UNLABELLED = 0.95

#: points: no further apart stand the figures of one number
_CLOSE = 4.0

_MEETING = re.compile(rf"ครั้?ง{THI}\s*(?P<number>[0-9๐-๙]{{1,3}}\s?/\s?[0-9๐-๙]{{2,4}})")
_OF_MESSAGE = re.compile(r"ที่ของผู้ให้ข่าว\s*[:：]?\s*(?=[ก-ฮ])")
_SPACES = re.compile(r"\s+")


def labelled(sheet: Sheet) -> Found | None:
    """The letter's own number (ที่), above its subject."""
    above = above_subject(sheet)
    for line in above:
        found = labelled_number(line.text)
        if found:
            return _number(line, found)
    for line in above:
        found = bare_number(line.text)
        if found:
            return _number(line, found, UNLABELLED)
    return next((of_year for line in above if (of_year := _of_year(line))), None)


def of_message(sheet: Sheet) -> Found | None:
    """The number of a message, after its own label (ที่ของผู้ให้ข่าว), which may stand beside the date's."""
    for line in sheet.head:
        label = _OF_MESSAGE.search(line.text)
        beside = line.part(label.end()) if label else None
        if beside and (found := number_at_start(beside.text)):
            return _number(beside, found)
    block = sheet.block("number")
    first = block.lines[0] if block and block.lines else None
    found = (labelled_number(first.text) or number_at_start(first.text)) if first else None
    return _number(first, found) if first and found else labelled(sheet)


def of_meeting(sheet: Sheet) -> Found | None:
    """The number of a meeting (ครั้งที่ 3/2569)."""
    for line in sheet.lines[:NUMBER_LINES]:
        match = _MEETING.search(line.text)
        if match:
            return Found(
                value=_SPACES.sub("", tidy(match["number"])),
                **line.where(*match.span("number"), trust="weakest"),
            )
    return None


def _number(line: Line, found: FoundNumber, sure: float = 1.0) -> Found:
    """Give the number; of a doubtful reading from a picture only what is printed beforehand.

    The running number is mostly written by hand (36 of 39 on one office's letters), and what OCR makes of
    handwriting is a guess.
    """
    whole = line.where(found.start, found.end, sure=sure, trust="weakest")
    of_year = year_of(line.text[found.start : found.end])
    running = (found.start, found.start + of_year.start) if of_year else (found.printed_end, found.end)
    doubtful = line.where(*running, trust="weakest")["confidence"] < DOUBT or _goes_on(line, found)
    if line.page.source == "text" or not (found.partial or doubtful):
        return Found(value=found.value, partial=found.partial, **whole)
    by_hand = hand_after(line.page, line.start + found.end)
    if of_year:
        printed = line.where(found.start + of_year.start, found.end, sure=sure, trust="weakest")
        return Found(value=of_year.value, partial=True, **with_place(printed, whole["box"]))
    if whole["confidence"] >= DOUBT:
        return Found(value=found.value, partial=True, **with_place(whole, by_hand))
    printed = line.where(found.start, found.printed_end, sure=sure, trust="weakest")
    return Found(value=found.printed, partial=True, **with_place(printed, union((whole["box"], by_hand))))


def _goes_on(line: Line, found: FoundNumber) -> bool:
    """Whether ink that was not read stands right behind a number: it may be the last of its figures."""
    return hand_after(line.page, line.start + found.end, _CLOSE) is not None


def _of_year(line: Line) -> Found | None:
    """Give the printed part of an order's number; its place begins at the label."""
    found = blank_of_year(line.text)
    if found is None:
        return None
    printed = line.where(found.start, found.end, trust="weakest")
    by_hand = hand_before(line.page, line.start + found.start)
    room = line.where(0, found.end)["box"]
    return Found(value=found.value, partial=True, **with_place(printed, union((room, by_hand))))
