"""The register as XLSX (ทะเบียนเป็นไฟล์ Excel), ready to be printed and bound: A4, lying."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.matter.register.rows import COLUMNS, TITLE, Cells, Register

FONT = "TH SarabunPSK"
_SIZE, _TITLE_SIZE = 14, 16  # points
# Rows have heights of their own: LibreOffice does not make them fit when it opens a file.
_LINE, _HEAD, _SPACE = 22, 24, 6  # points: a line of the tallest font that stands in, a line of the title
# in Excel's unit; together a little more than a lying A4 page holds, which is printed smaller
_WIDTHS = (12, 17, 11, 24, 21, 30, 31, 15)
_LETTERS = 0.8  # Thai letters in a unit: of this font 1.05, but fonts that stand in for it are wider
_HANGING = 4  # letters of a line that stay empty, as its last word goes to the next
_CENTRED_COLUMNS = 3  # the numbers and dates; what follows is prose
_MARGIN, _BOTTOM = 0.4, 0.6  # inches
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BODY, _BOLD, _TITLE = Font(FONT, _SIZE), Font(FONT, _SIZE, bold=True), Font(FONT, _TITLE_SIZE, bold=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_TOP = Alignment(horizontal="center", vertical="top", wrap_text=True)


def to_xlsx(register: Register) -> bytes:
    """Write one sheet: the title, then the table, whose head is repeated on each page."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = TITLE
    head = _write_head(sheet, register)
    for number, row in enumerate(register.rows(), start=head + 1):
        _write_row(sheet, number, row)
    _set_page(sheet, head)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_head(sheet: Worksheet, register: Register) -> int:
    """Write the title and the names of the columns; give the row of these."""
    for number, heading in enumerate(register.headings, start=1):
        cell = _put(sheet, number, 1, heading)
        cell.font, cell.alignment = _TITLE, _CENTRE
        sheet.row_dimensions[number].height = _HEAD
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(COLUMNS))
    head = len(register.headings) + 1
    for nth, name in enumerate(COLUMNS, start=1):
        cell = _put(sheet, head, nth, name)
        cell.font, cell.alignment, cell.border = _BOLD, _CENTRE, _BORDER
    sheet.row_dimensions[head].height = 2 * _LINE
    return head


def _write_row(sheet: Worksheet, number: int, row: Cells) -> None:
    for nth, text in enumerate(row, start=1):
        cell = _put(sheet, number, nth, text)
        cell.font, cell.border = _BODY, _BORDER
        cell.alignment = _TOP if nth <= _CENTRED_COLUMNS else _LEFT
    lines = max(_lines(text, width) for text, width in zip(row, _WIDTHS, strict=True))
    sheet.row_dimensions[number].height = lines * _LINE + _SPACE


def _lines(text: str, width: int) -> int:
    """Estimate how many lines a text takes in a column; a mark above or below its letter takes no width."""
    letters = (sum(unicodedata.category(char) != "Mn" for char in line) for line in text.split("\n"))
    holds = width * _LETTERS
    return sum(1 if count <= holds else ceil(count / (holds - _HANGING)) for count in letters)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write text as text: what a letter says is never calculated, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    return cell


def _set_page(sheet: Worksheet, head: int) -> None:
    for nth, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(nth)].width = width
    sheet.print_title_rows = f"1:{head}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0  # as many pages down as it takes
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN
    margins.bottom, margins.footer = _BOTTOM, _MARGIN / 2
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "หน้า &P จาก &N"
