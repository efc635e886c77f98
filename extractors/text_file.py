"""Plain text: .txt and .md, in UTF-8, UTF-16 or the old Thai code page."""

from __future__ import annotations

import codecs
from pathlib import Path

from extractors.assemble import Fragment, assemble
from extractors.base import Ask, DamagedFile, Extracted, Page, TooLarge
from thai.plausibility import plausibility

MOST_BYTES = 20_000_000
_TOO_LARGE = "ไฟล์ข้อความมีขนาดใหญ่เกินกำหนด (20 MB) โปรดแบ่งเป็นหลายไฟล์แล้วนำเข้าใหม่"
_UNREADABLE = "ไฟล์ข้อความนี้อ่านไม่ได้ รหัสอักษรผิดหรือไฟล์เสียหาย โปรดบันทึกใหม่เป็น UTF-8, PDF หรือ DOCX"


def count(path: Path) -> int:  # noqa: ARG001 - the readers share one shape
    """Give the number of pages: a text has one."""
    return 1


def read(path: Path, ask: Ask) -> Extracted:
    """Read a text file as one page."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(_TOO_LARGE)
    text = decoded(path.read_bytes())
    if text is None:
        raise DamagedFile(_UNREADABLE)
    page = assemble([Fragment(line)] for line in text.splitlines())
    if not ask.wants(1):
        return Extracted(())
    return Extracted((Page(1, page.text, page.words, "text", page.confidence, "plain text"),))


def decoded(data: bytes) -> str | None:
    """Decode a text, or give None if it is none in any code in use.

    TIS-620 is part of cp874, which has quotes and dashes besides.
    """
    for mark, code in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _try(data, code)
    if b"\0" in data:
        return next((text for code in ("utf-16-le", "utf-16-be") if (text := _plausible(data, code))), None)
    text = _try(data, "utf-8")
    return _plausible(data, "cp874") if text is None else text


def _plausible(data: bytes, code: str) -> str | None:
    text = _try(data, code)
    return text if text is not None and plausibility(text).plausible else None


def _try(data: bytes, code: str) -> str | None:
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        return None
