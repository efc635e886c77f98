"""Sentences of the letter's own body, cut out and ranked (สาระสำคัญจากเนื้อความ): extractive, never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, quoted, shortened, unsure
from thai.clusters import clusters

#: clusters of the longest sentence; what is cut off is shown by "…"
LONGEST = 190
#: shorter rests are page furniture, not sentences
SHORTEST = 20
#: what ranks lower (lists of names, "details as enclosed") says nothing to the chief
WORTH_SAYING = -2.0

# Thai has no full stop: a sentence ends at a space before a word that opens a new one
_OPENERS = "ในการนี้|ทั้งนี้|อนึ่ง|จึง|ดังนั้น|นอกจากนี้|พร้อมนี้|พร้อมทั้ง|โดยขอให้|และขอให้|ขอให้|รายละเอียด"
_ITEM = r"(?:[๐-๙0-9]{1,2}\.(?:[๐-๙0-9]{1,2}\.?)*|\([๐-๙0-9]{1,2}\)|-)\s+"
_CUT = re.compile(rf"\s+(?=(?:{_OPENERS}))|\s*\n\s*(?={_ITEM})")
# the note has its own opening word and its own numbers
_OPENING = re.compile(rf"(?:{_ITEM})?(?:(?:เนื่อง)?ด้วย\s+)?")
_EARLIER = re.compile(rf"(?:{_ITEM})?(?:ตามที่|ตามหนังสือ|ตามบันทึก|ตามคำสั่ง|ตาม\s|อนุสนธิ|สืบเนื่อง)")
_ENDS_EARLIER = re.compile(r"\sนั้น(?=\s|$)|\sแล้วนั้น(?=\s|$)|นั้น\s*$")
# names one after another: a list of who gets the letter
_LIST = re.compile(r"(?:[^,]{2,30},\s*){4}")
_WEIGHTS = (
    (_LIST, -20),
    (re.compile("ขอให้|ขอความ|ขอเชิญ|มอบหมาย|สั่งการ|กำชับ"), 3),
    (re.compile("ทุกอำเภอ|พัฒนาการอำเภอ|พัฒนาชุมชนอำเภอ"), 2),
    (re.compile("กำหนด|อนุมัติ|จัดสรร|งบประมาณ|บาท"), 2),
    (re.compile("^(?:รายละเอียด|จึงเรียนมา|จึงขอ)"), -3),
    (re.compile(f"^{_ITEM}"), -1),
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
    """Cut the body into sentences, in the letter's order; the purpose and the closing are left out."""
    paragraphs = [one for one in letter.body if not _same(one, letter.purpose)]
    cut = (unit for number, one in enumerate(paragraphs) for unit in _cut(one, number))
    return [unit for unit in cut if unit.rank > WORTH_SAYING]


def opening_unit(letter: Letter) -> Unit | None:
    """Give the first sentence that tells something new, without the sender's name before it."""
    unit = next((one for one in units(letter) if not one.earlier), None)
    if unit is None or letter.sender is None:
        return unit
    rest = unit.piece.text.removeprefix(letter.sender.value).lstrip()
    return replace(unit, piece=replace(unit.piece, text=rest)) if rest else unit


def _same(one: Span, other: Span | None) -> bool:
    return other is not None and one.page == other.page and one.start < other.end and other.start < one.end


def _cut(paragraph: Found, number: int) -> list[Unit]:
    bounds = _bounds(paragraph.raw)
    found: list[Unit] = []
    for place, (first, end) in enumerate(bounds):
        start = first + _opening(paragraph.raw[first:end])
        text = tidy(paragraph.raw[start:end])
        if len(clusters(text)) >= SHORTEST:
            piece = Piece(
                shortened(text, LONGEST), (quoted(paragraph, start=start, end=end),), unsure(paragraph)
            )
            found.append(Unit(piece, _rank(text, number, place), bool(_EARLIER.match(text))))
    return found


def _opening(sentence: str) -> int:
    match = _OPENING.match(sentence)
    return match.end() if match else 0


def _bounds(raw: str) -> list[tuple[int, int]]:
    """Give the places of the sentences; one that tells what went before ends at นั้น."""
    cuts = [match.end() for match in _CUT.finditer(raw)]
    if _EARLIER.match(raw.lstrip()):
        cuts += [match.end() for match in _ENDS_EARLIER.finditer(raw)][:1]
    edges = [0, *sorted(set(cuts)), len(raw)]
    trimmed = (_trim(raw, start, end) for start, end in pairwise(edges))
    return [(start, end) for start, end in trimmed if start < end]


def _trim(raw: str, start: int, end: int) -> tuple[int, int]:
    piece = raw[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(piece.strip())


def _rank(text: str, paragraph: int, place: int) -> float:
    weight = sum(points for pattern, points in _WEIGHTS if pattern.search(text))
    opening = 4 if paragraph == place == 0 else (1 if place == 0 else 0)
    return opening + weight - 0.1 * paragraph - 0.01 * place
