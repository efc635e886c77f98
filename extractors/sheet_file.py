"""Spreadsheets (.xls .xlsx .ods) through LibreOffice: a page a sheet, a line a row, the cells side by side.

The cells come as they are shown, dates and amounts in the sheet's own form, however narrow their columns are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from extractors.assemble import WIDE, Fragment, assemble
from extractors.base import Ask, DamagedFile, Extracted, FileKind, Page, TooLarge
from extractors.detect import kind_of
from extractors.programs.libreoffice import Conversion, Converted, converted

# tab, quote, UTF-8, from row 1, columns as they are, no language, quote what needs it, cells as shown (9), no
# formulas, spaces kept, and every sheet (-1) into a file of its own
_CSV = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1"
CONVERSIONS: dict[FileKind, Conversion] = {
    "xls": Conversion(".xls", "MS Excel 97", _CSV, "Calc"),
    "xlsx": Conversion(".xlsx", "Calc MS Excel 2007 XML", _CSV, "Calc"),
    "ods": Conversion(".ods", "calc8", _CSV, "Calc"),
}
_MOST_BYTES = 20_000_000

_TOO_LARGE = "แผ่นงานมีข้อมูลมากเกินกำหนด (20 MB) โปรดแยกเฉพาะส่วนที่เป็นเอกสารแล้วนำเข้าใหม่"
_DAMAGED = "ไฟล์แผ่นงานเสียหายหรือมีช่องข้อมูลผิดปกติ โปรดเปิดแล้วบันทึกเป็น PDF จากนั้นนำเข้าใหม่"


def count(_path: Path) -> None:
    """Give no number: only converting would tell."""


def read(path: Path, ask: Ask) -> Extracted:
    """Read the sheets; those without a word are passed over."""
    kind = kind_of(path)
    with converted(path, CONVERSIONS[kind]) as made:
        if sum(file.stat().st_size for file in made.files) > _MOST_BYTES:
            raise TooLarge(_TOO_LARGE)
        sheets = [lines for file in _in_order(made) if (lines := list(_lines(file)))]
    numbered = enumerate(sheets or [[]], start=1)
    return Extracted(tuple(_page(number, lines, kind) for number, lines in numbered if ask.wants(number)))


def _in_order(made: Converted) -> list[Path]:
    """Give the sheets in their order, which the names of the files do not tell."""
    told = {Path(name.strip()).name: nth for nth, name in enumerate(re.findall(r"-> (.+)", made.said))}
    return sorted(made.files, key=lambda file: told.get(file.name, len(told)))


def _lines(file: Path) -> Iterator[str]:
    """Give the rows as a printed page shows them: the first lines of all cells, then the second ones."""
    try:
        with file.open(encoding="utf-8", errors="replace", newline="") as text:
            for row in csv.reader(text, delimiter="\t"):
                cells = [cell.split("\n") for cell in row if cell.strip()]
                for side_by_side in zip_longest(*cells, fillvalue=""):
                    yield WIDE.join(part.strip() for part in side_by_side if part.strip())
    except csv.Error as error:
        raise DamagedFile(_DAMAGED) from error


def _page(number: int, lines: list[str], kind: FileKind) -> Page:
    made = assemble([Fragment(line)] for line in lines)
    why = f".{kind} through LibreOffice: a sheet"
    return Page(number, made.text, made.words, "text", made.confidence, why)
