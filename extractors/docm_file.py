"""Word documents with macros, and templates: .docm, .dotx, .dotm.

Their text is laid out as in a DOCX, under another type of content.  Only the text is read: a macro is a part
that nothing here opens.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors import docx_file
from extractors.base import Ask, DamagedFile, Extracted
from extractors.parcels.zip_kind import ZIP_FAULTS

_TYPES = "[Content_Types].xml"
_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# ECMA-376 and [MS-OFFMACRO2]: the types of a document with macros, a template, and a template with macros
_OTHER = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_MACROS = "vbaProject"
_DAMAGED = "ไฟล์ Word นี้เสียหายหรือไม่สมบูรณ์ โปรดเปิดด้วย Word แล้วบันทึกเป็น DOCX จากนั้นนำเข้าใหม่"


def count(path: Path) -> int:
    """Give the number of pages, as of a DOCX."""
    with _as_docx(path) as document:
        return docx_file.count(document)


def read(path: Path, ask: Ask) -> Extracted:
    """Read the document as a DOCX."""
    with _as_docx(path) as document:
        return docx_file.read(document, ask)


@contextmanager
def _as_docx(path: Path) -> Iterator[Path]:
    """Write the same document as a DOCX, its macros left out; it is gone on leaving."""
    with TemporaryDirectory(prefix="kasian-") as folder:
        document = Path(folder, "document.docx")
        try:
            docx_file.check_size(path)
            _rewrite(path, document)
        except ZIP_FAULTS as error:
            raise DamagedFile(_DAMAGED) from error
        yield document


def _rewrite(path: Path, document: Path) -> None:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(document, "w") as new:
        for part in old.infolist():
            if _MACROS not in part.filename:
                content = old.read(part)
                new.writestr(
                    part.filename, _OTHER.sub(_DOCX, content) if part.filename == _TYPES else content
                )
