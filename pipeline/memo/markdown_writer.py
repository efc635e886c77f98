"""Write a note as Markdown, with the source of each sentence (บันทึกย่อพร้อมที่มา)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.fields import Letter
from pipeline.memo.evidence import LETTER, OFFICE, OFFICER
from pipeline.memo.head import head_of
from pipeline.memo.model import Evidence, Memo
from pipeline.memo.shortening import shortened
from pipeline.office.settings import Settings
from thai.say import Digits, in_script

LONGEST_QUOTE = 90
_SPECIAL = re.compile(r"([\\`*_<>\[\]|#])")


def to_markdown(memo: Memo, letter: Letter, settings: Settings) -> str:
    """Give a note as Markdown; quotes stand as on the page, long ones cut with "…"."""
    blocks = (*_head(letter, settings), *_body(memo), *_warnings(memo), *_sources(memo, settings.digits))
    return "\n\n".join(blocks) + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _head(letter: Letter, settings: Settings) -> Iterator[str]:
    head = head_of(letter, settings)
    yield "# บันทึกข้อความ"
    yield from (f"**{_plain(mark)}**" for mark in (head.secrecy, head.speed) if mark)
    yield f"**ส่วนราชการ** {_plain(head.agency)}"
    yield f"**ที่** {_plain(head.number)} **วันที่** {head.date}"
    yield f"**เรื่อง** {_plain(head.subject)}"
    yield f"**เรียน** {_plain(head.chief)}"


def _body(memo: Memo) -> Iterator[str]:
    for section in memo.sections:
        yield f"## {_plain(section.title)}"
        yield "\n".join(f"- {_plain(sentence.text)}" for sentence in section.sentences)


def _warnings(memo: Memo) -> Iterator[str]:
    if memo.warnings:
        yield "## โปรดตรวจก่อนเสนอ"
        yield "\n".join(f"- {_plain(warning)}" for warning in memo.warnings)


def _sources(memo: Memo, digits: Digits) -> Iterator[str]:
    """List every quote once, in the order of the note."""
    quotes = dict.fromkeys(
        one for section in memo.sections for sentence in section.sentences for one in sentence.evidence
    )
    yield "## ที่มาของข้อความ"
    yield "\n".join(
        f"- {_where(one, digits)}: “{_plain(shortened(one.quote, LONGEST_QUOTE))}”" for one in quotes
    )


def _where(one: Evidence, digits: Digits) -> str:
    if one.source == OFFICE:
        return "ค่าตั้งของสำนักงาน"
    if one.source == OFFICER:
        return "ข้อความของเจ้าหน้าที่"
    page = f" หน้า {one.page}" if one.page else ""
    place = f"หนังสือนี้{page}" if one.source == LETTER else f"ทะเบียน {one.source}{page}"
    return in_script(place, digits)
