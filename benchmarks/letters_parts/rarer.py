"""Rarer wordings of times, events and sums (ถ้อยคำที่พบน้อย) in the place of common ones.

Whether one takes a place is drawn from the common wording itself, so that all else of a letter stays as it
is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from pythainlp.util import num_to_thaiword

from benchmarks.letters_parts import written
from benchmarks.letters_parts.facts import Due, Happening, Json, Money
from thai.calendar import BUDDHIST_OFFSET, MONTHS

#: so many of the common ones give way
_SHARE = 0.2
_OCTOBER, _DECEMBER = 10, 12
_BY_LINK = re.compile(r"(?:ทางลิงก์ |ที่ลิงก์ )?https?://\S+")
_WORKDAYS = "MO,TU,WE,TH,FR"


def due(common: Due, dated: date) -> Due:
    """A deadline, mostly as it was."""
    chance = _drawn(common.raw, dated)
    if chance is None:
        return common
    rule = common.rule
    if rule is None:
        raw, value = _period(chance, dated)
        return Due(raw, value)
    if "every" in rule:
        raw, every = chance.choice(_EVERY)
        return Due(raw, None, {"every": every})
    if rule["days"] < 0:
        return _ahead(chance, common)
    return _count(chance, rule, common)


def happenings(common: Happening) -> tuple[Happening, ...]:
    """An event, mostly as it was; else the days of a list, or an online meeting with a number."""
    first, last = date.fromisoformat(common.value), date.fromisoformat(common.end)
    chance = _drawn(common.raw, first)
    if chance is None:
        return (common,)
    if common.link:
        groups = (chance.randrange(100, 999), *(chance.randrange(1000, 9999) for _ in range(2)))
        number = f"Meeting ID: {' '.join(map(str, groups))}"
        return (replace(common, raw=_BY_LINK.sub(number, common.raw), link=number),)
    if last - first < timedelta(days=2) or first.month != last.month:
        return (common,)
    at = f" ณ {common.place}" if common.place else ""
    link = chance.choice((" และ ", " และวันที่ "))
    raw = f"ในวันที่ {first.day}{link}{last.day} {written.month_of(last)}{at}"
    return tuple(replace(common, raw=raw, value=f"{day}", end=f"{day}") for day in (first, last))


def money(common: Money) -> Money:
    """A sum, mostly as it was; else in millions."""
    chance = _drawn(f"{common.raw} {common.for_}", date.min)
    if chance is None:
        return common
    tenths = chance.randrange(11, 200)
    return replace(common, raw=f"{tenths / 10:g} ล้านบาท", value=f"{tenths * 100_000}")


def _drawn(common: str, dated: date) -> Random | None:
    chance = Random(f"{common} {dated}")  # noqa: S311 - letters, not secrets
    return chance if chance.random() < _SHARE else None


def _period(chance: Random, dated: date) -> tuple[str, str]:
    """By the end of a month, of a quarter or of the fiscal year, all of them ahead."""
    fiscal = dated.year + (dated.month >= _OCTOBER)
    year = fiscal + 1 + BUDDHIST_OFFSET
    quarter = chance.randrange(1, 5)
    ends = (f"{fiscal}-12-31", f"{fiscal + 1}-03-31", f"{fiscal + 1}-06-30", f"{fiscal + 1}-09-30")
    month = chance.randrange(1, _DECEMBER + 1)
    last = date(dated.year + 1 + (month == _DECEMBER), month % _DECEMBER + 1, 1) - timedelta(days=1)
    of_month = f"{MONTHS[month - 1]} {last.year + BUDDHIST_OFFSET}"
    forms = (
        (f"ภายในเดือน{of_month}", last.isoformat()),
        (f"ภายในสิ้นเดือน{of_month}", last.isoformat()),
        (f"ภายในสิ้นปีงบประมาณ {year}", ends[3]),
        (f"ภายในปีงบประมาณ พ.ศ. {year}", ends[3]),
        (f"ภายในไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}", ends[quarter - 1]),
        (f"ภายในสิ้นไตรมาสที่ {quarter} ของปีงบประมาณ {year}", ends[quarter - 1]),
    )
    return chance.choice(forms)


_EVERY = (
    ("ทุกวัน ภายในเวลา 16.30 น.", "DAILY"),
    ("ทุกวันทำการ ภายในเวลา 10.00 น.", f"WEEKLY;BYDAY={_WORKDAYS}"),
    ("ทุกสิ้นเดือน", "MONTHLY;BYMONTHDAY=-1"),
    ("ภายในวันที่ 5 ของเดือนถัดไป", "MONTHLY;BYMONTHDAY=5"),
    ("ภายใน 5 วันทำการแรกของเดือน", f"MONTHLY;BYDAY={_WORKDAYS};BYSETPOS=5"),
    ("ภายใน 15 วัน นับแต่วันสิ้นไตรมาส", "YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),
    ("เป็นประจำทุกปี ภายในวันที่ 31 ตุลาคม", "YEARLY;BYMONTH=10;BYMONTHDAY=31"),
    ("ทุกไตรมาส", "MONTHLY;INTERVAL=3"),
)


def _ahead(chance: Random, common: Due) -> Due:
    days = -(common.rule or {})["days"]
    forms: tuple[tuple[str, Json], ...] = (
        (f"ก่อนวันประชุม {days} วัน", {"days": -days, "from": "event"}),
        (f"ก่อนวันงานอย่างน้อย {num_to_thaiword(days)}วัน", {"days": -days, "from": "event"}),
        ("ก่อนวันประชุมอย่างน้อย 48 ชั่วโมง", {"hours": -48, "from": "event"}),
    )
    raw, rule = chance.choice(forms)
    return Due(raw, None, rule, alt=common.alt if "days" in rule else ())


def _count(chance: Random, rule: Json, common: Due) -> Due:
    """In words, or in months, weeks or hours, from where the common one counts."""
    since = common.raw[common.raw.index(" ", common.raw.index("วัน")) :]
    days, working = rule["days"], "ทำการ" if "working" in rule else ""
    months, hours = chance.choice((1, 2, 3, 6)), chance.choice((24, 48, 72))
    start = {"from": rule["from"]}
    forms: tuple[tuple[str, Json], ...] = (
        (f"ภายใน{num_to_thaiword(days)}วัน{working}", rule),
        (f"ภายใน {days} ({num_to_thaiword(days)}) วัน{working}", rule),
        (f"ภายใน{num_to_thaiword(months)}เดือน", {"months": months, **start}),
        (f"ภายใน {months} เดือน", {"months": months, **start}),
        ("ภายใน 2 สัปดาห์", {"days": 14, **start}),
        (f"ภายใน {hours} ชั่วโมง", {"hours": hours, **start}),
    )
    raw, told = chance.choice(forms)
    return Due(f"{raw}{since}", None, told, alt=common.alt if told == rule else ())
