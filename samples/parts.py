"""Parts that several forms share (ส่วนประกอบที่หนังสือหลายชนิดใช้ร่วมกัน)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samples.layout import RED, Block, PageBreak, Paragraph, Run, Table, TextBox, text
from samples.source import Source

INDENT = 2.5  # cm: the paragraph indent of the Regulation's handbook
RIGHT = 9.0  # cm: where the agency begins, right of the emblem
SIGN = 6.5  # cm: the left edge of the column of closing and signature
SPACE = 6.0  # points between the parts of a letter
SPEED_SIZE = 32.0  # points: the Regulation asks for at least this

EMBLEM_LARGE = 3.0
EMBLEM_SMALL = 1.5


def emblem() -> Paragraph:
    """The emblem in the middle, 3 cm high."""
    return Paragraph((), align="center", picture=EMBLEM_LARGE)


def speed(source: Source) -> Iterator[Block]:
    """ชั้นความเร็ว, red, above the number."""
    if source.get("speed"):
        yield text(source.get("speed"), bold=True, size=SPEED_SIZE, colour=RED)


def labelled(label: str, value: str, tab: float, before: float = SPACE) -> Paragraph:
    """เรื่อง, เรียน and their like: the label, then the value with a hanging indent."""
    return text(f"{label}\t{value}", left=tab, first=-tab, tabs=(tab,), before=before)


def listed(label: str, values: tuple[str, ...], tab: float) -> Iterator[Block]:
    """อ้างถึง and สิ่งที่ส่งมาด้วย: numbered where there are several."""
    for i, value in enumerate(values, 1):
        shown = f"{i}. {value}" if len(values) > 1 else value
        yield labelled(label if i == 1 else "", shown, tab, SPACE if i == 1 else 0)


def body(source: Source, before: float = SPACE, field: str = "body") -> Iterator[Block]:
    """The body or another field of its kind, paragraph by paragraph."""
    for item in source.all(field):
        yield _item(source, item, before)


def _item(source: Source, item: str, before: float) -> Block:
    mark, _, rest = item.partition(" ")
    if item == "---":
        return PageBreak()
    if item.startswith("{"):
        return table(source, item.strip("{}"))
    if mark == "==":
        return text(rest, bold=True, before=before)
    if mark == "#":
        numbering = "thai" if source.thai else "arabic"
        return replace(text(rest, align="thai", first=INDENT), numbering=numbering)
    if mark == "-":
        return text(item, align="thai", first=INDENT + 0.5)
    return text(item, align="thai", first=INDENT, before=before)


def table(source: Source, name: str) -> Table:
    """A table of the source; its first row is bold, a column in ``right`` holds figures."""
    made = source.tables[name]
    right = set(made.get("right", ()))
    rows = tuple(
        tuple((_cell(cell, head=i == 0, right=j in right),) for j, cell in enumerate(row))
        for i, row in enumerate(made["rows"])
    )
    return Table(rows, tuple(made["widths"]))


def _cell(words: str, *, head: bool, right: bool) -> Paragraph:
    return text(words, bold=head, align="center" if head else "right" if right else "left")


def signature(source: Source, closing: str = "") -> Iterator[Block]:
    """The closing, room for the signature, the full name in brackets, the position."""
    if closing:
        yield text(closing, align="center", left=SIGN, before=2 * SPACE)
    yield text("", size=24)
    name = f"({source.get('signatory')})"
    yield from (text(words, align="center", left=SIGN) for words in (name, *source.all("position")))


def owner(source: Source) -> Iterator[Block]:
    """ส่วนราชการเจ้าของเรื่อง, โทร., e-mail; bottom left."""
    lines = [*source.all("owner")]
    if source.get("phone"):
        lines.append(f"โทร. {source.get('phone')}")
    if source.get("email"):
        lines.append(f"ไปรษณีย์อิเล็กทรอนิกส์ {source.get('email')}")
    yield from (text(words, before=3 * SPACE if i == 0 else 0) for i, words in enumerate(lines))


def boxes(source: Source) -> Iterator[Block]:
    """The text boxes; a line that begins with ``! `` is large, bold and red."""
    for made in source.boxes.values():
        left, top, width, height = made["place"]
        paragraphs = tuple(map(_box_line, made["lines"]))
        yield TextBox(paragraphs, left, top, width, height, made.get("border", True))


def _box_line(line: str) -> Paragraph:
    if line.startswith("! "):
        return text(line[2:], bold=True, size=SPEED_SIZE, colour=RED)
    return text(line)


def dotted(label: str, value: str) -> tuple[Run, ...]:
    """A field of a memo's head: the bold label, then the value on a dotted rule that runs to the next tab."""
    return (Run(label, bold=True, size=20), Run(f" {value}\t", underline="dotted"))
