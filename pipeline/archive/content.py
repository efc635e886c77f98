"""From what was read to what is stored: a letter's fields, deadlines and note, ready for the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.base import Extracted
from pipeline.catalogue.rows import Content, Fields, NewCitation, NewDeadline
from pipeline.letter.as_json import letter_to_json, pages_to_json
from pipeline.letter.counting import counted
from pipeline.letter.doubts import doubtful
from pipeline.letter.events import only_event
from pipeline.letter.fields import Deadline, Found, Letter, Reference, Span
from pipeline.memo.as_json import memo_to_json
from pipeline.memo.model import Memo
from pipeline.memo.rows import row_piece
from thai.topics import topic_words

#: secret letters are stored apart (rule 8); a doubt counts
SECRET_WARNING = "หนังสือมีชั้นความลับหรือสงสัยว่ามี จึงเก็บแยกไว้ในโฟลเดอร์ secret และไม่อยู่ในผลการค้นหา"  # noqa: S105

_NO_TEXT = "ไม่พบข้อความในเอกสารเลย โปรดตรวจต้นฉบับ อาจวางกลับหน้า จาง หรือเป็นภาพในไฟล์ DOCX"

_LISTED = ("number", "date", "subject", "sender", "speed")


@dataclass(frozen=True, slots=True)
class Understood:
    """One letter, read and drafted.

    :param memo: None where no note could be drafted; ``warnings`` says so.  A list of files has none.
    """

    extracted: Extracted
    letter: Letter
    memo: Memo | None
    warnings: tuple[str, ...] = ()


def is_secret(letter: Letter) -> bool:
    """Tell whether a letter has a secrecy mark (ชั้นความลับ), or may have one."""
    return letter.secrecy is not None or letter.secrecy_doubt


def is_partial(understood: Understood) -> bool:
    """Tell whether something is missing: a page that was not read, all text, or the note."""
    extracted = understood.extracted
    no_note = understood.memo is None and not extracted.is_list
    return no_note or _is_silent(understood) or any(page.failed for page in extracted.pages)


def _is_silent(understood: Understood) -> bool:
    """Tell whether no page has a word: the sheets lay the wrong side up, or their pictures were not read."""
    return not any(page.text for page in understood.extracted.pages)


def content_of(understood: Understood, received: date) -> Content:
    """Make what the catalogue stores.

    :param received: the day of receipt, from which some deadlines count.
    """
    letter, memo = understood.letter, understood.memo
    said = (*understood.extracted.warnings, *letter.warnings, *(memo.warnings if memo else ()))
    silent = (_NO_TEXT,) if _is_silent(understood) else ()
    return Content(
        status="partial" if is_partial(understood) else "done",
        state="drafted" if memo else "received",
        fields=fields_of(letter),
        pages=pages_to_json(understood.extracted.pages),
        letter=letter_to_json(letter),
        memo=memo_to_json(memo) if memo else None,
        warnings=tuple(dict.fromkeys((*silent, *said, *understood.warnings))),
        deadlines=tuple(_deadline(each, letter, received) for each in letter.deadlines),
        citations=tuple(_citation(each) for each in letter.references),
        topics=topic_words(_value(letter.subject)),
    )


def _citation(cited: Reference) -> NewCitation:
    return NewCitation(
        number=cited.number, date=cited.date, agency=cited.agency, raw=cited.raw, doubtful=doubtful(cited)
    )


def fields_of(letter: Letter) -> Fields:
    """Give the fields that a listing shows; what was not found is empty."""
    found: dict[str, Found | None] = {name: getattr(letter, name) for name in _LISTED}
    unsure = tuple(name for name, one in found.items() if one and doubtful(one))
    return Fields(kind=letter.kind, doubtful=unsure, **{name: _value(one) for name, one in found.items()})


def _value(found: Found | None) -> str:
    return found.value if found else ""


def _deadline(deadline: Deadline, letter: Letter, received: date) -> NewDeadline:
    day = _day(deadline, letter, received)
    row = row_piece(deadline, letter)  # of a table: who owes what stands in its other cells
    return NewDeadline(
        date=day,
        every=deadline.rule.every if deadline.rule else None,
        who=deadline.who,
        what=deadline.what or (row.text if row else None),
        raw=deadline.raw,
        doubtful=doubtful(deadline) or any(doubtful(span) for span in _counts_from(deadline, letter)),
    )


def _counts_from(deadline: Deadline, letter: Letter) -> tuple[Span, ...]:
    """Give what a number of days counts from, where that stands in the letter."""
    start = deadline.rule.from_ if deadline.rule else None
    found: dict[str, Span | None] = {"letter": letter.date, "event": only_event(letter.events)}
    span = found.get(start or "")
    return (span,) if span else ()


def _day(deadline: Deadline, letter: Letter, received: date) -> str | None:
    """Give the day of a deadline, counted where its rule counts from a day that is known."""
    rule = deadline.rule
    if deadline.value or rule is None:
        return deadline.value
    event = only_event(letter.events)
    days = {
        "received": received.isoformat(),
        "letter": _value(letter.date),
        "event": event.value if event else "",
    }
    start = days.get(rule.from_ or "", "")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", start):
        return None
    day = counted(rule, date.fromisoformat(start))
    return day.isoformat() if day else None


def page_texts(pages: list[dict[str, Any]]) -> tuple[str, ...]:
    """Give the text of each stored page, as the index shows it."""
    return tuple(page["text"] for page in pages)
