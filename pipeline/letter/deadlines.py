"""Deadlines (กำหนดเวลา): what is owed by when, and by whom.

A time that an earlier letter set, or that had passed when this one was written, is owed no more, unless this
letter asks for it again; then it is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.letter.body import Paragraph
from pipeline.letter.changed_days import Changed, changed, is_replaced
from pipeline.letter.clauses import earlier_part, goes_on, owed_before, who_before
from pipeline.letter.due_near import near_day
from pipeline.letter.due_rows import due_rows, row_deadline
from pipeline.letter.due_time import DueTime
from pipeline.letter.due_times import due_times
from pipeline.letter.fields import DOUBT, Deadline, Found
from pipeline.letter.lines import tidy
from pipeline.letter.told_rules import before_articles, is_example, is_of_a_rule

#: a rule that is cited may bind the reader or not, and a day that is past may be a slip of the pen
UNSURE = 0.5


def deadlines(paragraphs: Sequence[Paragraph], dated: Found | None = None) -> tuple[Deadline, ...]:
    """Find all deadlines of a text, in its order: absolute, counted and recurring.

    :param dated: the letter's own date.
    """
    asking = len(before_articles(paragraphs))
    held = changed(paragraph.flow.text for paragraph in paragraphs)
    rows = due_rows(paragraphs)
    held = changed(paragraph.flow.text for paragraph in paragraphs)
    before: list[Paragraph | None] = [None, *paragraphs]
    found: list[Deadline] = []
    for nth, (last, paragraph) in enumerate(zip(before, paragraphs, strict=False)):
        if row := row_deadline(paragraph, rows[nth]) if nth in rows else None:
            found.append(row)
            continue
        found += _of(paragraph, last, dated, held, of_articles=nth >= asking)
    return tuple(found)


def is_past(day: str | None, dated: Found | None) -> bool:
    """Tell whether a day lies before that of the letter."""
    return dated is not None and day is not None and day[: len(dated.value)] < dated.value


def _of(
    paragraph: Paragraph, before: Paragraph | None, dated: Found | None, held: Changed, *, of_articles: bool
) -> Iterator[Deadline]:
    """Give the deadlines of one paragraph.

    :param held: what the letter takes back of earlier ones.
    :param of_articles: it stands in a regulation: what it counts, counts for anyone and at any time.
    """
    text = paragraph.flow.text
    earlier, since = earlier_part(text), 0
    sure_date = dated is not None and dated.confidence >= DOUBT
    for time in (_placed(one, dated) for one in due_times(text)):
        past, quoted = is_past(time.value, dated), time.start < earlier
        deadline = _deadline(paragraph, time, since, before)
        since = time.end
        if is_replaced(text, time.start, time.end) or held.takes_back(text, time.start, time.value):
            continue
        over = past and (is_example(text, time.start) or (sure_date and (quoted or deadline.what is None)))
        for_anyone = _is_counted(time) and (quoted or _asks_nothing(text, deadline, time))
        if over or for_anyone or (of_articles and not _may_bind(deadline)):
            continue
        unsure = (
            past or time.within is not None or (quoted and dated is None) or _is_general(text, deadline, time)
        )
        unsure = unsure or (of_articles and _is_counted(time))
        yield replace(deadline, confidence=min(deadline.confidence, UNSURE)) if unsure else deadline


def _placed(time: DueTime, dated: Found | None) -> DueTime:
    """Give a time that ends with the letter's own day, week or month its day, where that day is known."""
    if time.within is None or dated is None or dated.partial or dated.confidence < DOUBT:
        return time
    return replace(time, value=near_day(time.within, date.fromisoformat(dated.value)).isoformat())


def _is_counted(time: DueTime) -> bool:
    return time.rule is not None and time.rule.every is None


def _may_bind(deadline: Deadline) -> bool:
    """Whether a deadline of a regulation may bind its reader: a day, or so long after this paper came."""
    rule = deadline.rule
    if rule is None or rule.every is not None:
        return rule is not None or deadline.value is not None
    return rule.from_ in ("received", "letter") and deadline.what is not None


def _is_general(text: str, deadline: Deadline, time: DueTime) -> bool:
    """Whether it counts for anyone: in a cited regulation, or from something that is named, and nobody is."""
    if time.rule is None or not _is_counted(time):
        return False
    known = time.rule.from_ in (None, "received", "letter", "event")
    return (not known and deadline.who is None) or is_of_a_rule(text, time.start)


def _asks_nothing(text: str, deadline: Deadline, time: DueTime) -> bool:
    """Whether nothing is to be done: a rule is told, or for how long a thing holds ("ใช้ได้ภายใน ๒ ปี")."""
    is_long = deadline.rule is not None and deadline.rule.months is not None
    return deadline.what is None and (is_long or is_of_a_rule(text, time.start))


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
