"""A note as a text to edit (ข้อความร่างบันทึกสำหรับแก้ไข), and back: headings, and a statement a line.

The text is Markdown that a person understands.  Read back it is taken as it may come from any editor: blank
lines and other bullets do no harm, an indented line goes on with the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.matter.note.words import NoteWords, Part, key
from pipeline.memo.model import Memo
from pipeline.office.places import OfficeError

SHORT, LINE = "บันทึกย่อบนหนังสือ", "ข้อความ LINE"
#: where there is no draft to begin with
FIRST = "สรุปเสนอ"
_EXPLAINED = """\
<!-- หนึ่งบรรทัดคือหนึ่งข้อความ แก้ ลบ หรือเพิ่มบรรทัดได้ บรรทัดที่ขึ้นต้นด้วย ## คือหัวข้อ -->
<!-- เสร็จแล้วให้บันทึกและปิดโปรแกรมแก้ไข หากไม่ต้องการแก้ ให้ปิดโดยไม่บันทึก -->"""
_REMARK = re.compile(r"^[ \t]*<!--.*?(?:-->|$)", re.MULTILINE)
_HEADING = re.compile(r"#+\s*(.*?)[\s#]*$")
_BULLET = re.compile(r"[-*•–](?=\s)\s*")


class EmptyNote(OfficeError):
    """Nothing is left of the note."""

    def __init__(self) -> None:
        super().__init__("บันทึกไม่มีข้อความเหลืออยู่เลย จึงไม่เปลี่ยนบันทึกเดิม โปรดเขียนอย่างน้อยหนึ่งข้อความใต้หัวข้อ")


def to_text(memo: Memo | None, id_: str) -> str:
    """Give a note as a text to edit; headings alone where there is none."""
    sections = [(one.title, one.sentences) for one in memo.sections] if memo else [(FIRST, ())]
    forms = [(SHORT, memo.short if memo else ()), (LINE, memo.line if memo else ())]
    blocks = [f"# บันทึก {id_}", _EXPLAINED]
    for title, sentences in (*sections, *forms):
        lines = [f"- {' '.join(one.text.split())}" for one in sentences]
        blocks.append("\n".join((f"## {title}", "", *lines)))
    return "\n\n".join(blocks) + "\n"


def from_text(text: str) -> NoteWords:
    """Read what an officer wrote.

    A form whose heading is missing is empty now; statements above all headings open the note.

    :raises EmptyNote: the full form has no statement left.
    """
    parts = list(_parts(_REMARK.sub("", text)))
    sections = tuple(one for one in parts if one.texts and key(one.title) not in {key(SHORT), key(LINE)})
    if not sections:
        raise EmptyNote
    return NoteWords(sections, _form(parts, SHORT), _form(parts, LINE))


def _form(parts: list[Part], title: str) -> tuple[str, ...]:
    return tuple(text for one in parts if key(one.title) == key(title) for text in one.texts)


def _parts(text: str) -> Iterator[Part]:
    """Part a text at its headings."""
    title, texts = FIRST, list[str]()
    for line in text.removeprefix("\ufeff").splitlines():
        heading = _HEADING.match(line)
        if heading:
            yield Part(title, tuple(texts))
            title, texts = " ".join(heading[1].split()) or FIRST, []
        else:
            _add(texts, line)
    yield Part(title, tuple(texts))


def _add(texts: list[str], line: str) -> None:
    """Add a line: a new statement, or the rest of the last one where it is indented and has no bullet."""
    said = " ".join(line.split())
    bullet = _BULLET.match(said)
    if bullet:
        said = said[bullet.end() :]
    if not said or said in {"-", "*", "•"}:
        return
    if texts and not bullet and line[:1].isspace():
        texts[-1] = f"{texts[-1]} {said}"
    else:
        texts.append(said)
