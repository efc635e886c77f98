"""Orders, announcements, minutes, messages, certificates (คำสั่ง ประกาศ รายงานการประชุม ข่าว หนังสือรับรอง)."""

from __future__ import annotations

from datetime import date
from random import Random

from benchmarks.letters_parts import heads, senders, stock, written
from benchmarks.letters_parts.draft import Draft, Parts
from benchmarks.letters_parts.filling import Filler, begin
from benchmarks.letters_parts.heads import Signed, Written, value
from benchmarks.letters_parts.templates import matter
from thai.calendar import BUDDHIST_OFFSET, SHORT_MONTHS, WEEKDAYS

_AGENDA = (
    "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "เรื่องรับรองรายงานการประชุมครั้งที่แล้ว",
    "เรื่องสืบเนื่อง",
    "เรื่องเพื่อพิจารณา",
    "เรื่องอื่น ๆ",
)


def order(chance: Random) -> Draft:
    """คำสั่ง."""
    sender, work = begin(
        chance, (senders.province, senders.governor, senders.district, senders.district_office)
    )
    body, when = chance.choice(matter("order").bodies), work.scene.dated
    parts = Parts(
        number=_plain(f"{chance.randrange(1, 900)}/{when.year + BUDDHIST_OFFSET}"),
        dated=_dated(chance, when),
        signed=heads.signed(chance, sender),
        subject=work.fill(body.subject),
    )
    now = ("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", f"ทั้งนี้ ตั้งแต่วันที่ {parts.dated.text} เป็นต้นไป")
    fields = {
        **parts.fields(),
        "agency": (work.scene.agency,),
        "body": _filled(work, body.paragraphs),
        "effective": chance.choice(now),
    }
    letter = {**parts.truth(), "sender": value(work.scene.agency, sender.name, *sender.also)}
    work.facts.dates_allowed.append(when.isoformat())
    return Draft("order", "order", work.scene, fields, letter, work.facts)


def announcement(chance: Random) -> Draft:
    """ประกาศ."""
    sender, work = begin(chance, (senders.province, senders.governor, senders.district, senders.tambon))
    body = chance.choice(matter("announcement").bodies)
    parts = Parts(
        dated=_dated(chance, work.scene.dated),
        signed=heads.signed(chance, sender),
        subject=work.fill(body.subject),
    )
    fields = {
        **parts.fields(),
        "agency": (work.scene.agency,),
        "body": _filled(work, body.paragraphs),
    }
    letter = {**parts.truth(), "sender": value(work.scene.agency, sender.name, *sender.also)}
    return Draft("announcement", "announcement", work.scene, fields, letter, work.facts, ("phone",))


def minutes(chance: Random) -> Draft:
    """รายงานการประชุม; the meeting itself is past, so that no event is owed for it."""
    sender, work = begin(chance, (senders.district_office, senders.province))
    when, writer = work.scene.dated, stock.person(chance)
    parts = Parts(
        number=_plain(f"{chance.randrange(1, 13)}/{when.year + BUDDHIST_OFFSET}"),
        dated=_dated(chance, when),
        signed=Signed(_plain(writer), (sender.deputies[0], "ผู้จดรายงานการประชุม")),
    )
    present = [f"{stock.person(chance)} | {sender.deputies[0]}" for _ in range(2)]
    fields = {
        **parts.fields(),
        "agency": (work.scene.agency,),
        "date": f"วัน{WEEKDAYS[when.weekday()]}ที่ {parts.dated.text}",
        "place": f"ห้องประชุม{work.scene.agency}",
        "present": [
            f"{stock.person(chance)} | {sender.chief} ประธาน",
            *present,
            f"{writer} | {sender.deputies[0]}",
        ],
        "absent": [f"{stock.person(chance)} | ติดราชการ"],
        "start": written.clock(chance)[0],
        "end": "16.20 น.",
        "body": _agenda(work),
    }
    work.facts.dates_allowed.append(when.isoformat())
    letter = {**parts.truth(), "sender": value(work.scene.agency)}
    not_scored = ("subject", "position", "to", "phone", "owner")
    return Draft("minutes", "minutes", work.scene, fields, letter, work.facts, not_scored)


