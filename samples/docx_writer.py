"""A sheet -> DOCX (เขียนหนังสือเป็นไฟล์ Word)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.blkcntnr import BlockItemContainer
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from samples.docx_parts import add_numbering, element, fixed, number_paragraph, text_box
from samples.emblem import emblem_png
from samples.layout import PageBreak, Paragraph, Run, Sheet, Table, TextBox


@dataclass(frozen=True, slots=True)
class Face:
    """A font; ``scale`` is what its sizes are multiplied by, to set as wide as TH SarabunPSK."""

    font: str
    scale: float = 1.0


OFFICE = Face("TH SarabunPSK")
# Laksaman (fonts-thai-tlwg) has the same shapes, drawn larger: 100 units of PSK are 150 of its own.
STAND_IN = Face("Laksaman", 0.665)

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "thai": WD_ALIGN_PARAGRAPH.THAI_JUSTIFY,
}
_MADE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same in each file; no file tells when


class Writer:
    """Writes one document.

    :param face: named on every run; the office's own, or its stand-in for the PDF.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._document = Document()
        self._numbering: dict[str, int] = {}
        self._boxes = 0
        self._set_page()

    def write(self, sheet: Sheet) -> bytes:
        """Write a sheet."""
        for block in sheet.blocks:
            self._block(block)
        section = self._document.sections[0]
        self._fill(section.header, sheet.header)
        self._fill(section.footer, sheet.footer)
        out = BytesIO()
        self._document.save(out)
        return fixed(out.getvalue())

    def _set_page(self) -> None:
        """A4, 3 cm left and 2 cm right, all styles in the font."""
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
        section.header_distance = section.footer_distance = Cm(0.8)
        style = self._document.styles["Normal"]
        self._look(style.element.get_or_add_rPr(), Run(""))
        style.paragraph_format.space_after = Pt(0)
        core = self._document.core_properties
        core.author, core.title, core.comments = "kasian samples", "", ""
        core.created = core.modified = _MADE

    def _block(self, block: Paragraph | Table | TextBox | PageBreak) -> None:
        match block:
            case Paragraph():
                self._paragraph(self._document.add_paragraph(), block)
            case Table():
                self._table(block)
            case TextBox():
                self._text_box(block)
            case PageBreak():
                self._last_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _last_paragraph(self) -> DocxParagraph:
        if self._document.element.body[-2].tag == qn("w:p"):
            return self._document.paragraphs[-1]
        return self._document.add_paragraph()

    def _paragraph(self, target: DocxParagraph, paragraph: Paragraph) -> None:
        target.alignment = _ALIGN[paragraph.align]
        form = target.paragraph_format
        form.left_indent, form.first_line_indent = Cm(paragraph.left), Cm(paragraph.first)
        form.space_before = Pt(paragraph.before)
        for tab in paragraph.tabs:
            form.tab_stops.add_tab_stop(Cm(tab), WD_TAB_ALIGNMENT.LEFT)
        if paragraph.picture:
            target.add_run().add_picture(emblem_png(), height=Cm(paragraph.picture))
        if paragraph.numbering:
            number_paragraph(target, self._list(paragraph.numbering))
        for run in paragraph.runs:
            self._look(target.add_run(run.text).font.element.get_or_add_rPr(), run)

    def _list(self, style: str) -> int:
        if style not in self._numbering:
            self._numbering[style] = add_numbering(self._document, style)
        return self._numbering[style]

    def _look(self, properties: BaseOxmlElement, run: Run) -> None:
        """Font, size, weight and language, each for Latin and for Thai (complex script, ``cs``)."""
        for child in list(properties):
            properties.remove(child)
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), self._face.font)
        properties.append(element("w:rFonts", **fonts))
        if run.bold:
            properties.append(element("w:b"))
            properties.append(element("w:bCs"))
        if run.colour:
            properties.append(element("w:color", val=run.colour))
        half_points = str(round(run.size * self._face.scale * 2))
        properties.append(element("w:sz", val=half_points))
        properties.append(element("w:szCs", val=half_points))
        if run.underline:
            properties.append(element("w:u", val=run.underline))
        properties.append(element("w:lang", val="en-US", eastAsia="th-TH", bidi="th-TH"))

    def _table(self, table: Table) -> None:
        made = self._document.add_table(rows=len(table.rows), cols=len(table.widths))
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        if table.border:
            made.style = "Table Grid"
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Cm(width)
        for row, cells in zip(made.rows, table.rows, strict=True):
            for cell, width, paragraphs in zip(row.cells, table.widths, cells, strict=True):
                cell.width = Cm(width)
                self._fill(cell, paragraphs)

    def _fill(self, holder: BlockItemContainer, paragraphs: tuple[Paragraph, ...]) -> None:
        """Put paragraphs into a cell, a header or a footer, which come with one that is empty."""
        for i, paragraph in enumerate(paragraphs):
            self._paragraph(holder.add_paragraph() if i else holder.paragraphs[0], paragraph)

    def _text_box(self, box: TextBox) -> None:
        self._boxes += 1
        place = (box.left, box.top, box.width, box.height)
        run = text_box(self._boxes, place, border=box.border)
        for content in run.iter(qn("w:txbxContent")):
            for paragraph in box.paragraphs:
                target = self._document.add_paragraph()
                self._paragraph(target, paragraph)
                content.append(target.paragraph_format.element)
        anchor = self._document.add_paragraph()
        anchor.paragraph_format.line_spacing = Pt(1)
        anchor.paragraph_format.element.append(run)


def write_docx(sheet: Sheet, face: Face = OFFICE) -> bytes:
    """Write a sheet as a DOCX whose bytes depend on the sheet and the font alone."""
    return Writer(face).write(sheet)
