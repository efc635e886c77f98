"""How a note speaks of each kind of document (ถ้อยคำตามชนิดของหนังสือ): a table.

Source of the kinds: the correspondence regulation (พ.ศ. ๒๕๒๖) and its amendments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.letter.fields import Kind, Letter

Field = Literal["sender", "number", "date", "subject"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A field in a citation, with the words before it.

    :param expected: this kind always has it: where it was not found a blank stands for it.
    """

    before: str
    field: Field
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for one kind.

    :param name: what the document is called.
    :param cite: the full citation, slot by slot.
    :param opens: before the citation, in ข้อเท็จจริง.
    :param tells: between the sender's short name and a subject; None where the short form cites the document.
    :param tells_that: between the sender's short name and a sentence of the body, where no subject is.
    :param says: between the citation and the first sentence of the body; None where a new paragraph begins.
    :param asks: this kind carries a paragraph จึงเรียนมาเพื่อ….
    :param rule: it is kept (ถือปฏิบัติ); what its articles ask for is not asked of the reader.
    """

    name: str
    cite: tuple[Slot, ...]
    opens: str
    tells: str | None
    says: str | None
    asks: bool
    tells_that: str = " แจ้งว่า "
    rule: bool = False


def _letter(name: str, *, subject: bool = True, asks: bool = True) -> Wording:
    """Give the wording of what one agency writes to another."""
    cite = (
        Slot("", "sender"),
        Slot(f" มี{name} ที่ ", "number"),
        Slot(" ลงวันที่ ", "date"),
        Slot(" เรื่อง ", "subject", expected=subject),
    )
    return Wording(name, cite, opens="ด้วย", tells=" แจ้ง", says=" แจ้งว่า ", asks=asks)


def _paper(name: str, *, number: str = " ที่ ", numbered: bool, dated: str = " ลงวันที่ ") -> Wording:
    """Give the wording of what an agency issues to everybody."""
    cite = (
        Slot(name, "sender"),
        Slot(number, "number", expected=numbered),
        Slot(dated, "date"),
        Slot(" เรื่อง ", "subject"),
    )
    return Wording(
        name, cite, "ตาม", tells=f" มี{name} เรื่อง ", says=None, asks=False, tells_that=f" มี{name} ความว่า "
    )


_MINUTES = Wording(
    "รายงานการประชุม",
    (
        Slot("รายงานการประชุม", "subject"),
        Slot(" ครั้งที่ ", "number"),
        Slot(" เมื่อวันที่ ", "date"),
        Slot(" จัดทำโดย ", "sender", expected=False),
    ),
    opens="ตาม",
    tells=None,
    says=None,
    asks=False,
)


def _loose(name: str, tells_that: str = " แจ้งว่า ") -> Wording:
    """Give the wording of papers that need not have any field."""
    cite = (
        Slot(f"{name}ของ", "sender", expected=False),
        Slot(" ที่ ", "number", expected=False),
        Slot(" ลงวันที่ ", "date", expected=False),
        Slot(" เรื่อง ", "subject", expected=False),
    )
    return Wording(name, cite, "", tells=f" มี{name} เรื่อง ", says=None, asks=False, tells_that=tells_that)


WORDINGS: dict[Kind, Wording] = {
    "external": _letter("หนังสือ"),
    "memo": _letter("บันทึกข้อความ"),
    "stamped": _letter("หนังสือประทับตรา", subject=False),
    "order": _paper("คำสั่ง", numbered=True),
    "announcement": _paper("ประกาศ", numbered=False),
    "minutes": _MINUTES,
    "radio": _letter("วิทยุสื่อสาร", subject=False, asks=False),
    "joint_message": _letter("ข่าวร่วม", subject=False, asks=False),
    "record": _loose("บันทึก"),
    "other": _loose("เอกสาร"),
}

_CERTIFICATE = "หนังสือรับรอง"
_CERTIFIES = _loose(_CERTIFICATE, f" ออก{_CERTIFICATE}ว่า ")


_LAWS = ("ระเบียบ", "ข้อบังคับ", "พระราช", "กฎกระทรวง")
_RULE = Wording(
    "กฎหมายหรือระเบียบ",
    (Slot("", "subject"), Slot(" ลงวันที่ ", "date", expected=False)),
    opens="ตาม",
    tells=None,
    says=None,
    asks=False,
    rule=True,
)


def wording_of(letter: Letter) -> Wording:
    """Give the wording of a letter; rules (ระเบียบ) and certificates (หนังสือรับรอง) are worded as such."""
    if letter.kind in {"order", "other"} and letter.subject and letter.subject.value.startswith(_LAWS):
        return _RULE
    if letter.kind == "record" and any(
        _CERTIFICATE in one.raw for one in (letter.subject, *letter.body) if one
    ):
        return _CERTIFIES
    return WORDINGS[letter.kind]


#: what the fields are called in warnings
FIELD_NAMES: dict[Field, str] = {
    "sender": "ผู้ส่ง",
    "number": "เลขที่หนังสือ",
    "date": "วันที่ของหนังสือ",
    "subject": "ชื่อเรื่อง",
}
