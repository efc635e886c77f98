"""The paragraphs of a letter's body (ข้อความ) and the one that says what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, Trust, Where, boxes_of, columns, flowing, likeness, tidy
from pipeline.letter.sheet import Sheet, is_full, opens_body
from thai.calendar import month_pattern
from thai.digits import to_arabic
from thai.traced import Traced

#: where the body of a letter without closing phrase ends
_ENDS = tuple(likeness(text) for text in ("สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ", "เลิกประชุม", "ผู้จดรายงาน", "ผู้เขียนข่าว"))
_PURPOSE = re.compile(
    r"(?:[0-9๐-๙]+\.\s*)?จึง(?:กราบ)?(?:เรียน|เสนอ|แจ้ง|ประกาศ|นำเรียน|นมัสการ)(?:มา)?(?:เพื่อ|ให้|ท่าน|ยัง)?"
)
_ITEM = re.compile(r"(?:[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|\([0-9๐-๙]+\)|[-•])\s")
# a heading in minutes stands at the margin, below a line that may be full
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระที่\s?[0-9๐-๙]|มติที่ประชุม\s")
# a line that begins with a month goes on with the date of the line before, and an address goes down whole
_SURELY_GOES_ON = re.compile(rf"{month_pattern()}|https?://|e-?mail|[\w.+-]+@\w")
# "ระหว่างวันที่ ๕" and below it "- ๙ ตุลาคม": no item
_STRETCH = re.compile(r"[-–—]\s?[0-9๐-๙]")
_DIGIT_LAST = re.compile(r"[0-9๐-๙]$")
# where minutes (รายงานการประชุม) begin to tell what was said, whatever a line of theirs may be taken for
_MEETING_BEGINS = likeness("เริ่มประชุม")
# words before which letters leave a space, and which may begin a line
_LINKING = re.compile(
    r"(?<=[ก-๎])[ \t]*\n[ \t]*(?=ทั้งนี้|โดย|จึง|เพื่อ|ซึ่ง|หาก|สำหรับ|ในการนี้|ณ[ \n]|ผ่าน|พร้อม(?:ทั้ง|ส่ง)|"
    r"(?:และ|แล้ว)?(?:ขอให้|ให้|จัดส่ง|ส่ง|แจ้ง|รายงาน)|กลุ่มเป้าหมาย|รายละเอียด)|(?<=\sณ)[ \t]*\n|(?<=นั้น)[ \t]*\n"
)
#: a first line stands so much of the page's width further in than the text below it
INDENT = 0.04
#: of the lines of a page so many begin at the left margin or before it
MARGIN_SHARE = 0.15
_SIGNATURE = re.compile(r"\(?\s*(?:ลงชื่อ|\()")


@dataclass(frozen=True)  # no slots: its flow is kept, which is asked for at each date
class Paragraph(Line):
    """A paragraph on one page, line breaks included."""

    @cached_property
    def flow(self) -> Traced:
        """The paragraph on one line: a break inside Thai words is gone, another is a space."""
        spaced = _LINKING.sub(lambda match: match[0].replace("\n", " "), self.text)
        return flowing(spaced)

    @cached_property
    def plain(self) -> str:
        """The same in Arabic digits."""
        return to_arabic(self.flow.text)

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
    margins = _left_margins(lines)
    for line in lines:
        margin = margins.get(line.page.number, 0.0)
        if before and _goes_on(before, line) and not _is_first_line(found[-1], before, line, margin):
            found[-1] = Paragraph(line.page, found[-1].start, line.end)
        else:
            found.append(Paragraph(line.page, line.start, line.end))
        before = line
    return found


def _body_lines(sheet: Sheet) -> list[Line]:
    taken: list[Line] = []
    for line in _from_the_meeting(sheet) or sheet.body:
        ends = any(likeness(part.text).startswith(_ENDS) for part in columns(line))
        if ends or (_has_purpose(taken) and _SIGNATURE.match(line.text)):
            break
        taken.append(line)
    return taken


def _from_the_meeting(sheet: Sheet) -> tuple[Line, ...]:
    """Give the lines of minutes below เริ่มประชุม; none in other documents."""
    every = enumerate(sheet.lines[: sheet.body_start])
    begins = next((i for i, line in every if likeness(line.text).startswith(_MEETING_BEGINS)), None)
    return () if begins is None else sheet.lines[begins + 1 : sheet.closing]


def _has_purpose(lines: list[Line]) -> bool:
    return any(_PURPOSE.match(line.text) for line in lines)


def _goes_on(before: Line, line: Line) -> bool:
    if before.page is not line.page:
        return False
    if _STRETCH.match(line.text) and _DIGIT_LAST.search(before.text):
        return True
    if any(one.match(line.text) for one in (_ITEM, _PURPOSE, _AGENDA)):
        return False
    return bool(_SURELY_GOES_ON.match(line.text)) or (is_full(before) and not opens_body(line))


def _is_first_line(paragraph: Paragraph, before: Line, line: Line, margin: float) -> bool:
    """Tell whether a line is set in as a paragraph's first line is; lines below an item's words are, too."""
    left, left_before, begun = (_left(one) for one in (line, before, paragraph))
    if left is None or left_before is None or begun is None or line.page.width is None:
        return False
    step = INDENT * line.page.width
    hangs = _ITEM.match(paragraph.text) and left > begun + step / 2
    if left < margin + step or hangs:
        return False
    return left > left_before + step or abs(left - begun) <= step / 2


def _left(line: Line) -> float | None:
    return next((box.left for box in boxes_of(line)), None)


def _left_margins(lines: Sequence[Line]) -> dict[int, float]:
    """Give by page where most lines begin: stamps and noise may stand further out, so not the least."""
    lefts: dict[int, list[float]] = {}
    for line in lines:
        if (left := _left(line)) is not None:
            lefts.setdefault(line.page.number, []).append(left)
    return {page: sorted(of)[int(len(of) * MARGIN_SHARE)] for page, of in lefts.items()}


def purpose(found: list[Paragraph]) -> Found | None:
    """The paragraph that says what is asked (จึงเรียนมาเพื่อ…)."""
    for paragraph in reversed(found):
        if _PURPOSE.match(paragraph.text):
            return paragraph.found()
    return None
