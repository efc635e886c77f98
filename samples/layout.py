"""What stands on a made letter, before it becomes DOCX: paragraphs, tables, text boxes (องค์ประกอบของหน้า).

Lengths are in centimetres, sizes of letters in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from thai.digits import to_thai

Align = Literal["left", "center", "right", "thai"]

BODY_SIZE = 16.0  # points: the size that the Regulation's handbook gives for the body
RED = "C00000"

_ADDRESS = re.compile(r"(\S+(?:://|@)\S+)")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    bold: bool = False
    size: float = BODY_SIZE
    colour: str = ""
    underline: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    :param left: indent of all lines; ``first``: of the first line, from there.
    :param picture: height of the emblem that stands before the text; 0 without one.
    :param numbering: ``thai`` or ``arabic``: the word processor counts, the number is not in the text.
    :param before: empty space above, in points.
    """

    runs: tuple[Run, ...]
    align: Align = "left"
    left: float = 0.0
    first: float = 0.0
    tabs: tuple[float, ...] = ()
    picture: float = 0.0
    numbering: str = ""
    before: float = 0.0

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a cell holds paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    widths: tuple[float, ...]
    border: bool = True


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box that floats on the page (กล่องข้อความ); its place counts from the page's top left corner."""

    paragraphs: tuple[Paragraph, ...]
    left: float
    top: float
    width: float
    height: float
    border: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a page."""


Block = Paragraph | Table | TextBox | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole letter."""

    blocks: tuple[Block, ...]
    header: tuple[Paragraph, ...] = ()
    footer: tuple[Paragraph, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs: header, body in order, footer."""
        yield from self.header
        for block in self.blocks:
            yield from _paragraphs(block)
        yield from self.footer

    def lines(self) -> list[str]:
        """The text of all paragraphs that have one."""
        return [p.text for p in self.paragraphs() if p.text.strip()]

    def with_thai_digits(self) -> Sheet:
        """The same letter in Thai digits; addresses of the net keep theirs."""
        return Sheet(
            blocks=tuple(_thai_block(block) for block in self.blocks),
            header=tuple(map(_thai_paragraph, self.header)),
            footer=tuple(map(_thai_paragraph, self.footer)),
        )


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case TextBox(paragraphs=inside):
            yield from inside
        case Table(rows=rows):
            yield from (p for row in rows for cell in row for p in cell)


def thai_digits(text: str) -> str:
    """Write Arabic digits as Thai ones, except inside an address of the net."""
    return "".join(p if i % 2 else to_thai(p) for i, p in enumerate(_ADDRESS.split(text)))


def _thai_paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(r, text=thai_digits(r.text)) for r in paragraph.runs))


def _thai_block(block: Block) -> Block:
    match block:
        case Paragraph():
            return _thai_paragraph(block)
        case TextBox():
            return replace(block, paragraphs=tuple(map(_thai_paragraph, block.paragraphs)))
        case Table():
            rows = tuple(tuple(tuple(map(_thai_paragraph, c)) for c in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def text(
    words: str,
    *,
    bold: bool = False,
    size: float = BODY_SIZE,
    colour: str = "",
    align: Align = "left",
    left: float = 0.0,
    first: float = 0.0,
    tabs: tuple[float, ...] = (),
    before: float = 0.0,
) -> Paragraph:
    """One paragraph of one look."""
    run = Run(words, bold=bold, size=size, colour=colour)
    return Paragraph((run,), align=align, left=left, first=first, tabs=tabs, before=before)
