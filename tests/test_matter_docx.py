"""A note that was edited in Word is taken back: its statements, and nothing of head and foot."""

from __future__ import annotations

import shutil
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from matter_maker import CHABA, DAM, ID, by, staffed_office

from extractors.base import DamagedFile
from pipeline.catalogue.database import open_to_read
from pipeline.lookup import stored_letter
from pipeline.matter.note.docx import from_docx
from pipeline.matter.note.editing import Begun, began_with, begin, commit
from pipeline.matter.note.text import EmptyNote, from_text, to_text
from pipeline.matter.note.words import NoteWords, words_of
from pipeline.memo.as_json import memo_from_json
from pipeline.memo.model import Memo
from pipeline.office.office import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return staffed_office(tmp_path_factory.mktemp("word"))


@pytest.fixture
def word(office: Office, tmp_path: Path) -> Path:
    """Give the note's DOCX, to be edited."""
    return Path(shutil.copy(office.notes / f"{ID}.docx", tmp_path / "note.docx"))


def memo_of(office: Office) -> Memo:
    with open_to_read(office) as catalogue:
        stored = stored_letter(catalogue, ID)
    assert stored is not None
    assert stored.memo is not None
    return memo_from_json(stored.memo)


def read(file: Path, office: Office) -> NoteWords:
    return from_docx(file, [section.title for section in memo_of(office).sections])


def paragraphs(document: DocumentObject) -> list[Paragraph]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]


def paragraph(document: DocumentObject, part: str) -> Paragraph:
    return next(one for one in paragraphs(document) if part in one.text)


def node(one: Paragraph | Run) -> Any:  # noqa: ANN401 - an element of lxml, untyped in python-docx
    return one._element  # noqa: SLF001 - python-docx has no public way to its XML


def _clear(one: Paragraph) -> None:
    for run in one.runs:
        node(one).remove(node(run))


def add_after(one: Paragraph, *runs: tuple[str, bool]) -> None:
    new = deepcopy(node(one))
    node(one).addnext(new)
    added = Paragraph(new, one.part)
    _clear(added)
    for text, bold in runs:
        added.add_run(text).bold = bold


def test_what_was_not_edited_comes_back_as_it_was(office: Office, word: Path) -> None:
    assert read(word, office) == NoteWords(words_of(memo_of(office)).sections)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_processor_that_writes_the_file_anew_changes_nothing(
    office: Office, word: Path, tmp_path: Path
) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "docx",
    ]
    done = subprocess.run(
        [*command, "--outdir", tmp_path / "out", word], capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert read(tmp_path / "out" / "note.docx", office) == NoteWords(words_of(memo_of(office)).sections)


def test_statements_and_parts_may_be_added_changed_and_taken_out(office: Office, word: Path) -> None:
    document = Document(str(word))
    last = paragraph(document, "จึงเรียนมาเพื่อ")
    add_after(last, ("๓. ความเห็นเพิ่มเติม  ", True), ("ควรแจ้งตำบลด้วย", False))
    add_after(last, ("ข้อความใหม่", False))
    first = paragraph(document, "สพจ.ศรีนาคา")
    _clear(first)
    paragraph(document, "เห็นควรมอบ").add_run(" โดยเร็ว")
    document.save(str(word))
    parts = read(word, office).sections
    assert [part.title for part in parts] == ["สรุปเสนอ", "๑. ข้อเท็จจริง", "๒. ข้อเสนอ", "๓. ความเห็นเพิ่มเติม"]
    assert not any("สพจ.ศรีนาคา" in text for text in parts[0].texts)
    assert parts[2].texts[0].endswith("โดยเร็ว")
    assert parts[2].texts[-1] == "ข้อความใหม่"
    assert parts[3].texts == ("ควรแจ้งตำบลด้วย",)


def test_a_part_is_known_under_another_number(office: Office, word: Path) -> None:
    document = Document(str(word))
    title = next(run for run in paragraph(document, "ข้อเท็จจริง").runs if "ข้อเท็จจริง" in run.text)
    title.text = title.text.replace("๑.", "4.")
    document.save(str(word))
    assert [part.title for part in read(word, office).sections][1] == "4. ข้อเท็จจริง"


def test_changes_that_wait_for_approval_count_as_made(office: Office, word: Path) -> None:
    document = Document(str(word))
    last = paragraph(document, "จึงเรียนมาเพื่อ")
    taken_out, inserted = node(last.runs[0]), node(last.add_run("เพื่อโปรดทราบ"))
    for run, tag in ((taken_out, "w:del"), (inserted, "w:ins")):
        change = OxmlElement(tag)
        run.addprevious(change)
        change.append(run)
    for text in taken_out.findall(qn("w:t")):
        text.tag = qn("w:delText")
    document.save(str(word))
    assert read(word, office).sections[-1].texts[-1] == "เพื่อโปรดทราบ"


def test_a_note_without_statements_and_a_file_that_is_no_note_are_refused(office: Office, word: Path) -> None:
    document = Document(str(word))
    sentences = [text for part in words_of(memo_of(office)).sections for text in part.texts]
    for one in paragraphs(document):
        if any(text in one.text for text in sentences):
            _clear(one)
    document.save(str(word))
    with pytest.raises(EmptyNote):
        read(word, office)
    Document().save(str(word))
    with pytest.raises(DamagedFile, match="kasian note --docx"):
        read(word, office)
    for broken in (b"", b"PK\x03\x04 broken", b"text"):
        word.write_bytes(broken)
        with pytest.raises(DamagedFile, match="note"):
            read(word, office)


def edited_text(begun: Begun, old: str, new: str) -> NoteWords:
    return from_text(to_text(begun.basis.memo, ID).replace(old, new))


def test_a_docx_of_an_older_note_tells_what_came_between(tmp_path: Path) -> None:
    office = staffed_office(tmp_path)
    word = Path(shutil.copy(office.notes / f"{ID}.docx", tmp_path / "mine.docx"))
    hers = begin(office, ID, by(CHABA))
    commit(office, by(CHABA), hers, edited_text(hers, "ดำเนินการให้ทันกำหนด", "รับไปศึกษาทั้งหมดก่อนแล้วรายงาน"))
    document = Document(str(word))
    add_after(paragraph(document, "จึงเรียนมาเพื่อ"), ("ข้อความใหม่", False))
    document.save(str(word))
    begun = begin(office, ID, by())
    words = read(word, office)
    edited = commit(office, by(), began_with(begun, words), words)
    assert edited.changes.added == ("ข้อความใหม่",)
    assert not edited.changes.changed
    assert [one.act.who for one in edited.between] == [CHABA]
    assert [one.who for one in edited.done.acts] == [DAM]
    assert "รับไปศึกษาทั้งหมด" not in to_text(memo_of(office), ID)
