"""Take back a note that an officer edited in Word (นำไฟล์ DOCX ที่แก้ไขแล้วกลับเข้ามา).

The full form stands between the line เรียน of the head and the room for the chief's order.  A paragraph is a
statement; it begins a part where it opens with the part's title, or with a number and bold words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from extractors.base import DamagedFile
from pipeline.matter.note.text import EmptyNote
from pipeline.matter.note.words import NoteWords, Part

_UNREADABLE = "{file}: เปิดเป็นไฟล์ Word (.docx) ไม่ได้ โปรดบันทึกเป็น .docx แล้วสั่งใหม่"
_NO_NOTE = (
    "{file}: ไม่ใช่บันทึกที่ kasian เขียน เพราะไม่พบหัวบันทึกและช่องความเห็น/คำสั่ง โปรดเริ่มจากไฟล์ที่ได้จาก kasian note --docx"
)
_TO = re.compile(r"\s*เรียน\s")
_END = re.compile(r"\s*(?:ความเห็น\s*/\s*คำสั่ง|\[\?\] หมายถึง)")
_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,2}\.\s*")
_LONGEST_TITLE = 40
# what Word keeps of a change that is still to be approved; insertions count as written
_TAKEN_OUT = {qn("w:del"), qn("w:moveFrom")}
_WORDS = {qn("w:t"): None, qn("w:tab"): " ", qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}


def from_docx(file: Path, titles: Sequence[str]) -> NoteWords:
    """Read the full form; the short form and the LINE text stand in no DOCX.

    :param titles: of the parts of the note as it was written.
    :raises ExtractError: it is no note, or no DOCX.
    :raises EmptyNote: it has no statement left.
    """
    try:
        paragraphs = list(_between(_paragraphs(Document(str(file)))))
    except (OpcError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise DamagedFile(_UNREADABLE.format(file=file)) from error
    if not paragraphs:
        raise DamagedFile(_NO_NOTE.format(file=file))
    parts = tuple(_parts(paragraphs, titles))
    if not parts:
        raise EmptyNote
    return NoteWords(parts)


def _paragraphs(document: DocumentObject) -> Iterator[Paragraph]:
    """Give all paragraphs in order, those in tables too; a merged cell once."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            cells = dict.fromkeys(cell._tc for row in block.rows for cell in row.cells)  # noqa: SLF001 - merged
            yield from (Paragraph(p, block) for cell in cells for p in cell.p_lst)
        else:
            yield block


def _text(one: Paragraph) -> str:
    """Give a paragraph's text as it reads when all changes are approved."""
    parts = one._p.iter(*_WORDS)  # noqa: SLF001 - python-docx passes over what is marked as inserted
    return "".join(
        _WORDS[part.tag] or part.text or ""
        for part in parts
        if not any(above.tag in _TAKEN_OUT for above in part.iterancestors())
    )


def _between(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Leave out head and foot."""
    begun = False
    inside: list[Paragraph] = []
    for one in paragraphs:
        if begun and _END.match(_text(one)):
            yield from inside
            return
        if begun:
            inside.append(one)
        begun = begun or bool(_TO.match(_text(one)))


def _parts(paragraphs: Sequence[Paragraph], titles: Sequence[str]) -> Iterator[Part]:
    """Part the statements at the titles."""
    title, texts = titles[0] if titles else "", list[str]()
    for one in paragraphs:
        said = " ".join(_text(one).split())
        opening = _title(one, said, titles)
        if opening:
            if texts:
                yield Part(title, tuple(texts))
            title, texts = opening, []
            said = said[len(opening) :].strip()
        if said:
            texts.append(said)
    if texts:
        yield Part(title, tuple(texts))


def _title(one: Paragraph, said: str, titles: Sequence[str]) -> str | None:
    """Give the title that a paragraph opens with: one of the note, any number, or bold with a number."""
    number = _NUMBER.match(said)
    bare = said[number.end() :] if number else said
    for known in sorted(titles, key=len, reverse=True):
        name = _NUMBER.sub("", known)
        if f"{bare} ".startswith(f"{name} ") and bool(number) == bool(_NUMBER.match(known)):
            return said[: len(said) - len(bare) + len(name)]
    bold = " ".join("".join(_leading_bold(one)).split())
    return bold if _NUMBER.match(bold) and len(bold) <= _LONGEST_TITLE else None


def _leading_bold(one: Paragraph) -> Iterator[str]:
    for run in one.runs:
        if not run.bold and run.text.strip():
            return
        yield run.text
