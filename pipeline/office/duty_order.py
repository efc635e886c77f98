"""The office's own duty order (คำสั่งแบ่งหน้าที่) as a file: a table or numbered paragraphs of a DOCX, or TOML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from pipeline.office.duty_paragraphs import in_paragraphs
from pipeline.office.duty_rows import Row, in_table
from pipeline.office.places import OfficeError
from pipeline.office.settings import Officer, Settings, parse_settings

#: the order names its people; the office is named elsewhere
_ANY = "-"
_NOTHING = (
    "{file}: ไม่พบตารางที่มีหัวช่อง ชื่อ และ หน้าที่ (หรือ ตำบล) และไม่พบข้อที่ขึ้นต้นด้วยชื่อเจ้าหน้าที่ "
    "โปรดสั่ง kasian init โดยไม่มี --duty-order แล้วกรอก [[officers]] ใน office.toml"
)
_UNREADABLE = "{file}: เปิดไม่ได้ โปรดตรวจว่าเป็นไฟล์ .docx หรือ .toml ที่เปิดได้ (.doc ให้บันทึกเป็น .docx ก่อน)"


@dataclass(frozen=True, slots=True)
class DutyOrder:
    """What was read of a duty order.

    :param duty_words: more words of a duty, which a TOML file may give.
    :param unread: what could not be read, or is missing; Thai sentences.
    """

    officers: tuple[Officer, ...]
    duty_words: dict[str, tuple[str, ...]]
    unread: tuple[str, ...]


def read_duty_order(files: Sequence[Path]) -> DutyOrder:
    """Read a duty order from one file or several.

    :raises OfficeError: a file cannot be opened, or nobody's duties stand in it.
    """
    read = [_from_toml(file) if file.suffix.lower() == ".toml" else _from_docx(file) for file in files]
    rows: dict[str, Row] = {}
    for settings, _ in read:
        for officer in settings.officers:
            rows[officer.name] = rows.get(officer.name, Row(officer.name)).joined(_row(officer))
    officers = tuple(_officer(row) for row in rows.values())
    words = {duty: words for settings, _ in read for duty, words in settings.duty_words.items()}
    unread = (*(told for _, untold in read for told in untold), *_missing(officers))
    return DutyOrder(officers, words, unread)


def _from_toml(file: Path) -> tuple[Settings, tuple[str, ...]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise OfficeError(_UNREADABLE.format(file=file)) from None
    settings = parse_settings(text, str(file), name=_ANY)
    if not settings.officers:
        raise OfficeError(f"{file}: ไม่มีหัวข้อ [[officers]] โปรดเพิ่มเจ้าหน้าที่คนละหนึ่งหัวข้อ")
    return settings, ()


def _from_docx(file: Path) -> tuple[Settings, tuple[str, ...]]:
    try:
        document = Document(str(file))
    except Exception:  # noqa: BLE001  a damaged file fails in any way
        raise OfficeError(_UNREADABLE.format(file=file)) from None
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    read = [in_table(table) for table in tables]
    rows = [row for found, _ in read for row in found]
    unread = [told for _, untold in read for told in untold]
    if not rows:
        rows = in_paragraphs([paragraph.text for paragraph in document.paragraphs])
    officers = tuple(_officer(row) for row in _standing_in(rows))
    if not any(officer.duties or officer.tambons for officer in officers):
        raise OfficeError(_NOTHING.format(file=file))
    return Settings(name=_ANY, officers=officers), tuple(unread)


def _standing_in(rows: Sequence[Row]) -> list[Row]:
    """Give a person who is named as standing in for another that one's duties, as stand-in duties."""
    of = {row.name: row for row in rows}
    found = dict(of)
    pairs = [
        (one, other) for row in rows for one, other in ((row.stood_in_by, row.name), (row.name, row.for_))
    ]
    for one, other in pairs:
        if one in found and other in of:
            found[one] = found[one].joined(Row(one, stand_in=of[other].duties))
    return list(found.values())


def _row(officer: Officer) -> Row:
    return Row(officer.name, officer.position, officer.duties, officer.stand_in, officer.tambons)


def _officer(row: Row) -> Officer:
    return Officer(
        name=row.name,
        position=row.position,
        tambons=row.tambons,
        duties=row.duties,
        stand_in=tuple(duty for duty in row.stand_in if duty not in row.duties),
    )


def _missing(officers: Sequence[Officer]) -> list[str]:
    empty = [one.name for one in officers if not one.duties and not one.tambons]
    return [f"{name}: ไม่พบหน้าที่หลักและตำบล" for name in empty]
