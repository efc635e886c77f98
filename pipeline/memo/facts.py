"""Sentences of the letter's own body, cut out and ranked (สาระสำคัญจากเนื้อความ): extractive, never invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

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
#: what ranks lower does not open the facts: the room is for what is asked
WORTH_OPENING = 2.0

# an officer who writes to the chief calls himself so
_WRITER = "ข้าพเจ้า"
_EARLIER = re.compile(
    rf"(?:{ITEM})?(?:ตามที่|ตามหนังสือ|ตามบันทึก|ตามคำสั่ง|ตามอ้าง|ตาม\s|อนุสนธิ|สืบเนื่อง|ตาม.*นั้น$|.*แล้ว\s?นั้?น$)"
)
_LISTED = re.compile(rf"(?:^|\n)\s*{ITEM}$")
# ends what was told, or at least begins it; "ตามที่กรมกำหนด" alone is the rest of a sentence
_WHOLE_EARLIER = re.compile(r"นั้?น(?=\s|$)|แล้ว$|^(?:อนุสนธิ|สืบเนื่อง)")
# goes on with a sentence that the note does not hold: an example, an exception, the words of an amended rule
_REST = re.compile(r"(?:เช่น|(?:ก่อน|ภายใน)(?:วันที่|\s?\d)|แต่(?!ง|ละ)|หรือ|จึงจะ|และ|(?:จาก|เป็น)\s*[“\"])")
# leans on what was said before, and so opens nothing
_LEANS = re.compile(r"(?:ทั้งนี้|อนึ่ง|นอกจากนี้|หาก|สำหรับ|พร้อมทั้ง|ดังนั้น|ผลปรากฏ|โดย|เป็น|บัดนี้)")
# what a sender does by writing, and what a matter is that has no subject
_ACT = re.compile(
    "ขอ(?:ส่ง|มอบ|แจ้ง|เชิญ|เรียนเชิญ|ความ|ให้|รับ)|กำหนด(?:จัด|ให้|เปิด|ประชุม)|จะ(?:จัด|เปิด)|แจ้งว่า|อนุมัติ|เห็นชอบ|มีมติ|มีความประสงค์|หารือ"
)
# says nothing to the chief: signs, names one after another, heads of a table or a form, "details as enclosed"
_FURNITURE = re.compile(
    r"^[^\w“\"(\[]|(?:[^,]{2,30},\s*){4}|^(?:ลำดับ|ที่)\s+(?:ที่\s+)?ชื่อ|^โทร|^ณ |^หน่วย ผู้เขียน|"
    r"^(?:รายละเอียด|จึงเรียนมา|สิ่งที่ส่งมา)|^(?:มหาวิทยาลัย|สำนักงาน|กรม|กระทรวง|เทศบาล|องค์การ|โรงเรียน)\S*$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the body.

    :param rank: the higher, the more the chief needs it.
    :param earlier: it tells what went before (ตามที่ … นั้น).
    :param leads_on: it says what the list below it is about (… ดังนี้).
    :param listed: it is, or opens, an item of a list.
    """

    piece: Piece
    rank: float
    earlier: bool
    leads_on: bool = False
    listed: bool = False


def units(letter: Letter) -> list[Unit]:
    """Cut the body into sentences, in the letter's order, and rank them.

    The purpose is left out, and what stands below it: there a scan shows signatures and notes by hand.
    """
    paragraphs = [one for one in letter.body if one.confidence >= READABLE and _before(one, letter.purpose)]
    cut = [one for paragraph in paragraphs for one in _cut(paragraph)]
    said = [
        one for i, one in enumerate(cut) if _says_much(one.piece.text, i) and not _of_frame(one.piece, letter)
    ]
    order = ranks([one.piece.text for one in said], [one.earlier for one in said])
    return [replace(one, rank=rank) for one, rank in zip(said, order, strict=True)]


def _says_much(text: str, at: int) -> bool:
    """Whether a sentence stands by itself; the body's first may be short."""
    if _FURNITURE.search(text) or _REST.match(text):
        return False
    if at and _EARLIER.match(text) and not _WHOLE_EARLIER.search(text):
        return False
    return at == 0 or len(clusters(text)) >= SHORTEST_PLAIN or cue_points(text) > 0


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
    """Give the first sentence that tells something new and is worth telling, without the sender's name.

    In a long circular that is the one which leads on to its list, and never an item of that list.
    """
    news = _news(letter)
    prose = list(takewhile(lambda one: not one.listed, news))
    opens = (one for one in prose or news if not _LEANS.match(one.piece.text))
    best = next((one for one in opens if one.leads_on or one.rank >= WORTH_OPENING), None)
    return best or (prose[-1] if len(prose) < len(news) and prose else next(iter(news), None))


def matter_unit(letter: Letter) -> Unit | None:
    """Give the sentence that stands for a subject that is missing: what the sender does by writing."""
    news = _news(letter)
    return next((one for one in news if _ACT.search(one.piece.text)), next(iter(news), None))


def _news(letter: Letter) -> list[Unit]:
    return [one for one in (_spoken(unit, letter) for unit in units(letter) if not unit.earlier) if one]


def _spoken(unit: Unit, letter: Letter) -> Unit | None:
    """Give a sentence as what the sender says; None where it only names him."""
    if letter.sender is None:
        return unit
    text = unit.piece.text
    names = (*names_of(letter.sender.value), _WRITER)
    name = next((one for one in names if text.startswith(one)), "")
    rest = text.removeprefix(name).lstrip()
    if rest.startswith("ร่วม"):  # "จังหวัดร่วมกับกรม…" is a name of two
        return unit
    return replace(unit, piece=replace(unit.piece, text=rest)) if rest else None


def _before(one: Span, purpose: Span | None) -> bool:
    return purpose is None or (one.page, one.start) < (purpose.page, purpose.start)


def _cut(paragraph: Found) -> Iterator[Unit]:
    for cut in cuts(paragraph.raw):
        text = tidy(paragraph.raw[cut.start : cut.end])
        shortest = SHORTEST_LEADING if cut.leads_on else SHORTEST
        if len(clusters(text)) >= shortest and is_legible(text):
            quote = quoted(paragraph, start=cut.start, end=cut.end)
            piece = Piece(shortened(text, LONGEST), (quote,), _doubtful(paragraph, text))
            listed = bool(_LISTED.search(paragraph.raw, 0, cut.start))
            yield Unit(piece, 0, bool(_EARLIER.match(text)), cut.leads_on, listed)


def _doubtful(paragraph: Found, text: str) -> bool:
    """Whether a sentence must be marked: a paragraph is doubted for its digits, where it has any."""
    return doubtful(paragraph) and (has_digit(text) or not has_digit(paragraph.raw))
