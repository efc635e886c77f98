"""What a letter asks for (สิ่งที่ขอให้ดำเนินการ): who, does what, by when, where to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.letter.body import Paragraph
from pipeline.letter.clauses import clause_end, earlier_part, goes_on, owed_span, who_asked, who_before
from pipeline.letter.destinations import where_to
from pipeline.letter.duty_words import ASK, ITEM, PARTY, VERB
from pipeline.letter.fields import Action, Deadline
from pipeline.letter.lines import tidy
from pipeline.letter.told_rules import before_articles

#: a request is quoted up to so many characters
ACTION_LENGTH = 220

_DUTY = rf"(?:{PARTY}\S{{0,60}}?\s?)?{VERB}"
_BEGS = r"(?:ขอให้|ขอความ(?:ร่วมมือ|อนุเคราะห์|กรุณา)|ขอ(?:เรียน)?เชิญ|ขอ(?:รับการ)?สนับสนุน(?!จาก|งบ))"
# "หากพบข้อผิดพลาดโปรดแก้ไข", "ส่งมาเพื่อโปรดตรวจสอบ"; the purpose (จึงเรียนมาเพื่อโปรด…) is read by itself
_KINDLY = (
    r"(?<!เรียนมาเพื่อ)(?<!เสนอมาเพื่อ)(?<!แจ้งมาเพื่อ)(?<!กรุณา)(?<!ได้)(?<=[ก-๎])"
    rf"โปรด(?!พิจารณา|ทราบ|ดำเนิน|ลงนาม)(?={VERB})"
)
# "มหาวิทยาลัยขอเชิญหน่วยงานของท่านส่งบุคลากร": who asks is glued to what asks
_ASKED_BY = re.compile(rf"(?<!\S){PARTY}[^ \n]{{0,60}}?(?<!ที่)(?<!ผู้)(?<!การ)(?<!และ)(?=(?:จึง)?{_BEGS})")
_ASKS = re.compile(
    rf"(?:จึง(?:ใคร่)?|ใคร่|(?<![ก-๎])|(?<=\sและ)|(?<=พร้อมนี้)){_BEGS}|"
    rf"(?:(?<![ก-๎])|(?<=\sและ))(?:ขอได้)?โปรด(?!ทราบ|พิจารณา)|{_KINDLY}|"
    # an order: "ให้อำเภอรายงานผล", "และให้จัดส่ง", "ผู้ประสงค์จะสมัครให้ยื่นใบสมัคร"
    rf"(?:(?<![ก-๎])|(?<=\sและ)|(?<=\sโดย)|(?<=\sจึง))ให้(?={_DUTY})|(?<![ก-๎])(?:ผู้|สมาชิก|บุคคล)\S{{0,60}}?ให้(?={VERB})|มอบหมายให้(?={PARTY})"
)
_LIST_FOLLOWS = re.compile(rf"(?:{ASK}|มอบหมาย).{{0,200}}ดัง(?:ต่อไป)?นี้[ :]*$", re.DOTALL)
_DUTY_ITEM = re.compile(rf"{ITEM}(?={_DUTY})")
_ITEM = re.compile(ITEM)
_STOP = re.compile(r"[ \n]+(?=(?:ทั้งนี้|จึง(?:เรียน|เสนอ)|ซึ่ง|อนึ่ง|หาก|สำหรับ))")
_AND_ALSO = re.compile(rf"[ \n]+(?:และ|พร้อมทั้ง|พร้อม|แล้ว)?(?={VERB})")
_LINK_LAST = re.compile(r"[ \n]+(?:และ|โดย|จึง|พร้อมทั้ง)?[ \n]*$")
_LONGEST_LINK = 20
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class _Due:
    """A deadline and where it stands in its paragraph's flow."""

    start: int
    end: int
    deadline: Deadline


