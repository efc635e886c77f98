"""Deadlines as letters write them (กำหนดเวลา): by a day, within so many days, before an event, monthly."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.letters_parts import written
from benchmarks.letters_parts.facts import Due, Happening
from thai.calendar import WEEKDAYS

_BYDAY = ("MO", "TU", "WE", "TH", "FR")
_MONTHLY = (5, 10, 15, 20, 25)


def by_a_day(chance: Random, dated: date, event: Happening | None) -> Due:
    """ภายในวันที่ …, ก่อนวันที่ …, ไม่เกินวันที่ …, with a time of the day or without; mostly before an event."""
    last = max(5, (date.fromisoformat(event.value) - dated).days - 3) if event else 45
    when = written.workday(dated, chance.randrange(4, last))
    named, hour = (
        written.named_day(chance, when),
        f"{chance.randrange(10, 16)}.{chance.choice(('00', '30'))} น.",
    )
    forms = (
        *(f"ภายใน{named}",) * 6,
        f"ก่อน{named}",
        f"ไม่เกิน{named}",
        f"อย่างช้าภายใน{named}",
        f"อย่างช้าไม่เกิน{named}",
        f"ไม่ช้ากว่า{named}",
        f"ให้แล้วเสร็จภายใน{named}",
        f"ภายใน{named} เวลา {hour}",
        f"ภายในเวลา {hour} ของ{named}",
        f"ภายใน {written.day(chance, when)}",
    )
    raw = chance.choice(forms)
    before = ((when - timedelta(days=1)).isoformat(),) if raw.startswith("ก่อน") else ()
    return Due(raw, when.isoformat(), alt=before)


def within(chance: Random, dated: date) -> Due:
    """ภายใน ๗ วัน นับแต่…: counted from the receipt of the letter, or from its own date."""
    count = chance.choice((3, 5, 7, 10, 15, 30))
    working = chance.random() < 0.3  # noqa: PLR2004 - a third counts working days
    span = f"{count} วัน{'ทำการ' if working else ''}"
    rule = {"days": count, **({"working": True} if working else {})}
    received = {**rule, "from": "received"}
    forms = (
        (f"ภายใน {span} นับแต่วันที่ได้รับหนังสือ", received),
        (f"ภายใน {span} นับแต่วันที่ได้รับหนังสือฉบับนี้", received),
        (f"ภายใน {span} นับถัดจากวันที่ได้รับหนังสือ", received),
        (f"ภายใน {span} นับจากวันที่ได้รับหนังสือนี้", received),
        (f"ภายใน {span} หลังจากได้รับหนังสือฉบับนี้", received),
        (f"ภายใน {span} นับแต่วันที่ในหนังสือฉบับนี้", {**rule, "from": "letter"}),
    )
    raw, told = chance.choice(forms)
    from_date = (dated + timedelta(days=count)).isoformat()
    return Due(raw, None, told, alt=(from_date,) if told["from"] == "letter" else ())


def before_event(chance: Random, event: Happening | None) -> Due:
    """ก่อนวันประชุมอย่างน้อย ๓ วัน."""
    count = chance.choice((2, 3, 5, 7))
    forms = (
        f"ก่อนวันประชุมอย่างน้อย {count} วัน",
        f"ล่วงหน้าก่อนวันประชุมไม่น้อยกว่า {count} วัน",
        f"ก่อนวันงานไม่น้อยกว่า {count} วัน",
        f"ก่อนวันฝึกอบรมอย่างน้อย {count} วัน",
    )
    day = date.fromisoformat(event.value) - timedelta(days=count) if event else None
    return Due(
        chance.choice(forms),
        None,
        {"days": -count, "from": "event"},
        alt=(day.isoformat(),) if day else (),
    )


def after_signing(chance: Random, dated: date) -> Due:
    """ภายใน ๓๐ วัน นับแต่วันที่ลงนามในคำสั่ง."""
    count = chance.choice((15, 30, 60))
    raw = f"ภายใน {count} วัน นับแต่วันที่{chance.choice(('ลงนามในคำสั่ง', 'ได้รับทราบคำสั่ง'))}"
    told = "received" if "ได้รับ" in raw else "letter"
    resolved = (dated + timedelta(days=count)).isoformat()
    return Due(raw, None, {"days": count, "from": told}, alt=(resolved,) if told == "letter" else ())


def recurring(chance: Random, _dated: date) -> Due:
    """ทุกวันที่ ๕ ของเดือน, ทุกวันศุกร์."""
    if chance.random() < 0.3:  # noqa: PLR2004 - fewer are weekly
        nth = chance.randrange(5)
        raw = chance.choice((f"ทุกวัน{WEEKDAYS[nth]}", f"ภายในวัน{WEEKDAYS[nth]}ของทุกสัปดาห์"))
        return Due(raw, None, {"every": f"WEEKLY;BYDAY={_BYDAY[nth]}"})
    day = chance.choice(_MONTHLY)
    forms = (
        f"ทุกวันที่ {day} ของเดือน",
        f"ภายในวันที่ {day} ของทุกเดือน",
        f"ทุกวันที่ {day} ของทุกเดือน",
        f"เป็นประจำทุกเดือน ภายในวันที่ {day} ของเดือน",
    )
    return Due(chance.choice(forms), None, {"every": f"MONTHLY;BYMONTHDAY={day}"})
