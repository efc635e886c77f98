"""The note on a sheet of its own (ใบบันทึกย่อแนบหน้าหนังสือ), and a plain text as a page."""

from __future__ import annotations

from collections.abc import Sequence

from pypdf import PdfWriter

from pipeline.memo.model import Memo
from pipeline.on_letter.block import Block, Setter, stacked
from pipeline.on_letter.drawing import PRINT, Drawn, Sheet, lay_block
from pipeline.on_letter.layout import order_below

#: A4, in points, and its margins (3 cm at the left, for filing)
_WIDTH, _HEIGHT = 595.0, 842.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 85.0, 57.0, 57.0, 57.0
_TEXT_WIDTH, _TEXT_HEIGHT = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
_TITLE, _SIZE, _SMALLEST, _GAP = 20.0, 16.0, 6.0, 10.0
_HEADING = "บันทึกย่อแนบหน้าหนังสือ"
#: spaces to a tab, and characters that one sheet can hold at most
_TAB, _MOST = 8, 8000


def add_slip(writer: PdfWriter, memo: Memo, about: tuple[str, ...], setter: Setter) -> None:
    """Set the note on a sheet in front of all pages.

    :param about: what names the letter, line by line.
    """
    title = _paragraphs((_HEADING,), setter, _TITLE, bold=True)
    named = _paragraphs(about, setter, _SIZE)
    room = _TEXT_HEIGHT - title.height - named.height - 2 * _GAP
    blocks = (title, named, _note(memo, setter, room))
    writer.insert_blank_page(_WIDTH, _HEIGHT, 0)
    sheet = Sheet(writer.pages[0], _WIDTH, _HEIGHT)
    lay_block(writer, sheet, stacked(blocks, _GAP), (_LEFT, _TOP), Drawn(setter.face, PRINT))


def _note(memo: Memo, setter: Setter, room: float) -> Block:
    """Set the note as large as one sheet holds."""
    size = _SIZE
    note = order_below(memo, setter, _TEXT_WIDTH, size)
    while note.height > room and size > _SMALLEST:
        size -= 0.5
        note = order_below(memo, setter, _TEXT_WIDTH, size)
    return note


def text_page(text: str, setter: Setter) -> PdfWriter:
    """Set as much of a plain text as one sheet holds."""
    writer = PdfWriter()
    writer.add_blank_page(_WIDTH, _HEIGHT)
    whole = _paragraphs(text[:_MOST].expandtabs(_TAB).split("\n"), setter, _SIZE)
    shown = tuple(line for line in whole.texts if line.baseline <= _TEXT_HEIGHT)
    block = Block(whole.width, _TEXT_HEIGHT, shown)
    sheet = Sheet(writer.pages[0], _WIDTH, _HEIGHT)
    lay_block(writer, sheet, block, (_LEFT, _TOP), Drawn(setter.face, PRINT))
    return writer


def _paragraphs(texts: Sequence[str], setter: Setter, size: float, *, bold: bool = False) -> Block:
    blocks = (setter.paragraph(text, size, _TEXT_WIDTH, bold=bold) for text in texts)
    return stacked(blocks)
