"""Letters with a matter: external, memo, stamped (หนังสือภายนอก หนังสือภายใน หนังสือประทับตรา)."""

from __future__ import annotations

from random import Random

from benchmarks.letters_parts import heads, senders, stock
from benchmarks.letters_parts.draft import Draft, Parts
from benchmarks.letters_parts.facts import Cited
from benchmarks.letters_parts.filling import Filler, begin
from benchmarks.letters_parts.heads import value
from benchmarks.letters_parts.senders import Sender
from benchmarks.letters_parts.templates import Body, Matter, matter

_OUTSIDE = ("meeting", "meeting", "report", "report", "money", "inform", "people", "duties", "approval")
_ASKING = ("meeting", "meeting", "inform", "people", "approval")
_INSIDE = ("approval", "approval", "money", "meeting", "report", "inform")
_STAMPED = ("inform", "report", "meeting", "people")
# Shares of the letters.
_NO_ADDRESSEE, _HURRIED, _HURRIED_MEMO, _CITES, _OWN_NAME = 0.05, 0.35, 0.12, 0.18, 0.7


def external(chance: Random) -> Draft:
    """หนังสือภายนอก."""
    sender, work = begin(chance, senders.OUTSIDE)
    one, body = _matter(chance, _OUTSIDE if sender.commands else _ASKING)
    when = work.scene.dated
    parts = Parts(
        number=heads.number(chance, sender, when),
        dated=heads.dated(chance, when),
        signed=heads.signed(chance, sender),
        foot=heads.foot(chance, sender),
        speed=_speed(chance, _HURRIED),
        to=_addressee(chance, sender),
        subject=work.fill(body.subject),
        references=_references(chance, sender, work, body),
        enclosures=tuple(map(work.fill, body.enclosures)),
    )
    formal = parts.to.startswith("ผู้ว่า") and chance.random() < 0.5  # noqa: PLR2004 - every other one
    fields = {
        **parts.fields(),
        "agency": sender.agency,
        "salutation": "กราบเรียน" if formal else "เรียน",
        "body": _text(work, one, body, "external"),
    }
    letter = {**parts.truth(), "sender": value(sender.name, *sender.also)}
    return Draft("external", "external", work.scene, fields, letter, work.facts)


def memo(chance: Random) -> Draft:
    """บันทึกข้อความ."""
    sender, work = begin(chance, senders.INSIDE)
    one, body = _matter(chance, _INSIDE)
    when = work.scene.dated
    parts = Parts(
        number=heads.number(chance, sender, when),
        dated=heads.dated(chance, when, short=True),
        signed=heads.own(chance, sender) if chance.random() < _OWN_NAME else heads.signed(chance, sender),
        speed=_speed(chance, _HURRIED_MEMO),
        to=_addressee(chance, sender),
        subject=work.fill(body.subject),
        references=_references(chance, sender, work, body),
        enclosures=tuple(map(work.fill, body.enclosures)),
    )
    section, phone = chance.choice(("", "", f"{stock.section(chance)} ")), stock.phone(chance)
    agency = f"{section}{sender.name}"
    fields = {**parts.fields(), "agency": (agency,), "phone": phone, "body": _text(work, one, body, "memo")}
    letter = {**parts.truth(), "sender": value(agency, sender.name), "phone": heads.called(phone)}
    return Draft("memo", "memo", work.scene, fields, letter, work.facts, ("owner",) if section else ())


def stamped(chance: Random) -> Draft:
    """หนังสือประทับตรา: no subject, no signatory."""
    sender, work = begin(chance, (senders.province, senders.governor, senders.department, senders.district))
    one, body = _matter(chance, _STAMPED, cites=False)
    when = work.scene.dated
    parts = Parts(
        number=heads.number(chance, sender, when),
        dated=heads.dated(chance, when),
        foot=heads.foot(chance, sender),
        speed=_speed(chance, _HURRIED),
        to=chance.choice(sender.to),
    )
    fields = {**parts.fields(), "agency": (sender.name,), "body": _text(work, one, body, "stamped")}
    letter = {**parts.truth(), "sender": value(sender.name, *sender.also)}
    return Draft("stamped", "stamped", work.scene, fields, letter, work.facts)


def _matter(chance: Random, names: tuple[str, ...], *, cites: bool = True) -> tuple[Matter, Body]:
    one = matter(chance.choice(names))
    return one, chance.choice([body for body in one.bodies if cites or not body.cites])


def _speed(chance: Random, share: float) -> str:
    return chance.choice(heads.SPEEDS) if chance.random() < share else ""


def _references(chance: Random, sender: Sender, work: Filler, body: Body) -> tuple[Cited, ...]:
    if not body.cites and chance.random() >= _CITES:
        return ()
    return heads.references(chance, sender, work.scene.dated, chance.choice((1, 1, 1, 2, 3)))


def _addressee(chance: Random, sender: Sender) -> str:
    return "" if chance.random() < _NO_ADDRESSEE else chance.choice(sender.to)


def _text(work: Filler, one: Matter, body: Body, kind: str) -> list[str]:
    """The body, and how a letter of this kind ends."""
    ending = work.chance.choice(one.endings[kind])
    return [work.fill(paragraph) for paragraph in (*body.paragraphs, ending)]
