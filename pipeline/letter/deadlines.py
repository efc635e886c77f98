"""Deadlines (กำหนดเวลา): what is owed by when, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.letter.body import Paragraph
from pipeline.letter.clauses import goes_on, owed_before, who_before
from pipeline.letter.due_times import DueTime, due_times
from pipeline.letter.fields import Deadline
from pipeline.letter.lines import tidy


def deadlines(paragraphs: list[Paragraph]) -> tuple[Deadline, ...]:
    """Find all deadlines of a text, in its order: absolute, relative and recurring."""
    before: list[Paragraph | None] = [None, *paragraphs]
    pairs = zip(before, paragraphs, strict=False)
    return tuple(chain.from_iterable(_of(one, last) for last, one in pairs))


def _of(paragraph: Paragraph, before: Paragraph | None) -> Iterator[Deadline]:
    since = 0
    for time in due_times(paragraph.flow.text):
        yield _deadline(paragraph, time, since, before)
        since = time.end


def _deadline(paragraph: Paragraph, time: DueTime, since: int, before: Paragraph | None) -> Deadline:
    """Join a time with who owes what.  A time that opens its paragraph belongs to the one before."""
    text, at = paragraph.flow.text, time.start
    last = before.flow.text if before is not None and before.page is paragraph.page else ""
    if last and not text[:at].strip():
        text, at = last, len(last)
    what, who = owed_before(text, at, since), who_before(text, at)
    if who is None and last and goes_on(text):
        who = who_before(last, len(last))
    return Deadline(
        value=time.value,
        rule=time.rule,
        who=tidy(who) if who else None,
        what=tidy(what) if what else None,
        **paragraph.place(time.start, time.end, "weakest"),
    )
