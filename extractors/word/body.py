"""The text of DOCX elements: a story (body, header, cell, text box) -> lines, with the breaks of pages.

What a reader of the printed page sees: inserted text is kept, deleted and hidden text is not; a text box
stands once, after the paragraph that holds it; a row of a table stands side by side, paragraph by paragraph.

TH SarabunIT๙ draws ASCII digits as Thai ones.  They are left as the file has them: digits are folded wherever
they are compared, and JSON values are in Arabic digits anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from extractors.assemble import WIDE
from extractors.word.numbering import Numbering

#: stands among the lines where a page ends
PAGE_BREAK = "\f"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_DELETED = ("del", "moveFrom", "delText")
_PROPERTIES = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
_SKIPPED = frozenset(_W + name for name in (*_DELETED, *_PROPERTIES, "instrText", "rt"))
_SIGNS = {_W + "tab": WIDE, _W + "ptab": WIDE, _W + "cr": "\n", _W + "noBreakHyphen": "-"}
# people line text up with spaces
_WIDE_GAP = re.compile(" {3,}")
_OFF = frozenset({"0", "false", "off"})
# Ticks and boxes of the Wingdings fonts, by their codes there
_WINGDINGS = {
    0x6F: "□",
    0x71: "□",
    0xA8: "□",
    0xFC: "✓",
    0xFE: "☑",
    0xFD: "☒",
    0x52: "☑",
    0x53: "☒",
    0xA3: "□",
}
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings")


@dataclass(slots=True)
class _Paragraph:
    """The text of a paragraph as it grows, and the text boxes that hang on it."""

    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def story_lines(story: Element, numbering: Numbering) -> list[str]:
    """Give the lines of a story; PAGE_BREAK is a line of its own.  Empty lines are left out."""
    lines = (_WIDE_GAP.sub(WIDE, line) for line in _block_lines(story, numbering))
    return [line for line in lines if line.strip() or line == PAGE_BREAK]


def _block_lines(parent: Element, numbering: Numbering) -> Iterator[str]:
    for child in parent.iterchildren("*"):
        if child.tag == _W + "p":
            yield from _paragraph_lines(child, numbering)
        elif child.tag == _W + "tbl":
            yield from _table_lines(child, numbering)
        elif child.tag == _MC + "AlternateContent":
            yield from _block_lines(_branch(child), numbering)
        elif child.tag not in _SKIPPED:
            yield from _block_lines(child, numbering)  # sdt, sdtContent, customXml, ins


def _paragraph_lines(element: Element, numbering: Numbering) -> Iterator[str]:
    paragraph = _Paragraph()
    _gather(element, paragraph)
    text = "".join(paragraph.text)
    label = numbering.label(element)
    if label and text.strip():
        text = f"{label} {text}"
    for nth, part in enumerate(text.split(PAGE_BREAK)):
        if nth:
            yield PAGE_BREAK
        yield from part.split("\n")
    for box in paragraph.boxes:
        yield from (line for line in story_lines(box, numbering) if line != PAGE_BREAK)


def _gather(element: Element, into: _Paragraph) -> None:
    for child in element.iterchildren("*"):
        tag = child.tag
        if tag in _SKIPPED or (tag == _W + "r" and _hidden(child)):
            continue
        if tag in (_W + "t", _MATH_TEXT):
            into.text.append(child.text or "")
        elif tag in _SIGNS:
            into.text.append(_SIGNS[tag])
        elif tag == _W + "br":
            into.text.append(PAGE_BREAK if child.get(_W + "type") == "page" else "\n")
        elif tag == _W + "lastRenderedPageBreak":
            into.text.append(PAGE_BREAK)
        elif tag == _W + "sym":
            into.text.append(_symbol(child))
        elif tag == _W + "txbxContent":
            into.boxes.append(child)
        else:
            _gather(_branch(child) if tag == _MC + "AlternateContent" else child, into)


def _branch(alternatives: Element) -> Element:
    """Give one branch of what Word writes twice, for newer and for older readers: the first with text."""
    branches = [b for b in alternatives.iterchildren("*") if b.tag in (_MC + "Choice", _MC + "Fallback")]
    with_text = (b for b in branches if next(b.iter(_W + "t"), None) is not None)
    return next(with_text, branches[0] if branches else alternatives)


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(_W + "val") not in _OFF


def _symbol(element: Element) -> str:
    """Read a character given by its code in a font."""
    try:
        code = int(element.get(_W + "char") or "", 16)
    except ValueError:
        return ""
    low = code & 0xFF
    if (element.get(_W + "font") or "").lower().startswith(_SYMBOL_FONTS):
        return _WINGDINGS.get(low, "•")
    if 0xF000 <= code <= 0xF0FF:  # noqa: PLR2004 - old fonts keep their one-byte code page here; in Thai fonts cp874
        return bytes([low]).decode("cp874", errors="ignore")
    return chr(code) if code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else ""  # noqa: PLR2004 - no surrogates


def _table_lines(table: Element, numbering: Numbering) -> Iterator[str]:
    """Give a row as a printed page shows it: the first lines of all cells, then the second ones."""
    for row in _rows(table):
        cells = [_cell_lines(cell, numbering) for cell in _cells(row)]
        for side_by_side in zip_longest(*cells, fillvalue=""):
            yield WIDE.join(text for text in side_by_side if text.strip())


def _cell_lines(cell: Element, numbering: Numbering) -> list[str]:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merged is not None and merged.get(_W + "val") != "restart":
        return []  # goes on from the cell above
    return [line.strip() for line in story_lines(cell, numbering) if line != PAGE_BREAK]


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in _inside(table, "tr") if row.find(f"{_W}trPr/{_W}del") is None)


def _cells(row: Element) -> Iterator[Element]:
    return _inside(row, "tc")


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """Give children of a name, also from inside content controls."""
    for child in parent.iterchildren("*"):
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _inside(child, name)


def split_pages(lines: Iterable[str]) -> list[list[str]]:
    """Cut lines at the page breaks; a page without text is left out (Word marks most breaks twice)."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == PAGE_BREAK:
            pages.append([])
        else:
            pages[-1].append(line)
    return [page for page in pages if page] or [[]]
