"""A letter taken apart: its head (label by label), its body and its foot."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.base import Page
from pipeline.letter.fields import Found
from pipeline.letter.labels import Label, label_of
from pipeline.letter.lines import Line, boxes_of, likeness, lines_of
from pipeline.letter.stamp_lines import stamp_of
from pipeline.letter.wrapping import is_full_line
from thai.digits import to_arabic

#: no letter is longer; what is, a list or a hostile file, is read so far for its fields (all is searched)
MOST_LINES = 4000
#: a head is not longer than so many lines (military address lists are the longest met)
HEAD_LINES = 40
#: stamps and notes above the first label take fewer lines than this; a body that opens below them has no head
HEADLESS = 8
#: stamps and hand notes may put so many lines between two labels of a head
STRAY_LINES = 3
#: a line is full when it ends this near (share of the page's width) to the right margin
RIGHT_SLACK = 0.1
#: a line hangs below a value when both begin at the same place, give or take this share of the page's width
HANGING = 0.015
#: share of the right margin that a line reaches before a word that is too long for it
LONG_LINE = 0.7
#: of the words on the right half of a page so many end before the margin or at it
MARGIN_SHARE = 0.9

# Source: DOMAIN.md, "Opening and purpose"; the Regulation on correspondence's explanations.
# On worn print ด and ต come as ค.
_OPENERS = re.compile(
    r"(?:[0-9๐-๙]+\. *)?(?:[ดค][้่]วย(?!กัน)|เนื่อง(?:ด้วย|จาก|ใน)|[ตค]าม(?!ลำดับ)|อนุสนธิ|สืบเนื่อง|โดยที่|เพื่อให้|พร้อมนี้|"
    r"บัดนี้|อาศัยอำนาจ|ข้าพเจ้า|จึงเรียน|ขอให้|ขอส่ง|ขอเชิญ)"
)
# the end of the phrase is often under a signature
_CLOSING = tuple(likeness(text) for text in ("ขอแสดงความนับ", "ด้วยความเคารพ"))
_ITEM = re.compile(r"(?P<number>\d{1,2})[.)]\s*")
# an item that cites a letter: its kind, and somewhere its day
_CITATION = re.compile(r"\d{1,2}[.)]\s*(?:หนังสือ|บันทึก|คำสั่ง|ประกาศ|วิทยุ).*\s(?:ลงวั|ลงวนท|ลว\.)")
_COUNTED = re.compile(r"จำนวน\s*[0-9๐-๙]+\s*(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|แฟ้ม|ใบ|รายการ|ราย|แผง|กล่อง|ม้วน)$")
_LISTS = ("references", "enclosures")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands after one label: the value's lines, the first one without its label."""

    label: Label
    lines: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter's lines and where its parts lie.

    :param blocks: the labelled parts of the head, in order.
    :param body_start: index into ``lines`` of the first line of the body.
    :param closing: index of ขอแสดงความนับถือ, or None.
    :param stamp: the lines of the receive stamp, which are not the letter's own.
    :param cut: the document is longer than any letter, and only its beginning is here.
    """

    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...] = field(default=())
    body_start: int = 0
    closing: int | None = None
    stamp: tuple[Line, ...] = ()
    cut: bool = False

    def block(self, label: Label) -> Block | None:
        """Give the first part with this label."""
        return next((block for block in self.blocks if block.label == label), None)

    def all_blocks(self, label: Label) -> list[Block]:
        """Give all parts with this label."""
        return [block for block in self.blocks if block.label == label]

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines above the body."""
        return self.lines[: self.body_start]

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines from the body's first on, to the closing phrase or the end."""
        return self.lines[self.body_start : self.closing]


#: how a field is read from a letter; None where it does not stand there
FieldReader = Callable[[Sheet], Found | None]


def take_apart(pages: tuple[Page, ...]) -> Sheet:
    """Find the parts of a letter."""
    every = lines_of(pages)
    lines = tuple(every[:MOST_LINES])
    blocks = _blocks(lines)
    body_start = _body_start(lines, blocks)
    return Sheet(
        pages,
        lines,
        tuple(blocks),
        body_start,
        _closing(lines, body_start),
        stamp_of(lines),
        len(every) > MOST_LINES,
    )


