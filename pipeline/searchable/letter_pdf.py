"""The searchable PDF of a letter of the office."""

from __future__ import annotations

from pathlib import Path, PurePath

from extractors.base import DamagedFile
from pipeline.catalogue.rows import LetterRow
from pipeline.durable import holds
from pipeline.lookup import Stored
from pipeline.office.places import Places
from pipeline.searchable.making import searchable_pdf

_NO_SCAN = "หนังสือเลขรับ {id} ไม่ใช่ภาพสแกน ข้อความเลือกและคัดลอกได้จากต้นฉบับอยู่แล้ว เปิดได้ที่ {place}"
_LOST = "ต้นฉบับ {place} หายไปหรือถูกแก้ไข โปรดสั่ง kasian check"


class NoScan(Exception):
    """The letter needs no searchable PDF; it says so in one line of Thai."""


def pdf_of_letter(office: Places, stored: Stored) -> bytes:
    """Make the searchable PDF of a letter from its original and from what was read of it.

    :raises NoScan: it has a text of its own.
    :raises ExtractError: the original is gone, or cannot be read any more.
    """
    original = office.root / stored.row.archived
    check_original(original, stored.row.sha256)
    pdf = searchable_pdf(original, stored.pages)
    if pdf is None:
        raise NoScan(_NO_SCAN.format(id=stored.row.id, place=original))
    return pdf


def check_original(original: Path, sha256: str) -> None:
    """Check that an archived original is what was taken in.

    :raises DamagedFile: it is gone, or was changed.
    """
    if not holds(original, sha256):
        raise DamagedFile(_LOST.format(place=original))


def pdf_name(row: LetterRow) -> str:
    """Name the PDF of a letter as its original is named."""
    return f"{PurePath(row.archived).stem}.pdf"
