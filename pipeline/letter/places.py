"""Where an event is held (สถานที่)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.clauses import clause_end
from pipeline.letter.lines import tidy

#: a place is not longer
PLACE_LENGTH = 140
#: so far before its date an event's place may stand
BEFORE = 160

_AT = re.compile(
    r"(?<![ก-๎])ณ[ \n]+(?!วัน|โอกาส|ที่(?:นี้|นั้น)|ขณะ|ปัจจุบัน|เวลา|สิ้น|บัดนี้|เดือน|ปลาย|ต้น|จุดนี้|[0-9๐-๙])(?P<place>\S)"
)
_RIGHT_HERE = re.compile(rf"[ \n]*(?:(?:ใน)?เวลาเดียวกัน[ \n]+)?{_AT.pattern}")
# "เวลา ๑๓.๐๐ น. ห้องประชุมทานตะวัน": letters leave ณ out where the time leads to the place
_BARE = re.compile(
    r"[ \n]*,?(?:ที่)?(?P<place>(?:ห้อง(?:ประชุม)?|หอประชุม|ศาลา(?!กลาง)|โรงแรม|อาคาร|ลาน|สนาม|ศูนย์ประชุม)\S)"
)
_CHUNK = re.compile(r"\S+")
# words that go on with an address
_ADDRESS = re.compile(
    r"[(“\"'A-Za-z0-9๐-๙]|(?:ชั้น|อาคาร|ตึก|ห้อง|ศาลา|ตำบล|แขวง|เขต|อำเภอ|กิ่ง|จังหวัด|กรุงเทพ|ถนน|ซอย|ตรอก|เลขที่|หมู่|บ้าน|ต\.|"
    r"อ\.|จ\.|ถ\.|ม\.|ซ\.|โรงแรม|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|คณะ|ศูนย์|สำนัก|ที่ว่าการ|ที่ทำการ|หอ|สนาม|ลาน|โดม|วัด|เทศบาล|องค์การ|"
    r"กรม|กอง|กระทรวง|สถา|สวน|ริม|หน้า|ด้าน|หลัง|ปีก|[ก-ฮ]{2,4}\.)"
)
# a class of places whose name follows ("โรงแรม ศรีนาคา")
_UNNAMED = re.compile(
    r"\S*(?:โรงแรม|ห้องประชุม|ห้อง|หอประชุม|วัด|โรงเรียน|อาคาร|ศาลา|ศูนย์ประชุม|ชั้น|หมู่ที่|หมู่|เลขที่|ถนน|ซอย|บ้าน|ตำบล|อำเภอ|จังหวัด)"
)
# parts of a name that is written with spaces are short, and an address follows
_NAME_PART, _NAME_PARTS = 20, 2


def place_after(text: str, start: int, until: int) -> str | None:
    """Give the place that is named after ณ in a part of a text."""
    match = _BARE.match(text, start, until) or _AT.search(text, start, until)
    return _place(text, match.start("place"), until) if match else None


def place_before(text: str, since: int, end: int) -> str | None:
    """Give the place that leads to what stands at ``end`` ("ณ หอประชุม ในวันที่")."""
    found = list(_AT.finditer(text, max(since, end - BEFORE), end))
    if not found:
        return None
    place = _place(text, found[-1].start("place"), end)
    return place if place == tidy(text[found[-1].start("place") : end]) else None


def place_at(text: str, start: int, until: int) -> Iterator[tuple[int, int]]:
    """Find where the places stand that are named after ณ in a part of a text."""
    for match in _AT.finditer(text, start, until):
        yield match.start("place"), _place_end(text, match.start("place"), until)


def at_place(text: str, start: int) -> bool:
    """Tell whether a place stands right here."""
    return _RIGHT_HERE.match(text, start) is not None


def _place(text: str, start: int, until: int) -> str:
    return tidy(text[start : _place_end(text, start, until)])


def _place_end(text: str, start: int, until: int) -> int:
    end = min(clause_end(text, start, PLACE_LENGTH), until)
    chunks = list(_CHUNK.finditer(text, start, end))
    kept = 1
    while kept < len(chunks) and (more := _more(chunks, kept)):
        kept += more
    return chunks[kept - 1].end()


def _more(chunks: list[re.Match[str]], at: int) -> int:
    """Count the chunks from here on that belong to the place: one of an address, or a name's up to it."""
    if _ADDRESS.match(chunks[at][0]) or _UNNAMED.fullmatch(chunks[at - 1][0]) or _is_open(chunks, at):
        return 1
    for ahead in range(1, min(_NAME_PARTS, len(chunks) - at - 1) + 1):
        if len(chunks[at + ahead - 1][0]) > _NAME_PART:
            return 0
        if _ADDRESS.match(chunks[at + ahead][0]):
            return ahead + 1
    return 0


def _is_open(chunks: list[re.Match[str]], at: int) -> bool:
    """Whether a bracket is still open before this chunk."""
    before = chunks[0].string[chunks[0].start() : chunks[at].start()]
    return before.count("(") > before.count(")")
