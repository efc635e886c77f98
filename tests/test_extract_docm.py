"""Word documents with macros."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from made_files import LETTER, letter_docx

import extractors
from extractors.base import DamagedFile


def macro_document(path: Path) -> Path:
    """Write the letter as a Word document with a part for macros."""
    plain = letter_docx(path.with_suffix(".docx"))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "[Content_Types].xml":
                content = content.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            new.writestr(part.filename, content)
        new.writestr("word/vbaProject.bin", b"not read")
    return path


def test_a_document_with_macros_is_read_without_them(tmp_path: Path) -> None:
    file = macro_document(tmp_path / "letter.docm")
    before = file.read_bytes()
    assert extractors.kind_of(file) == "docm"
    assert extractors.page_count(file) == 1
    assert tuple(extractors.extract(file).pages[0].text.splitlines()) == LETTER
    assert file.read_bytes() == before


def test_a_broken_document_with_macros_is_damaged(tmp_path: Path) -> None:
    file = macro_document(tmp_path / "letter.docm")
    data = bytearray(file.read_bytes())
    data[data.index(b"word/document.xml") + 60] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)