def _agenda(work: Filler) -> list[str]:
    items = work.chance.sample(matter("minutes").bodies, len(_AGENDA))
    return [
        line
        for nth, (title, item) in enumerate(zip(_AGENDA, items, strict=True), 1)
        for line in (f"== ระเบียบวาระที่ {nth} {title}", *_filled(work, item.paragraphs))
    ]


def radio(chance: Random) -> Draft:
    """วิทยุสื่อสาร."""
    sender, work = begin(chance, (senders.governor, senders.province))
    one, when = matter("radio"), work.scene.dated
    author = chance.choice((sender.chief, work.scene.agency))
    parts = Parts(
        number=heads.number(chance, sender, when),
        dated=_dated(chance, when, short=True),
        signed=heads.signed(chance, sender),
        foot=heads.foot(chance, sender),
        speed=chance.choice(heads.SPEEDS),
        to=chance.choice(sender.to),
    )
    body = _filled(work, (*chance.choice(one.bodies).paragraphs, one.endings["radio"][0]))
    fields = {**parts.fields(), "agency": (author,), "body": body}
    letter = {**parts.truth(), "sender": value(author)}
    return Draft("radio", "radio", work.scene, fields, letter, work.facts)


def joint_message(chance: Random) -> Draft:
    """กระดาษเขียนข่าวร่วม: its time is a group of day, hour and month."""
    _, work = begin(chance, (senders.district,))
    when, land = work.scene.dated, work.scene.land
    group = f"{when.day:02}{chance.randrange(8, 17):02}{chance.choice(('00', '30'))}"
    month = f"{SHORT_MONTHS[when.month - 1]} {(when.year + BUDDHIST_OFFSET) % 100}"
    parts = Parts(
        number=_plain(f"กห 0498/{chance.randrange(1, 3000)}"),
        dated=Written(f"{group} {month}", value(when.isoformat())),
        signed=Signed(_plain(stock.officer(chance)), (chance.choice(("เสธ.มทบ.98", "รอง ผบ.มทบ.98")),)),
        speed=chance.choice(heads.SPEEDS),
        to=f"อ.{land.district}, สพอ.{land.district}",
    )
    fields = {
        **parts.fields(),
        "agency": ("มทบ.98",),
        "inform": f"จ.{land.province}",
        "body": _filled(work, chance.choice(matter("joint_message").bodies).paragraphs),
        "owner": ("ฝกร.มทบ.98",),
        "phone": stock.phone(chance),
        "writer": stock.officer(chance),
        "writer_position": ("หน.ฝกร.มทบ.98",),
    }
    letter = {**parts.truth(), "sender": value("มทบ.98")}
    return Draft("joint_message", "joint_message", work.scene, fields, letter, work.facts, ("owner", "phone"))


def certificate(chance: Random) -> Draft:
    """หนังสือรับรอง."""
    sender, work = begin(chance, (senders.district_office, senders.province, senders.tambon))
    when = work.scene.dated
    parts = Parts(
        number=heads.number(chance, sender, when),
        dated=_dated(chance, when),
        signed=heads.signed(chance, sender),
    )
    body = _filled(work, chance.choice(matter("certificate").bodies).paragraphs)
    fields = {**parts.fields(), "agency": sender.agency, "body": body}
    letter = {**parts.truth(), "sender": value(sender.name, *sender.also)}
    return Draft("certificate", "record", work.scene, fields, letter, work.facts, ("subject",))


def _filled(work: Filler, paragraphs: tuple[str, ...]) -> list[str]:
    return [work.fill(paragraph) for paragraph in paragraphs]


def _plain(text: str) -> Written:
    return Written(text, value(text))


def _dated(chance: Random, when: date, *, short: bool = False) -> Written:
    """A date without blanks."""
    gold = value(when.isoformat())
    if short and chance.random() < 0.5:  # noqa: PLR2004 - every other one
        text = f"{when.day} {SHORT_MONTHS[when.month - 1]} {(when.year + BUDDHIST_OFFSET) % 100}"
        return Written(text, gold)
    month, year = written.month_of(when).split()
    return Written(f"{when.day} {month} {chance.choice(('', '', 'พ.ศ. '))}{year}", gold)
