"""Sentences of the letter's own body, cut out and ranked (สาระสำคัญจากเนื้อความ): extractive, never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, quoted, shortened, unsure
from pipeline.memo.names import names_of
from thai.clusters import clusters

#: clusters of the longest sentence; what is cut off is shown by "…"
LONGEST = 260
#: shorter rests are page furniture, not sentences
SHORTEST = 20
#: "ขอให้ผู้เกี่ยวข้องดำเนินการ ดังนี้" says nothing without its list
SHORTEST_LEADING = 45
#: a paragraph read with less certainty is not repeated in a note
READABLE = 0.5
#: so many scraps among the words, and a quarter of them, make a reading illegible
MANY_SCRAPS = 4
#: what ranks lower (lists of names, "details as enclosed") says nothing to the chief
WORTH_SAYING = -2.0

# Thai has no full stop: a sentence ends at a space before a word that opens a new one
_OPENERS = "ในการนี้|ทั้งนี้|อนึ่ง|จึง|ดังนั้น|นอกจากนี้|พร้อมนี้|พร้อมทั้ง|โดยขอให้|และขอให้|ขอให้|รายละเอียด"
_ITEM = r"(?:[๐-๙0-9]{1,2}\.(?:[๐-๙0-9]{1,2}\.?)*|\([๐-๙0-9]{1,2}\)|-)\s+"
_ROW = r"[๐-๙0-9]{1,2}\s{1,3}(?:นาย|นาง)"
# what a request is for (เพื่อ…) stands before it, and stays with it
_AIM = r"(?:(?:ดังนั้น\s+)?เพื่อ|เมื่?อ|หาก)(?:(?!\sเพื่อ|\n\n|ในการนี้|ทั้งนี้|อนึ่ง).){1,160}?\s+(?:ขอให้|จึง)"
# a full memo has titles of its own, on lines of their own
_TITLES = "เรื่องเดิม|ข้อเท็จจริง|ข้อกฎหมาย|ข้อพิจารณา|ข้อเสนอ"
_CUT = re.compile(
    rf"\s+(?={_AIM})|\s+(?=(?:{_OPENERS}))|\s*\n\s*(?={_ITEM}|{_ROW})|(?:(?<=ดังนี้)|(?<=ประกอบด้วย))\s*\n|\s+(?=หนังสือรับรองฉบับนี้)|\s+(?=หน่วย\s+ผู้เขียนข่าว)|"
    rf"\s*(?:^|\n)\s*(?:{_TITLES})\s*(?:\n|$)",
    re.DOTALL,
)
_WHOLE = re.compile(rf"(?:^|(?<=\s)){_AIM}", re.DOTALL)
# the note has its own opening word and its own numbers
_OPENING = re.compile(
    rf"(?:{_ITEM}|[๐-๙0-9]{{1,2}}\s{{1,3}}(?=นาย|นาง))?(?:(?:เนื่อง)?ด้วย(?!เหตุ|ความ)\s*|ในการนี้\s+|พร้อมหนังสือนี[้่]?\s*|จึง(?:ใคร่)?(?=ขอ)|หนังสือรับรองฉบับนี้(?:ให้ไว้)?เพื่อ(?:รับรอง|แสดง)ว่า\s*)*"
)
_EARLIER = re.compile(rf"(?:{_ITEM})?(?:ตามที่|ตามหนังสือ|ตามบันทึก|ตามคำสั่ง|ตาม\s|อนุสนธิ|สืบเนื่อง|ตาม.*นั้น$)")
_FOLLOWS = re.compile(rf"(?:{_ITEM})?(?:ตาม|อนุสนธิ|สืบเนื่อง)")
_LEADS_ON = re.compile(r"\s*(?:โดยมี\S*\s+)?(?:ดัง(?:ต่อไป)?นี[้่๊]?|ประกอบด้วย)$")
# what is left of stamps and ink on a scan: signs, stray letters, short Latin
_SCRAP = re.compile("[^ก-๛]*|[ก-๛]{1,2}")
_SOUND = re.compile(r"[A-Za-z]{4,}|[๐-๙0-9]{2,}.*|https?:.*|ณ|ๆ|น\.|[๐-๙0-9]{1,2}[.)]?")
_ENDS_EARLIER = re.compile(r"\s(?:แล้ว)?นั้?น(?=\s|$)|นั้น\s*$")
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
    name = next((one for one in names_of(letter.sender.value) if text.startswith(one)), "")
    rest = text.removeprefix(name).lstrip()
    return replace(unit, piece=replace(unit.piece, text=rest)) if rest else unit


def is_legible(text: str) -> bool:
    """Whether a reading is made of words, and not of what a scan leaves of stamps and ink."""
    words = text.split()
    scraps = [word for word in words if _SCRAP.fullmatch(word) and not _SOUND.fullmatch(word)]
    return len(scraps) < MANY_SCRAPS or len(scraps) * 4 < len(words)


def _before(one: Span, purpose: Span | None) -> bool:
    return purpose is None or (one.page, one.start) < (purpose.page, purpose.start)


def _cut(paragraph: Found, number: int) -> list[Unit]:
    found: list[Unit] = []
    for place, bounds in enumerate(_bounds(paragraph.raw)):
        start, end, shortest = _core(paragraph.raw, *bounds)
        text = tidy(paragraph.raw[start:end])
        if len(clusters(text)) >= shortest and is_legible(text):
            quote = quoted(paragraph, start=start, end=end)
            piece = Piece(shortened(text, LONGEST), (quote,), unsure(paragraph))
            found.append(Unit(piece, _rank(text, number, place), bool(_EARLIER.match(text))))
    return found


def _core(raw: str, first: int, end: int) -> tuple[int, int, int]:
    """Give a sentence without the words that open it and that lead on to a list, and its least length."""
    start = first + _opening(raw[first:end])
    leads_on = _LEADS_ON.search(raw[start:end])
    return (start, start + leads_on.start(), SHORTEST_LEADING) if leads_on else (start, end, SHORTEST)


def _opening(sentence: str) -> int:
    match = _OPENING.match(sentence)
    return match.end() if match else 0


def _bounds(raw: str) -> list[tuple[int, int]]:
    """Give the places of the sentences; one that tells what went before ends at นั้น."""
    whole = [match.span() for match in _WHOLE.finditer(raw)]
    cuts = [match.span() for match in _CUT.finditer(raw)]
    cuts = [cut for cut in cuts if not any(first < cut[1] < last for first, last in whole)]
    if _FOLLOWS.match(raw.lstrip()):
        ends = [match.end() for match in _ENDS_EARLIER.finditer(raw)][:1]
        cuts = [*((end, end) for end in ends), *(cut for cut in cuts if cut[1] > max(ends, default=0))]
    edges = [(0, 0), *sorted(cuts), (len(raw), len(raw))]
    trimmed = (_trim(raw, before[1], after[0]) for before, after in pairwise(edges))
    return [(start, end) for start, end in trimmed if start < end]


def _trim(raw: str, start: int, end: int) -> tuple[int, int]:
    piece = raw[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(piece.strip())


def _rank(text: str, paragraph: int, place: int) -> float:
    weight = sum(points for pattern, points in _WEIGHTS if pattern.search(text))
    opening = 4 if paragraph == place == 0 else (1 if place == 0 else 0)
    return opening + weight - 0.1 * paragraph - 0.01 * place
