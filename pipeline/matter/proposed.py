"""Who is proposed to act on a letter of the office (ผู้รับผิดชอบที่เสนอ), by the settings as they are now."""

from __future__ import annotations

from typing import Any

from pipeline.catalogue.database import Catalogue
from pipeline.letter.fields import Letter
from pipeline.letter.lines import tidy
from pipeline.matter.precedents import precedents_for
from pipeline.matter.routing import Fit
from pipeline.memo.charged import NOBODY
from pipeline.memo.duty import Proposal, proposal
from pipeline.memo.evidence import LETTER
from pipeline.office.settings import Settings

_SURE = {"high": "แน่ใจ", "fair": "ค่อนข้างแน่ใจ", "low": "ไม่แน่ใจ"}


def proposed_for(catalogue: Catalogue, settings: Settings, letter: Letter, id_: str) -> Proposal:
    """Propose who should act on a letter of the office."""
    return proposal(letter, settings, precedents_for(catalogue, letter, id_))


def proposal_json(one: Proposal) -> dict[str, Any]:
    """Give a proposal as ``--json`` shows it; where nobody fits, names and reason are null.

    ``reason`` has ``duty`` or ``tambon`` as in the duty order, and ``precedent``, the id of the earlier
    letter, where its order decides; ``words`` stand in ``source``: this letter, or that one's order.
    """
    return {
        "officer": one.officer.name if one.officer else None,
        "stand_in": one.stand_in.name if one.stand_in else None,
        "reason": _reason(one),
        "also": [{"officer": fit.officer.name, "reason": _fit(fit)} for fit in one.also],
        "said": said_of(one),
    }


def said_of(one: Proposal) -> str:
    """Say in Thai who is proposed and why, in one line."""
    if one.officer is None:
        return NOBODY
    stand_in = f" (แทน: {one.stand_in.name})" if one.stand_in else ""
    also = " · ".join(f"{fit.officer.name} {_told(fit)}" for fit in one.also)
    return f"{one.officer.name}{stand_in} – {_why(one)}{f' · อาจเป็นของ {also}' if also else ''}"


def _why(one: Proposal) -> str:
    duty = _told(one.own) if one.own else ""
    if one.by is None or one.by.order is None:
        return duty
    ordered = f"เรื่องก่อน {one.by.id} สั่งการว่า “{tidy(one.by.order.text)}”"
    return f"{ordered} · {duty}" if duty else ordered


def _told(fit: Fit) -> str:
    role = "ตำบล" if fit.kind == "tambon" else "หน้าที่แทน" if fit.stands_in else "หน้าที่"
    words = fit.words.removeprefix("ตำบล") if fit.kind == "tambon" else fit.words
    return f"{role} “{words}” จากคำว่า “{tidy(fit.seen.text)}” ({_SURE[fit.sure]})"


def _reason(one: Proposal) -> dict[str, Any] | None:
    if one.by is None or one.by.order is None:
        return _fit(one.own) if one.own else None
    named: dict[str, str] = {one.own.kind: one.own.words} if one.own else {}
    return {"precedent": one.by.id, **named, "words": one.by.order.text, "source": one.by.id}


def _fit(fit: Fit) -> dict[str, Any]:
    return {fit.kind: fit.words, "words": tidy(fit.seen.text), "source": LETTER, "sure": fit.sure}
