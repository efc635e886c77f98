"""Sentences of the letter's own body, cut out and ranked (สาระสำคัญจากเนื้อความ): extractive, never invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.cues import cue_points
from pipeline.memo.cutting import ITEM, cuts
from pipeline.memo.evidence import Piece, quoted
from pipeline.memo.legible import is_legible
from pipeline.memo.names import names_of
from pipeline.memo.ranking import ranks
from pipeline.memo.shortening import shortened
from thai.clusters import clusters
from thai.digits import has_digit

#: clusters of the longest sentence; what is cut off is shown by "…"
LONGEST = 260
#: shorter rests are page furniture, not sentences
SHORTEST = 20
#: "ขอให้ผู้เกี่ยวข้องดำเนินการ ดังนี้" says nothing without its list
SHORTEST_LEADING = 45
#: a shorter one that asks, decides and times nothing is a line of the head or the foot
SHORTEST_PLAIN = 40
#: a paragraph read with less certainty is not repeated in a note
READABLE = 0.25

# an officer who writes to the chief calls himself so
_WRITER = "ข้าพเจ้า"
_EARLIER = re.compile(
    rf"(?:{ITEM})?(?:ตามที่|ตามหนังสือ|ตามบันทึก|ตามคำสั่ง|ตาม\s|อนุสนธิ|สืบเนื่อง|ตาม.*นั้น$|.*แล้ว\s?นั้?น$)"
)
# says nothing to the chief: names one after another, heads of a table, "details as enclosed"
_FURNITURE = re.compile(
    r"(?:[^,]{2,30},\s*){4}|^(?:ลำดับ|ที่)\s+(?:ที่\s+)?ชื่อ|^โทร|^ณ |^หน่วย ผู้เขียน|^(?:รายละเอียด|จึงเรียนมา|สิ่งที่ส่งมา)"
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
    """Cut the body into sentences, in the letter's order, and rank them.

    The purpose is left out, and what stands below it: there a scan shows signatures and notes by hand.
    """
    paragraphs = [one for one in letter.body if one.confidence >= READABLE and _before(one, letter.purpose)]
    pieces = [piece for one in paragraphs for piece in _cut(one) if not _FURNITURE.search(piece.text)]
    said = [
        one for one in pieces if (one is pieces[0] or _says_much(one.text)) and not _of_frame(one, letter)
    ]
    earlier = [bool(_EARLIER.match(one.text)) for one in said]
    ranked = zip(said, ranks([one.text for one in said], earlier), earlier, strict=True)
    return [Unit(piece, rank, old) for piece, rank, old in ranked]


def _says_much(text: str) -> bool:
    return len(clusters(text)) >= SHORTEST_PLAIN or cue_points(text) > 0


def _of_frame(piece: Piece, letter: Letter) -> bool:
    """Whether a sentence is the head or the foot of the letter, which a misread page mixes with its body."""
    frame = (letter.number, letter.signatory, letter.position)
    place = piece.evidence[0]
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


def _cut(paragraph: Found) -> Iterator[Piece]:
    for cut in cuts(paragraph.raw):
        text = tidy(paragraph.raw[cut.start : cut.end])
        shortest = SHORTEST_LEADING if cut.leads_on else SHORTEST
        if len(clusters(text)) >= shortest and is_legible(text):
            quote = quoted(paragraph, start=cut.start, end=cut.end)
            yield Piece(shortened(text, LONGEST), (quote,), _doubtful(paragraph, text))


def _doubtful(paragraph: Found, text: str) -> bool:
    """Whether a sentence must be marked: a paragraph is doubted for its digits, where it has any."""
    return doubtful(paragraph) and (has_digit(text) or not has_digit(paragraph.raw))
