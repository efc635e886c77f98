"""Cut a paragraph into sentences (ตัดย่อหน้าเป็นประโยค).

Thai has no full stop: a sentence ends at a space before a word that opens a new one, at a new item of a
list, at a row of a table, at a title on a line of its own.  A long one is cut at its clauses too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from thai.clusters import clusters

#: clusters: a longer sentence is cut into its clauses
LONG = 170
#: clusters: a shorter clause stays with the one before it
SHORTEST_CLAUSE = 40

_OPENERS = "ในการนี้|ทั้งนี้|อนึ่ง|จึง|ดังนั้น|นอกจากนี้|พร้อมนี้|พร้อมทั้ง|โดยขอให้|และขอให้|ขอให้|รายละเอียด"
# "๑.เป็นโครงการ…" has no space, and "๒.๕ ล้าน" is no item
ITEM = r"(?:(?:[๐-๙0-9]{1,2}\.(?:[๐-๙0-9]{1,2}\.?)*|\([๐-๙0-9]{1,2}\)|-)\s+|[๐-๙0-9]{1,2}\.(?=[ก-ฮเ-ไ]))"
_PERSON = r"[๐-๙0-9]{1,2}\s{1,3}(?=นาย|นาง)"
# what a request is for (เพื่อ…), or hangs on (เมื่อ… หาก…), stands before it and stays with it
_AIM = r"(?:(?:ดังนั้น\s+)?เพื่อ|เมื่?อ|หาก)(?:(?!\sเพื่อ|\n\n|ในการนี้|ทั้งนี้|อนึ่ง).){1,160}?\s+(?:ขอให้|จึง)"
_TITLES = "เรื่องเดิม|ข้อเท็จจริง|ข้อกฎหมาย|ข้อพิจารณา|ข้อเสนอ"
_CERTIFICATE = "หนังสือรับรองฉบับนี้"
_CUT = re.compile(
    "|".join(
        (
            rf"\s+(?={_AIM})",
            rf"\s+(?=(?:{_OPENERS}))",
            rf"\s*\n\s*(?={ITEM}|{_PERSON}|ให้(?:คณะ|ผู้))",
            r"(?:(?<=ดังนี้)|(?<=ประกอบด้วย))\s*\n",
            rf"\s+(?={_CERTIFICATE}|หน่วย\s+ผู้เขียนข่าว)",  # what is pressed on to the head or the foot of a form
            rf"\s*(?:^|\n)\s*(?:{_TITLES})\s*(?:\n|$)",
        )
    ),
    re.DOTALL,
)
_WHOLE = re.compile(rf"(?:^|(?<=\s)){_AIM}", re.DOTALL)
# the note has its own opening words and its own numbers
_OPENING = re.compile(
    rf"(?:{ITEM}|{_PERSON})?"
    # OCR takes ด for ค or ต
    r"(?:(?:เนื่อง)?[ดคต]้วย(?!เหตุ|ความ)\s*|ในการนี้\s+|ดังนั้น\s+|ขอ(?:เรียน|แจ้ง)ว่า\s*|พร้อม(?:หนังสือ)?นี[้่]?\s+|พร้อมหนังสือนี[้่]?|ซึ่ง\s*|"
    r"โดย(?=ส่ง|ขอ|ให้)|และ(?=ให้|ขอ|สามารถ|รายงาน|แจ้ง)|จึง(?:ใคร่)?(?=ขอ)|"
    rf"{_CERTIFICATE}(?:ให้ไว้)?เพื่อ(?:รับรอง|แสดง)ว่า\s*)*"
)
# the words that open a clause; โดยตรง, โดยเร็ว and their like open none
_CLAUSE = re.compile(
    r"\s+(?=โดย(?!เฉพาะ|ตรง|ทั่ว|พร้อม|ส่วน|เร็ว|ด่วน|วิธี|พลัน|ชอบ|มิชอบ|เจตนา|ถูก|ไม่)|ซึ่ง|สำหรับ|หาก|เนื่องจาก|บัดนี้|"
    r"ปรากฏว่า|ผลปรากฏ|แต่(?!ง|ละ)|และ(?:ให้|ขอ|สามารถ|รายงาน|แจ้ง|หาก|ก่อน)|ประกอบกับ|เช่น|ถ้า|เมื่อ(?!วันที่))|(?<=นั้น)\s+"
)
_LEADS_ON = re.compile(r"\s*(?:โดยมี\S*\s+)?(?:[ดค]ัง(?:ต่อไป)?นี[้่๊]?|ประกอบด้วย)$")
_FOLLOWS = re.compile(rf"(?:{ITEM})?(?:ตาม|อนุสนธิ|สืบเนื่อง)")
_ENDS_EARLIER = re.compile(r"\s(?:แล้ว)?นั้?น(?=\s|$)|นั้น\s*$")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a sentence stands in its paragraph, without the words that open it.

    :param leads_on: it ended in ดังนี้, and the list that it leads on to is cut off.
    """

    start: int
    end: int
    leads_on: bool


def cuts(raw: str) -> list[Cut]:
    """Give the sentences of a paragraph; one that tells what went before ends at นั้น."""
    return [_core(raw, *clause) for start, end in _bounds(raw) for clause in _clauses(raw, start, end)]


def _clauses(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a long sentence where a clause opens, as far as all parts say enough to stand alone.

    What tells of earlier letters stays whole: only its beginning says that it does.
    """
    if len(clusters(raw[start:end])) <= LONG or _FOLLOWS.match(raw, start, end):
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    first = start
    for gap in _CLAUSE.finditer(raw, start, end):
        if all(
            len(clusters(part)) >= SHORTEST_CLAUSE
            for part in (raw[first : gap.start()], raw[gap.end() : end])
        ):
            parts.append((first, gap.start()))
            first = gap.end()
    return [*parts, (first, end)]


def _core(raw: str, first: int, end: int) -> Cut:
    opening = _OPENING.match(raw, first, end)
    start = opening.end() if opening else first
    leads_on = _LEADS_ON.search(raw[start:end])
    return Cut(start, start + leads_on.start() if leads_on else end, bool(leads_on))


def _bounds(raw: str) -> list[tuple[int, int]]:
    whole = [match.span() for match in _WHOLE.finditer(raw)]
    gaps = [match.span() for match in _CUT.finditer(raw) if not raw.endswith("ว่า", 0, match.start())]
    gaps = [gap for gap in gaps if not any(first < gap[1] < last for first, last in whole)]
    if _FOLLOWS.match(raw.lstrip()):
        ends = [match.end() for match in _ENDS_EARLIER.finditer(raw)][:1]
        gaps = [*((end, end) for end in ends), *(gap for gap in gaps if gap[1] > max(ends, default=0))]
    edges = [(0, 0), *sorted(gaps), (len(raw), len(raw))]
    trimmed = (_trim(raw, before[1], after[0]) for before, after in pairwise(edges))
    return [(start, end) for start, end in trimmed if start < end]


def _trim(raw: str, start: int, end: int) -> tuple[int, int]:
    piece = raw[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(piece.strip())
