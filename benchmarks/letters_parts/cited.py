"""Letters that made letters cite, and letters that are easily taken for them (หนังสือที่ถูกอ้างถึงและฉบับลวง)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.letters_parts import senders, stock, written
from benchmarks.letters_parts.damage import damaged
from benchmarks.letters_parts.facts import Cited, Json
from extractors.base import Page, Word
from pipeline.letter import read_letter
from pipeline.letter.fields import Letter
from samples.layout import thai_digits
from thai.calendar import BUDDHIST_OFFSET, MONTHS

_RUNNING = "0123456789"
#: numbers so near may be of one day
_SAME_DAY = 1


@dataclass(frozen=True, slots=True)
class Known:
    """A letter that the office has.

    :param meant: the citation that means it; None of a decoy.
    """

    number: str
    dated: date
    sender: str
    subject: str
    meant: int | None = None


def known_letters(golds: list[Json], citing: list[str], chance: Random) -> Iterator[Known]:
    """Give the letter that each citation means, and its decoys.

    :param golds: the citations; ``citing`` are the subjects of the letters that they stand in.
    """
    for nth, (gold, subject) in enumerate(zip(golds, citing, strict=True)):
        cited = Cited(**gold)
        when = date.fromisoformat(cited.date)
        sender = cited.agency or f"สำนักงานพัฒนาชุมชนอำเภอ{stock.place(chance)}"
        about = f"การดำเนินงาน{subject}" if chance.random() < 0.5 else _other_subject(chance)  # noqa: PLR2004
        true = Known(cited.number, when, sender, about, nth)
        yield true
        yield from _decoys(true, chance)


def _decoys(true: Known, chance: Random) -> Iterator[Known]:
    """The number in other years, numbers beside it, and the number of other agencies."""
    head, _, tail = true.number.partition("/")
    other = replace(true, meant=None, subject=_other_subject(chance))
    foundation = head.startswith(senders.FOUNDATION)
    for years, days in ((-1, 0), (chance.choice((-2, 1)), chance.randrange(-20, 20))):
        day = _years_away(true.dated, years) + timedelta(days)
        year = str(true.dated.year + BUDDHIST_OFFSET + years)  # a foundation's numbers bear it
        yield replace(other, number=f"{head}/{year}" if foundation else true.number, dated=day)
    running = "".join(char for char in tail if char in _RUNNING)
    for step in () if foundation else (-1, 1, chance.randrange(3, 30)):
        # two of the same day, the others of the days about it
        days = (chance.choice((0, 0, 1)) if abs(step) <= _SAME_DAY else 2 + step // 3) * (
            1 if step > 0 else -1
        )
        beside = int(running) + step
        if beside > 0:
            dated = true.dated + timedelta(days)
            yield replace(other, number=f"{head}/{tail.replace(running, str(beside))}", dated=dated)
    land = next(land for land in iter(lambda: stock.land(chance), None) if not head.startswith(land.code))
    code = written.local_code(chance, land.code)
    yield replace(other, number=f"{code}/{tail}", sender=f"สำนักงานพัฒนาชุมชนจังหวัด{land.province}")


def _years_away(when: date, years: int) -> date:
    day = when.replace(day=min(when.day, 28))
    return day.replace(year=day.year + years)


def _other_subject(chance: Random) -> str:
    return f"{chance.choice(('การติดตาม', 'การประชุม', 'การสำรวจ'))}{stock.project(chance)}"


_LETTER = """\
ที่ {number}\t{sender}
\tถนนริมน้ำ 30000
\t\t{day}
เรื่อง\t{subject}
เรียน\tพัฒนาการอำเภอ

\tด้วย{sender}ขอแจ้งเรื่อง{subject} รายละเอียดตามที่ทราบแล้ว
\tจึงเรียนมาเพื่อทราบ
\t\tขอแสดงความนับถือ
"""


def read_known(known: Known, chance: Random, *, damage: bool) -> Letter:
    """Read a letter of the office from its text, damaged or not."""
    day = f"{known.dated.day} {MONTHS[known.dated.month - 1]} {known.dated.year + BUDDHIST_OFFSET}"
    text = _LETTER.format(number=known.number, sender=known.sender, day=day, subject=known.subject)
    text = thai_digits(text) if chance.random() < 0.5 else text  # noqa: PLR2004 - every other one
    return read_letter((page_of(damaged(text, chance) if damage else text),))


def page_of(text: str, number: int = 1) -> Page:
    """Make a page of a text, as sure as one that was typed."""
    words, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        words.append(Word(start, start + len(word), None, 1.0))
        start += len(word)
    return Page(number, text, tuple(words), "text", 1.0, "made")
