"""Small parts of a DOCX in Thai: fonts of both scripts, fields over dots, boxes, stable bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from pipeline.memo.sentences import MARK

FONT = "TH SarabunPSK"
BODY = 16.0
#: exact, so that a page holds as many lines with either font
LEADING = 1.25
_WIDTH = Cm(16)
_LABEL = 18.0
# what a text layer may hold and XML may not (PDFium gives U+FFFE for a hyphen at a line's end)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# sides of a picture, in sizes of its line's text: the room that memo.page keeps
_PICTURE_HIGH, _PICTURE_WIDE = 0.95, 7.6
# a mark stays whole and with its word: LibreOffice breaks Thai at any sign, and at a wide no-break space
_HELD_MARK = "\N{NARROW NO-BREAK SPACE}" + "\N{WORD JOINER}".join(MARK)
_LONGEST_TITLE = 255  # of a core property
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text.

    :param picture: a PNG that stands in its place; set in the height of the line.
    """

    text: str = ""
    size: float = BODY
    bold: bool = False
    colour: str = ""
    picture: bytes = b""


def fix_styles(document: Document, title: str) -> None:
    """Set font, size and language for both scripts, and take the dates out of the properties."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    _child(properties, "w:szCs", val=str(int(BODY * 2)))
    language = _child(properties, "w:lang", val="th-TH")
    language.set(qn("w:bidi"), "th-TH")
    document.core_properties.title = _NOT_XML.sub("", title)[:_LONGEST_TITLE]
    document.core_properties.author = ""
    for name in ("dcterms:created", "dcterms:modified"):
        found = document.core_properties._element.find(qn(name))  # noqa: SLF001 - no public way to drop them
        if found is not None:
            found.getparent().remove(found)


def _child(parent: Any, name: str, *, val: str) -> Any:  # noqa: ANN401 - lxml elements, untyped in python-docx
    child = parent.find(qn(name))
    if child is None:
        child = OxmlElement(name)
        parent.append(child)
    child.set(qn("w:val"), val)
    return child


def paragraph(
    document: Document | _Cell, *texts: Text, indent: Length | None = None, after: Length | None = None
) -> Paragraph:
    """Add a paragraph of fixed line height; ``indent`` is that of its first line."""
    added = document.add_paragraph()
    filled(added, texts)
    added.paragraph_format.first_line_indent = indent
    added.paragraph_format.space_after = after or Pt(0)
    return added


def filled(target: Paragraph, texts: Sequence[Text]) -> None:
    """Fill a paragraph with runs; the largest gives its line height."""
    size = max((text.size for text in texts), default=BODY)
    shape = target.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(size * LEADING, 1))
    shape.space_before = shape.space_after = Pt(0)
    for text in texts:
        add_run(target, text)


def add_run(target: Paragraph, text: Text) -> Run:
    """Add a run whose size and weight hold for Thai too (``szCs``, ``bCs``)."""
    run = target.add_run(_NOT_XML.sub("", text.text).replace(f" {MARK}", _HELD_MARK))
    if text.picture:
        _add_picture(run, text)
    run.font.size = Pt(text.size)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx sets no complex-script size
    _child(properties, "w:szCs", val=str(int(text.size * 2)))
    if text.bold:
        run.font.bold = True
        _child(properties, "w:bCs", val="1")
    if text.colour:
        run.font.color.rgb = RGBColor.from_string(text.colour)
    return run


def _add_picture(run: Run, text: Text) -> None:
    """Add a picture no higher than its line and no wider than the page layout has room for."""
    seen = Image.from_blob(text.picture)
    scale = min(_PICTURE_HIGH * text.size / seen.px_height, _PICTURE_WIDE * text.size / seen.px_width)
    run.add_picture(BytesIO(text.picture), Pt(scale * seen.px_width), Pt(scale * seen.px_height))


def dotted_field(document: Document, *fields: tuple[str, str]) -> None:
    """Add a head line: bold labels, values, and dots to the right edge."""
    line = paragraph(document, Text("", _LABEL))  # room for the marks above the large labels
    stops = line.paragraph_format.tab_stops
    share = _WIDTH // len(fields)
    for number, (label, value) in enumerate(fields, start=1):
        add_run(line, Text(label, _LABEL, bold=True))
        add_run(line, Text(f"  {value}" if value else " "))
        line.add_run("\t")
        stops.add_tab_stop(Length(share * number), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)


def grid(document: Document, *widths: Length) -> tuple[_Cell, ...]:
    """Add a row of cells without lines."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width  # Word reads the cells, LibreOffice the columns
    return tuple(table.rows[0].cells)


def cell_paragraphs(
    cell: _Cell, texts: Sequence[Text], align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
) -> None:
    """Add texts to a cell, a paragraph each."""
    for number, text in enumerate(texts or [Text("")]):
        target = cell.paragraphs[0] if number == 0 and not cell.text else cell.add_paragraph()
        filled(target, [text])
        target.alignment = align


def boxed(document: Document, title: str, lines: Sequence[Sequence[Text]], size: float) -> None:
    """Add a framed box, a paragraph a line: a bold title runs into the first."""
    table = document.add_table(rows=1, cols=1, style="Table Grid")
    cell = table.rows[0].cells[0]
    cell.width = _WIDTH
    for number, texts in enumerate(lines):
        target = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        before = [Text(f"{title}  ", size, bold=True)] if number == 0 else []
        filled(target, [*before, *texts])


def secrecy_mark(section: Section, mark: str, colour: str) -> None:
    """Print a mark of secrecy at the top and the bottom of the page (ชั้นความลับ)."""
    for part in (section.header, section.footer):
        target = part.paragraphs[0]
        filled(target, [Text(mark, 20.0, bold=True, colour=colour)])
        target.alignment = WD_ALIGN_PARAGRAPH.CENTER


def same_bytes(archive: bytes) -> bytes:
    """Give a zip archive without the time that it was made at."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return out.getvalue()
