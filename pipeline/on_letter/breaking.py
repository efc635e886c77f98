"""Where a line of a Thai text may end (การตัดบรรทัด): at spaces and between words, not inside one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from thai.calendar import MONTHS, SHORT_MONTHS
from thai.clusters import clusters
from thai.words import words

#: how wide a text is, in points
Measure = Callable[[str], float]

_MONTH = "|".join(re.escape(month) for month in (*MONTHS, *SHORT_MONTHS))
# "๒๐ พฤศจิกายน", "๑๘๐,๐๐๐ บาท", "ครั้งที่ ๒", "เวลา ๐๙.๓๐ น." and a mark of doubt stay with what they belong to
_GLUED = re.compile(
    rf"(?<=\d) (?={_MONTH}|บาท|น\.|คน|ชุด|ฉบับ|วัน|แห่ง|ราย|ร้อย|ตำบล|หมู่)"
    r"|(?:(?<=ที่)|(?<=เวลา)|(?<=จำนวน)|(?<=พ\.ศ\.)|(?<=โทร\.)) (?=\d)"
    r"| (?=\[\?\]|[–—-] )"
)
_THAI_END, _THAI_START = re.compile("[ก-ฮะ-ฺเ-๎]$"), re.compile("[ก-ฮเ-ไ]")


def lines_of(text: str, width: float, measure: Measure, own: tuple[str, ...] = ()) -> list[str]:
    """Break a text into lines no wider than ``width``; a word that is wider is broken between clusters.

    :param own: the office's own words.
    """
    lines: list[str] = []
    line = ""
    for piece in _narrow(_pieces(text, own), width, measure):
        if line and measure(f"{line}{piece}".rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _narrow(pieces: Iterator[str], width: float, measure: Measure) -> Iterator[str]:
    for piece in pieces:
        if measure(piece.strip()) <= width:
            yield piece
        else:
            yield from clusters(piece)


def _pieces(text: str, own: tuple[str, ...]) -> Iterator[str]:
    """Cut a text at each place where a line may end."""
    glued = {match.end() for match in _GLUED.finditer(text)}
    piece, end = "", 0
    for word in words(text, own):
        if piece and end not in glued and _may_part(piece, word):
            yield piece
            piece = ""
        piece += word
        end += len(word)
    if piece:
        yield piece


def _may_part(before: str, after: str) -> bool:
    if after.isspace():
        return False
    return before[-1].isspace() or bool(_THAI_END.search(before) and _THAI_START.match(after))
