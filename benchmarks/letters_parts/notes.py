"""The note of a letter, checked: evidence, grounding, one page (ตรวจบันทึกย่อ)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from pipeline.letter.fields import Letter
from pipeline.memo import draft
from pipeline.memo.docx_writer import write_docx
from pipeline.memo.grounding import ungrounded
from pipeline.memo.line_text import LIMIT
from pipeline.memo.line_writer import to_line
from pipeline.office.settings import Officer, Settings
from samples.pdf_tools import to_pdf

#: an invented office, to whom all letters come
OFFICE = Settings(
    name="สำนักงานพัฒนาชุมชนอำเภอทุ่งลำดวน",
    short_name="สพอ.ทุ่งลำดวน",
    chief="พัฒนาการอำเภอทุ่งลำดวน",
    chief_name="นางศศิประภา แก้วฟ้าใส",
    phone="0 2000 4321",
    number_prefix="ศท 0019.9",
    officers=(
        Officer(name="นายชยพล อุ่นเรือนธง", duties=("กองทุนพัฒนาบทบาทสตรี",), tambons=("ดอนพิกุลเงิน",)),
        Officer(name="นางสาวไพลิน สิงห์คำหล้า", duties=("ข้อมูลความจำเป็นพื้นฐาน",), tambons=("วังสายธาร",)),
    ),
)


@dataclass(frozen=True, slots=True)
class Note:
    """What is wrong with a note; nothing, when it is sound.

    :param bare: sentences without evidence.
    :param ungrounded: what the check of the notes says.
    :param docx: the note itself, to count its pages.
    """

    bare: tuple[str, ...]
    ungrounded: tuple[str, ...]
    line_too_long: bool
    docx: bytes = b""


def check(letter: Letter, *, keep: bool) -> Note:
    """Draft a letter's note and check it.

    :param keep: the note is wanted as DOCX too.
    """
    memo = draft(letter, OFFICE)
    sentences = (*(one for section in memo.sections for one in section.sentences), *memo.short, *memo.line)
    return Note(
        bare=tuple(one.text for one in sentences if not one.evidence),
        ungrounded=ungrounded(memo, letter, OFFICE),
        line_too_long=len(to_line(memo)) > LIMIT,
        docx=_written(letter) if keep else b"",
    )


def _written(letter: Letter) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "note.docx"
        write_docx(draft(letter, OFFICE), letter, OFFICE, file)
        return file.read_bytes()


def pages(notes: dict[str, bytes]) -> dict[str, int]:
    """Count the pages of notes, all in one run of LibreOffice."""
    return {name: _count(pdf) for name, pdf in to_pdf(notes).items()}


def _count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
