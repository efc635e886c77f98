"""What comes with a letter (สิ่งที่ส่งมาด้วย), as the note lists it."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter
from pipeline.memo.evidence import Piece, as_value, brief

#: clusters of one enclosure
LONGEST = 110
# where the number of copies ends an enclosure, what a misread page runs into it is the body's
_COPIES = re.compile(r"จำนวน\s*[๐-๙0-9]+\s*(?:ชุด|ฉบับ|เล่ม|แผ่น|รายการ|ใบ|หน้า|ซอง|กล่อง)")
_BODY = re.compile(r"(?:เพื่อให้|ตามอ้าง|ตามที่|ด้วย|เนื่อง|อนุสนธิ)")


def enclosed(letter: Letter) -> list[Piece]:
    """Give the enclosures; paragraphs of the body that were taken for some are left out."""
    found = (as_value(one) for one in letter.enclosures)
    return [brief(_named(one), LONGEST) for one in found if not _BODY.match(one.text)]


def _named(one: Piece) -> Piece:
    copies = _COPIES.search(one.text)
    return Piece(one.text[: copies.end()], one.evidence, one.doubtful) if copies else one
