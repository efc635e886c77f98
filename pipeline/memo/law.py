"""Acts and regulations that a letter names (ข้อกฎหมาย): their names as it writes them, nothing more."""

from __future__ import annotations

import re

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Letter
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, quoted, squeezed

MOST = 3
_YEAR = r"พ\.?\s?ศ\.?\s*[๐-๙0-9]{4}"
_ACT = "พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|กฎกระทรวง|ประมวลกฎหมาย"
_RULES = "(?:ระเบียบ|ข้อบังคับ|ประกาศ)[ก-๎ \n]{2,60}?ว่าด้วย"
_ARTICLE = r"(?:(?:มาตรา|ข้อ)\s*[๐-๙0-9]+(?:/[๐-๙0-9]+)?\s*(?:วรรค[ก-๎]+\s*)?แห่ง)?"
# a name runs to its year, over a line's end but not over a paragraph's; without a year to the next space
_LAW = re.compile(
    rf"{_ARTICLE}(?:(?:{_ACT})|{_RULES})(?:(?:(?!\n\n)[^“”]){{0,150}}?{_YEAR}|(?:ว่าด้วย)?[ก-๎]{{6,90}})"
)
# "พระราชกฤษฎีกาดังกล่าว" names none
_SAME = "ดังกล่าว"


def laws(letter: Letter) -> list[Piece]:
    """Give the acts and regulations that the letter names, each once; what its subject names stands there."""
    subject = squeezed(letter.subject.value) if letter.subject else ""
    found: dict[str, Piece] = {}
    for span in letter.body:
        for match in _LAW.finditer(span.raw):
            if _SAME in match[0] or squeezed(match[0]) in subject:
                continue
            place = quoted(span, start=match.start(), end=match.end())
            found.setdefault(squeezed(match[0]), Piece(tidy(match[0]), (place,), doubtful(span)))
    return list(found.values())[:MOST]
