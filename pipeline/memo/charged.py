"""Whose matter a letter is by the duty order (อยู่ในความรับผิดชอบของใคร), as the note says it."""

from __future__ import annotations

from pipeline.memo.duty import Charge, Proposal
from pipeline.memo.evidence import Piece, office, silent
from pipeline.memo.model import Sentence
from pipeline.memo.ranked import KEEP, Ranked
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings

#: said where the duty order names nobody for a letter
NOBODY = "ไม่มีหน้าที่ใดในคำสั่งแบ่งหน้าที่ตรงกับเรื่องนี้"
#: more than the details of the body, less than its best sentences
_NOBODY = 4.0


def charged(proposed: Proposal, settings: Settings) -> list[Ranked]:
    """Say whose duty or tambon the letter names, and who stands in; or that it names nobody's."""
    charges = proposed.charges
    if charges:
        return [Ranked(_charged(charges, proposed, settings), KEEP)]
    ordered = any(one.duties or one.tambons for one in settings.officers)
    if proposed.officer is not None or not ordered:
        return []
    return [Ranked(told(NOBODY, silent(office(settings.chief)), digits=settings.digits), _NOBODY)]


def _charged(charges: list[Charge], proposed: Proposal, settings: Settings) -> Sentence:
    first, *rest = charges
    parts: list[str | Piece] = ["เรื่องนี้เกี่ยวกับ “", first.seen, "” ", silent(first.reason)]
    parts += [f"ซึ่งอยู่ใน{_role(proposed)}ของ ", first.name]
    for one in rest:
        parts += [" และเกี่ยวกับ “", one.seen, "” ", silent(one.reason), "ของ ", one.name]
    parts.append(" ตามคำสั่งแบ่งหน้าที่")
    if proposed.route.stand_in is not None:
        parts += [" โดยมี ", office(proposed.route.stand_in.name), " ปฏิบัติหน้าที่แทน"]
    return told(*parts, digits=settings.digits)


def _role(proposed: Proposal) -> str:
    """Say whether the duty is the officer's own."""
    main = proposed.route.main
    return "หน้าที่แทน" if main is not None and main.stands_in else "ความรับผิดชอบ"
