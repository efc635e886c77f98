"""The paragraphs of a letter's body (ข้อความ) and the one that says what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, Trust, Where, columns, flowing, likeness, tidy
from pipeline.letter.sheet import Sheet, is_full, opens_body
from thai.calendar import month_pattern
from thai.traced import Traced

#: where the body of a letter without closing phrase ends
_ENDS = tuple(likeness(text) for text in ("สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ", "เลิกประชุม", "ผู้จดรายงาน", "ผู้เขียนข่าว"))
_PURPOSE = re.compile(
    r"(?:[0-9๐-๙]+\.\s*)?จึง(?:กราบ)?(?:เรียน|เสนอ|แจ้ง|ประกาศ|นำเรียน|นมัสการ)(?:มา)?(?:เพื่อ|ให้|ท่าน|ยัง)?"
)
_ITEM = re.compile(r"(?:[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|\([0-9๐-๙]+\)|[-•])\s")
# a line that begins with a month goes on with the date of the line before
_MONTH = re.compile(month_pattern())
_SIGNATURE = re.compile(r"\(?\s*(?:ลงชื่อ|\()")


@dataclass(frozen=True, slots=True)
class Paragraph(Line):
    """A paragraph on one page, line breaks included."""

    @property
    def flow(self) -> Traced:
        """The paragraph on one line: a break inside Thai words is gone, another is a space."""
        return flowing(self.text)

    def place(self, start: int, end: int, trust: Trust) -> Where:
        """Describe a part, offsets from the start of ``flow``."""
        origin = self.flow.origin
        return self.where(origin[start], origin[end - 1] + 1, trust=trust)

    def found(self) -> Found:
        """Give the paragraph as a field."""
        return Found(value=tidy(self.text), **self.where(trust="prose"))


def paragraphs(sheet: Sheet) -> list[Paragraph]:
    """Give the body's paragraphs, the purpose among them."""
    return _joined(_body_lines(sheet))


def all_paragraphs(sheet: Sheet) -> list[Paragraph]:
    """Give the paragraphs of the whole document, head, notes below the signature and enclosures among them.

    A deadline may stand anywhere, and none may be missed.
    """
    return _joined(sheet.lines)


def _joined(lines: Sequence[Line]) -> list[Paragraph]:
    found: list[Paragraph] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line):
            found[-1] = Paragraph(line.page, found[-1].start, line.end)
        else:
            found.append(Paragraph(line.page, line.start, line.end))
        before = line
    return found


def _body_lines(sheet: Sheet) -> list[Line]:
    taken: list[Line] = []
    for line in sheet.body:
        ends = any(likeness(part.text).startswith(_ENDS) for part in columns(line))
        if ends or (_has_purpose(taken) and _SIGNATURE.match(line.text)):
            break
        taken.append(line)
    return taken


def _has_purpose(lines: list[Line]) -> bool:
    return any(_PURPOSE.match(line.text) for line in lines)


def _goes_on(before: Line, line: Line) -> bool:
    if before.page is not line.page or _ITEM.match(line.text) or _PURPOSE.match(line.text):
        return False
    return bool(_MONTH.match(line.text)) or (is_full(before) and not opens_body(line))


def purpose(found: list[Paragraph]) -> Found | None:
    """The paragraph that says what is asked (จึงเรียนมาเพื่อ…)."""
    for paragraph in reversed(found):
        if _PURPOSE.match(paragraph.text):
            return paragraph.found()
    return None
