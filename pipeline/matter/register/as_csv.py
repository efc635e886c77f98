"""The register as CSV (ทะเบียนเป็นไฟล์ CSV), which Excel opens with a double click."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.matter.register.rows import COLUMNS, Register

#: a cell that begins so is a formula to a spreadsheet
# Source: OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(register: Register) -> bytes:
    """Write UTF-8 with a byte order mark, without which Excel takes Thai for another code."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in register.rows())
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Give a cell that no spreadsheet calculates: what a letter says is text.

    >>> harmless("=1+1"), harmless("๑๔ มี.ค. ๖๕")
    ("'=1+1", '๑๔ มี.ค. ๖๕')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
