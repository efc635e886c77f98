"""Write a note as a บันทึกข้อความ in DOCX: one A4 page, TH SarabunPSK 16 pt.

Layout after the annex of the correspondence regulation (พ.ศ. ๒๕๒๖): left margin 3 cm, right 2 cm, the word
บันทึกข้อความ 29 pt bold, head fields over dotted lines.  The emblem is not ours to draw: its place is kept.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from pipeline.letter.fields import Letter
from pipeline.memo.crops import Crops
from pipeline.memo.docx_doubts import runs
from pipeline.memo.docx_parts import (
    Text,
    boxed,
    cell_paragraphs,
    dotted_field,
    fix_styles,
    grid,
    paragraph,
    same_bytes,
    secrecy_mark,
)
from pipeline.memo.evidence import BLANK
from pipeline.memo.head import Head, head_of, tall_fields
from pipeline.memo.lead import DUE, MEETING
from pipeline.memo.model import Memo, Section, Sentence
from pipeline.memo.page import SIZE, size_for
from pipeline.memo.sentences import MARK
from pipeline.office.settings import Settings

_TITLE, _SPEED, _NOTE, _GAP = 29.0, 26.0, 12.0, 4.0
_NONE: Crops = {}
_RED = "C00000"
_GREY = "808080"
_EXPLAINED = f"{MARK} หมายถึง อ่านไม่ชัดหรืออ่านได้บางส่วน โปรดตรวจกับต้นฉบับ"
# where the line is too short for it, the whole number goes to the next one
_PHONE = re.compile(r"โทร\..*")
_ORDERS = ("ความเห็น/คำสั่ง", "(   ) ทราบ   (   ) ตามเสนอ", f"(   ) มอบ {BLANK}{BLANK}")


def write_docx(memo: Memo, letter: Letter, settings: Settings, path: Path, crops: Crops = _NONE) -> None:
    """Write a note to a file; the same note gives the same bytes.

    :param crops: the pictures of doubtful readings, which stand beside them.
    :raises OSError: the file cannot be written.
    """
    head = head_of(letter, settings)
    document = Document()
    fix_styles(document, title=head.subject)
    _page(document)
    if head.secrecy:
        secrecy_mark(document.sections[0], head.secrecy, _RED)
    _head(document, head)
    _body(document, memo.sections, size_for(memo.sections, tall_fields(head)), crops)
    if any(MARK in sentence.text for section in memo.sections for sentence in section.sentences):
        paragraph(document, Text(_EXPLAINED, _NOTE, colour=_GREY))
    _foot(document, settings)
    out = BytesIO()
    document.save(out)
    path.write_bytes(same_bytes(out.getvalue()))


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.header_distance = section.footer_distance = Cm(0.6)


def _head(document: DocumentObject, head: Head) -> None:
    emblem, title, speed = grid(document, Cm(3), Cm(9), Cm(4))
    cell_paragraphs(emblem, [Text("(ครุฑ)", _NOTE, colour=_GREY)])
    cell_paragraphs(title, [Text("บันทึกข้อความ", _TITLE, bold=True)], WD_ALIGN_PARAGRAPH.CENTER)
    marks = [Text(head.speed, _SPEED, bold=True, colour=_RED)] if head.speed else []
    cell_paragraphs(speed, marks, WD_ALIGN_PARAGRAPH.RIGHT)
    dotted_field(document, ("ส่วนราชการ", _PHONE.sub(_unbroken, head.agency)))
    dotted_field(document, ("ที่", head.number), ("วันที่", ""))
    dotted_field(document, ("เรื่อง", head.subject))
    paragraph(document, Text("เรียน  ", SIZE, bold=True), Text(head.chief), after=Pt(4))


def _unbroken(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\N{NO-BREAK SPACE}")


def _body(document: DocumentObject, sections: tuple[Section, ...], size: float, crops: Crops) -> None:
    summary, *rest_of_it = sections
    boxed(document, summary.title, [runs(one, _lead(one, size), crops) for one in summary.sentences], size)
    paragraph(document, Text("", _GAP))
    for section in rest_of_it:
        first, *rest = (runs(sentence, Text(size=size), crops) for sentence in section.sentences)
        paragraph(document, Text(f"{section.title}  ", size, bold=True), *first, indent=Cm(1))
        for texts in rest:
            paragraph(document, *texts, indent=Cm(1.8))


def _lead(sentence: Sentence, size: float) -> Text:
    return Text(size=size, bold=sentence.text.startswith((DUE, MEETING)))


def _foot(document: DocumentObject, settings: Settings) -> None:
    """Leave room for the order of the chief (left) and the officer's name (right)."""
    paragraph(document, Text("", _GAP))
    orders, officer = grid(document, Cm(8.2), Cm(7.8))
    name = settings.chief_name or BLANK * 2
    order_lines = [Text(_ORDERS[0], SIZE, bold=True), *(Text(line) for line in _ORDERS[1:])]
    signed = [Text(f"ลงชื่อ {BLANK}{BLANK}"), Text(f"({name})"), Text(settings.chief)]
    cell_paragraphs(orders, order_lines)
    cell_paragraphs(orders, signed, WD_ALIGN_PARAGRAPH.CENTER)
    blank = [Text(f"ลงชื่อ {BLANK}{BLANK}"), Text(f"({BLANK}{BLANK})"), Text(f"ตำแหน่ง {BLANK}{BLANK}")]
    cell_paragraphs(officer, [Text(""), *blank], WD_ALIGN_PARAGRAPH.CENTER)