def _blocks(lines: tuple[Line, ...]) -> list[Block]:
    found: list[Block] = []
    index = 0
    while index < min(len(lines), HEAD_LINES):
        if (found or index >= HEADLESS) and (opens_body(lines[index]) or _head_is_over(found, index)):
            break
        label = label_of(lines[index])
        if label is None:
            index += 1
            continue
        block = _block(lines, index, *label)
        found.append(block)
        index = block.last + 1
    return found


def _head_is_over(found: list[Block], index: int) -> bool:
    """Whether so many lines without a label came after the addressee that this is the body."""
    labels = {block.label for block in found}
    return bool(labels & {"to", "subject"}) and index - found[-1].last > STRAY_LINES


def _block(lines: tuple[Line, ...], first: int, label: Label, value_start: int) -> Block:
    taken = [lines[first].part(value_start)]
    last = first
    while last + 1 < len(lines) and _continues(lines[last], lines[last + 1], label, taken):
        last += 1
        taken.append(lines[last])
    return Block(label, tuple(line for line in taken if line.text), first, last)


def _continues(before: Line, line: Line, label: Label, taken: list[Line]) -> bool:
    if label in ("date", "speed", "secrecy", "sheet", "group", "number", "agency"):
        return False
    if before.page is not line.page or label_of(line) or _is_closing(line):
        return False
    if label == "enclosures" and is_counted(line.text) and is_counted(before.text):
        return True
    item = _item(line)
    if item is not None:
        body = bool(taken[0].text) and not _last_item(taken) and opens_body(line)
        return label in _LISTS and _follows(item, taken, line, label) and not body
    return not opens_body(line) and (is_full(before) or _hangs(taken[0], before, line))


def _hangs(value: Line, before: Line, line: Line) -> bool:
    """Tell whether a line begins below the value, not below its label, and the one before it is a long one.

    A long word (องค์กรปกครองส่วนท้องถิ่น) goes down whole and leaves its line far from full.
    """
    page = line.page
    first, last, here = (boxes_of(one) for one in (value, before, line))
    if not first or not last or not here or page.width is None:
        return False
    below = abs(here[0].left - first[0].left) <= HANGING * page.width
    return below and last[-1].right >= LONG_LINE * _right_margin(page, page.width)


def is_counted(text: str) -> bool:
    """Tell whether a line names an enclosure to its end: "แผนที่สังเขป จำนวน ๑ แผ่น"."""
    return _COUNTED.search(text) is not None


def _item(line: Line) -> int | None:
    match = _ITEM.match(to_arabic(line.text))
    return int(match["number"]) if match else None


def _follows(item: int, taken: list[Line], line: Line, label: Label) -> bool:
    """Tell whether an item is the next one: by the last one, by their count, by what it says."""
    count = sum(_item(one) is not None for one in taken)
    return item in (_last_item(taken) + 1, count + 1) or (
        label == "references" and bool(_CITATION.match(to_arabic(line.text)))
    )


def _last_item(taken: list[Line]) -> int:
    return next((item for item in map(_item, reversed(taken)) if item is not None), 0)


def opens_body(line: Line) -> bool:
    """Tell whether a line opens the body (ด้วย เนื่องจาก ตามที่ …)."""
    return bool(_OPENERS.match(line.text))


def is_full(line: Line) -> bool:
    """Tell whether a line runs to the right margin, so that its text may go on in the next."""
    boxes = boxes_of(line)
    if not boxes or line.page.width is None:
        return is_full_line(line.text, line.page.text)
    return boxes[-1].right >= _right_margin(line.page, line.page.width) - RIGHT_SLACK * line.page.width


def _right_margin(page: Page, width: float) -> float:
    """Where the text ends on the right: stamps and noise may stand further out, so not the greatest."""
    rights = sorted(word.box.right for word in page.words if word.box is not None)
    far = [right for right in rights if right > width / 2] or rights
    return far[int(len(far) * MARGIN_SHARE)]


def _is_closing(line: Line) -> bool:
    return likeness(line.text).startswith(_CLOSING)


def _body_start(lines: tuple[Line, ...], blocks: list[Block]) -> int:
    after = blocks[-1].last + 1 if blocks else 0
    opener = next((i for i in range(after, min(len(lines), after + 6)) if opens_body(lines[i])), None)
    return after if opener is None or blocks else opener


def _closing(lines: tuple[Line, ...], body_start: int) -> int | None:
    return next((i for i in range(body_start, len(lines)) if _is_closing(lines[i])), None)
