"""Sentences of the letter's own body, cut out and ranked (สาระสำคัญจากเนื้อความ): extractive, never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.cutting import ITEM, cuts
from pipeline.memo.evidence import Piece, quoted
from pipeline.memo.legible import is_legible
from pipeline.memo.names import names_of
from pipeline.memo.shortening import shortened
from thai.clusters import clusters

#: clusters of the longest sentence; what is cut off is shown by "…"
LONGEST = 260
#: shorter rests are page furniture, not sentences
SHORTEST = 20
#: "ขอให้ผู้เกี่ยวข้องดำเนินการ ดังนี้" says nothing without its list
SHORTEST_LEADING = 45
#: a paragraph read with less certainty is not repeated in a note
READABLE = 0.5
#: what ranks lower (lists of names, "details as enclosed") says nothing to the chief
WORTH_SAYING = -2.0

# an officer who writes to the chief calls himself so
_WRITER = "ข้าพเจ้า"
_EARLIER = re.compile(
    rf"(?:{ITEM})?(?:ตามที่|ตามหนังสือ|ตามบันทึก|ตามคำสั่ง|ตาม\s|อนุสนธิ|สืบเนื่อง|ตาม.*นั้น$|.*แล้ว\s?นั้?น$)"
)
# names one after another: a list of who gets the letter
_LIST = re.compile(r"(?:[^,]{2,30},\s*){4}")
_WEIGHTS = (
    (_LIST, -20),
    (re.compile(r"^(?:ลำดับ|ที่)\s+(?:ที่\s+)?ชื่อ|^โทร|^ณ |^หน่วย ผู้เขียน"), -20),
    (re.compile("ขอให้|ขอความ|ขอเชิญ|มอบหมาย|สั่งการ|กำชับ"), 3),
    (re.compile("ทุกอำเภอ|พัฒนาการอำเภอ|พัฒนาชุมชนอำเภอ"), 2),
    (re.compile("กำหนด|อนุมัติ|จัดสรร|งบประมาณ|บาท"), 2),
    (re.compile("^มติที่ประชุม (?!รับทราบ$)"), 4),
    (re.compile("^(?:รายละเอียด|จึงเรียนมา|จึงขอ)"), -3),
    (re.compile(f"^{ITEM}"), -1),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the body.

    :param rank: the higher, the more the chief needs it.
    :param earlier: it tells what went before (ตามที่ … นั้น).
    """

    piece: Piece
    rank: float
    earlier: bool


def units(letter: Letter) -> list[Unit]:
    """Cut the body into sentences, in the letter's order.

    The purpose is left out, and what stands below it: there a scan shows signatures and notes by hand.
    """
    paragraphs = [one for one in letter.body if one.confidence >= READABLE and _before(one, letter.purpose)]
    cut = (unit for number, one in enumerate(paragraphs) for unit in _cut(one, number))
    return [unit for unit in cut if unit.rank > WORTH_SAYING and not _of_frame(unit, letter)]


def _of_frame(unit: Unit, letter: Letter) -> bool:
    """Whether a sentence is the head or the foot of the letter, which a misread page mixes with its body."""
    frame = (letter.number, letter.signatory, letter.position)
    place = unit.piece.evidence[0]
    return any(
        one.page == place.page and one.start < (place.end or 0) and (place.start or 0) < one.end
        for one in frame
        if one is not None
    )


def opening_unit(letter: Letter) -> Unit | None:
    """Give the first sentence that tells something new, without the sender's name before it."""
    unit = next((one for one in units(letter) if not one.earlier), None)
    if unit is None or letter.sender is None:
        return unit
    text = unit.piece.text
    names = (*names_of(letter.sender.value), _WRITER)
    name = next((one for one in names if text.startswith(one)), "")
    rest = text.removeprefix(name).lstrip()
    return replace(unit, piece=replace(unit.piece, text=rest)) if rest else unit


def _before(one: Span, purpose: Span | None) -> bool:
    return purpose is None or (one.page, one.start) < (purpose.page, purpose.start)


def _cut(paragraph: Found, number: int) -> list[Unit]:
    found: list[Unit] = []
    for place, cut in enumerate(cuts(paragraph.raw)):
        text = tidy(paragraph.raw[cut.start : cut.end])
        shortest = SHORTEST_LEADING if cut.leads_on else SHORTEST
        if len(clusters(text)) >= shortest and is_legible(text):
            quote = quoted(paragraph, start=cut.start, end=cut.end)
            piece = Piece(shortened(text, LONGEST), (quote,), doubtful(paragraph))
            found.append(Unit(piece, _rank(text, number, place), bool(_EARLIER.match(text))))
    return found


def _rank(text: str, paragraph: int, place: int) -> float:
    weight = sum(points for pattern, points in _WEIGHTS if pattern.search(text))
    opening = 4 if paragraph == place == 0 else (1 if place == 0 else 0)
    return opening + weight - 0.1 * paragraph - 0.01 * place
