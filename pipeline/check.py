"""Hold the office against itself (ตรวจสอบ): rows, originals, index and notes; mend what can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.base import IndexMissing
from pipeline.archive import intent as intents
from pipeline.archive.filing import archived_path
from pipeline.archive.notes import note_files, remove_notes, render_now, write_notes
from pipeline.catalogue import reading
from pipeline.catalogue.database import Catalogue, open_to_write
from pipeline.catalogue.indexed import forget_indexed
from pipeline.catalogue.parts import missing_parts
from pipeline.catalogue.rows import LetterRow
from pipeline.durable import hash_file, holds, remove_durably
from pipeline.letter.as_json import letter_from_json, pages_from_json
from pipeline.matter.linking import link_all
from pipeline.memo.as_json import memo_from_json
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.searching.indexing import catch_up
from pipeline.searching.reindex import rebuild
from pipeline.searching.shelf import current_place, opened
from pipeline.workers import InProcess

Kind = Literal["missing", "damaged", "stray", "index", "note", "citation"]

# a copy that was cut short; the file that it was made from is removed only after it has its own name
_HALF_COPY = re.compile(r"\..+\.part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that does not agree.

    :param id: of the letter, where there is one.
    :param path: from the office folder, where it is about a file.
    :param text: Thai: what it is, and what to do where it was not mended.
    :param mended: it is in order now.
    """

    kind: Kind
    text: str
    id: str | None = None
    path: str | None = None
    mended: bool = False

    def __str__(self) -> str:
        """Say it in Thai."""
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found.

    :param letters: how many were checked, secret ones too.
    :param problems: what a person must look at.
    :param repaired: what is in order now.
    """

    letters: int
    problems: tuple[Problem, ...]
    repaired: tuple[Problem, ...]


def check(office: Office) -> Report:
    """Check the whole office, each original by its hash; mend the index and the notes.

    :raises OfficeError: another process holds the office, or the catalogue is damaged.
    """
    with hold(office), open_to_write(office) as catalogue:
        intents.recover(office, catalogue)
        rows = reading.all_rows(catalogue)
        found = [
            *_originals(office, rows),
            *_half_copies(office),
            *_strays(office, rows),
            *_unfinished(catalogue, rows),
            *_index(office, catalogue, rows),
            *_notes(office, catalogue, rows),
            *_citations(catalogue),
        ]
    return Report(
        letters=len(rows),
        problems=tuple(each for each in found if not each.mended),
        repaired=tuple(each for each in found if each.mended),
    )


def _originals(office: Office, rows: list[LetterRow]) -> Iterator[Problem]:
    """Each row has its original, to the byte."""
    for row in rows:
        place = archived_path(office, row)
        if place is None or not (office.root / place).is_file():
            text = f"ต้นฉบับของ {row.id} หายไป โปรดวางไฟล์เดิมใน inbox แล้วสั่ง kasian ingest เพื่อกู้คืน"
            yield Problem(kind="missing", id=row.id, path=place, text=text)
        elif not holds(office.root / place, row.sha256):
            text = f"ต้นฉบับของ {row.id} ถูกแก้ไขหรือเสียหาย โปรดวางไฟล์เดิมใน inbox แล้วสั่ง kasian ingest เพื่อกู้คืน"
            yield Problem(kind="damaged", id=row.id, path=place, text=text)


def _half_copies(office: Office) -> Iterator[Problem]:
    """No copy is left that a crash cut short."""
    for folder in (office.archive, office.secret, office.failed):
        for file in sorted(path for path in folder.rglob(".*") if _HALF_COPY.fullmatch(path.name)):
            remove_durably(file)
            text = f"ลบสำเนา {office.relative(file)} ที่คัดลอกไม่เสร็จแล้ว"
            yield Problem(kind="stray", path=office.relative(file), text=text, mended=True)


def _strays(office: Office, rows: list[LetterRow]) -> Iterator[Problem]:
    """Each file of the archive has its row."""
    known = {row.archived for row in rows}
    secret = {row.sha256: row.id for row in rows if row.secret}
    for file in sorted(path for path in office.archive.rglob("*") if path.is_file()):
        path = office.relative(file)
        if path in known or _HALF_COPY.fullmatch(file.name):
            continue
        id_ = secret.get(hash_file(file))
        if id_ is None:
            text = f"{path} ไม่มีในทะเบียน โปรดย้ายไปไว้ใน inbox เพื่อรับเข้า"
            yield Problem(kind="stray", path=path, text=text)
        else:
            remove_durably(file)
            text = f"ลบสำเนาของหนังสือลับ {id_} ที่ค้างอยู่ใน archive แล้ว"
            yield Problem(kind="stray", id=id_, text=text, mended=True)


def _unfinished(catalogue: Catalogue, rows: list[LetterRow]) -> Iterator[Problem]:
    """Each mail and archive has brought in all that came in it."""
    for row in rows:
        if missing_parts(catalogue, row.id):
            text = f"เอกสารที่มาใน {row.id} ยังรับเข้าไม่ครบ โปรดวางสำเนาของต้นฉบับใน inbox แล้วสั่ง kasian ingest"
            yield Problem(kind="missing", id=row.id, text=text)


def _index(office: Office, catalogue: Catalogue, rows: list[LetterRow]) -> Iterator[Problem]:
    """The index holds the letters that are not secret, and no others."""
    wanted = {row.id for row in rows if not row.secret}
    try:
        difference = _difference(office, wanted)
        if difference:
            _mend_index(office, catalogue, wanted, difference)
    except IndexMissing as error:
        rebuild(office, catalogue)
        yield Problem(kind="index", text=f"{error.reason} (สร้างดัชนีใหม่แล้ว)", mended=True)
        return
    if difference:
        text = f"ดัชนีค้นหาไม่ตรงกับทะเบียน {len(difference)} ฉบับ แก้ไขแล้ว"
        yield Problem(kind="index", text=text, mended=True)


def _difference(office: Office, wanted: set[str]) -> set[str]:
    """Give the ids that the index lacks, or should not have."""
    place = current_place(office)
    if place is None:
        return wanted
    with opened(office, place) as index:
        return set(index.ids()) ^ wanted


def _mend_index(office: Office, catalogue: Catalogue, wanted: set[str], difference: set[str]) -> None:
    place = current_place(office)
    if place is not None:
        with opened(office, place) as index:
            index.remove(difference - wanted)
    forget_indexed(catalogue, sorted(difference & wanted))
    catch_up(office, catalogue, InProcess())


def _notes(office: Office, catalogue: Catalogue, rows: list[LetterRow]) -> Iterator[Problem]:
    """Each drafted letter has its note files."""
    for row in rows:
        if row.secret:
            remove_notes(office, row.id)  # left behind by a crash while it was hidden
            continue
        if all(file.exists() for file in note_files(office, row.id)):
            continue
        text = reading.letter_text(catalogue, row.id)
        if text is None or text.memo is None:
            continue
        memo, letter, pages = (
            memo_from_json(text.memo),
            letter_from_json(text.letter),
            pages_from_json(text.pages),
        )
        contents = render_now(memo, letter, pages, office.settings, office.root / row.archived)
        write_notes(office, row.id, contents)
        yield Problem(kind="note", id=row.id, text=f"เขียนไฟล์บันทึกย่อของ {row.id} ขึ้นใหม่แล้ว", mended=True)


def _citations(catalogue: Catalogue) -> Iterator[Problem]:
    """Each citation is tied to the letter that it means."""
    changed = link_all(catalogue)
    if changed:
        text = f"เชื่อมโยงหนังสือที่อ้างถึงใหม่แล้ว {changed} แห่ง"
        yield Problem(kind="citation", text=text, mended=True)