def actions(paragraphs: list[Paragraph], deadlines: tuple[Deadline, ...]) -> tuple[Action, ...]:
    """Find what is asked for, clause by clause, each with the deadline that stands in it."""
    found: list[Action] = []
    listed, before = False, ""
    for paragraph in before_articles(paragraphs):
        text = paragraph.flow.text
        dues = _standing_in(paragraph, deadlines)
        who = who_before(before, len(before)) if goes_on(text) else None
        found += (_action(paragraph, *span, dues, who) for span in _asked(text, dues, listed=listed))
        listed = _LIST_FOLLOWS.search(text) is not None or (listed and _ITEM.match(text) is not None)
        before = text
    return tuple(found)


def _standing_in(paragraph: Paragraph, deadlines: tuple[Deadline, ...]) -> list[_Due]:
    origin = paragraph.flow.origin
    inside = (
        one
        for one in deadlines
        if one.page == paragraph.page.number and paragraph.start <= one.start and one.end <= paragraph.end
    )
    return [
        _Due(
            bisect_left(origin, one.start - paragraph.start),
            bisect_left(origin, one.end - paragraph.start),
            one,
        )
        for one in inside
    ]


def _asked(text: str, dues: list[_Due], *, listed: bool) -> list[tuple[int, int]]:
    """Give the parts that ask: after a word that asks, as an item of a list, or owed by a time."""
    low = earlier_part(text)
    starts = _starts(text, low, listed=listed)
    spans: list[tuple[int, int]] = []
    for start, after in pairwise([*starts, len(text)]):
        spans += _parted(text, start, _request_end(text, start, after, dues), dues)
    since = low
    for due in dues:
        owed = owed_span(text, due.start, since) if due.start >= low else None
        if owed and not any(start <= due.start < end for start, end in spans):
            spans.append((owed[0], due.end))
        since = due.end
    return sorted(spans)


def _starts(text: str, low: int, *, listed: bool) -> list[int]:
    """Give where requests begin; "ให้" within the words of one (ขอให้อำเภอมอบหมายให้…) begins none."""
    item = _DUTY_ITEM.match(text) if listed else None
    found = [item.end()] if item else []
    asked = [match.start() for match in _ASKS.finditer(text, low)]
    asked += [match.end() for match in _ASKED_BY.finditer(text, low)]
    for start in sorted(set(asked)):
        if not found or _SPACE.search(text, found[-1], start):
            found.append(start)
    return found


def _request_end(text: str, start: int, after: int, dues: list[_Due]) -> int:
    """A request goes on over its means and its deadline, up to a new matter or the next request."""
    stop = _STOP.search(text, start + 1, after)
    end = stop.start() if stop else after
    link = _LINK_LAST.search(text, max(start, end - _LONGEST_LINK), end)
    end = link.start() if link else end
    if end <= start + ACTION_LENGTH:
        return end
    by = next((due.end for due in dues if start <= due.start < due.end <= end), end)
    return by if by <= start + 2 * ACTION_LENGTH else clause_end(text, _said(text, start), ACTION_LENGTH)


def _said(text: str, start: int) -> int:
    asks = _ASKS.match(text, start)
    return asks.end() if asks else start


def _parted(text: str, start: int, end: int, dues: list[_Due]) -> Iterator[tuple[int, int]]:
    """Part a request after each time at which something more is owed ("… ภายในวันที่ ๕ และรายงาน …")."""
    for due in dues:
        if start <= due.start < end and (also := _AND_ALSO.match(text, due.end, end)):
            yield start, due.end
            start = also.end()
    yield start, end


def _action(paragraph: Paragraph, start: int, end: int, dues: list[_Due], who: str | None) -> Action:
    text = paragraph.flow.text
    due = next((one for one in dues if start <= one.start < end), None)
    by = due.deadline if due else None
    party = who_asked(text, start, end) or (by.who if by else None) or who_before(text, start) or who
    return Action(
        who=tidy(party) if party else None,
        what=tidy(text[start:end]),
        by=(by.value or tidy(by.raw)) if by else None,
        where=where_to(paragraph.plain, start, end),
        **paragraph.place(start, end, "prose"),
    )
