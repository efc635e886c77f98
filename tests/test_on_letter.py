"""The note on the letter: nothing of the letter is covered, and all of the note can be read and copied."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from letter_builder import Sheet as Words
from made_files import LETTER, letter_docx, picture
from memo_letters import LETTERS, OFFICE, external, invitation
from numpy.typing import NDArray
from office_maker import drop, drop_secret, files_in, make_office, rows_of, take_in
from PIL import Image, ImageFilter
from searchable_parts import copied, drawn, page_of

from extractors.base import Page, ReaderMissing
from extractors.pdf.own_layer import has_own_layer
from pipeline.letter.fields import Letter
from pipeline.memo import draft
from pipeline.on_letter.first_page import first_page
from pipeline.on_letter.making import Noted, OnLetter, SecretLetter, note_on_letter
from pipeline.searchable.making import searchable_pdf

KASIAN = Path(sys.executable).parent / "kasian"
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "files"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "dev_letters"
SCALE = 1.5
#: of 255: paler is paper
INK, PAPER = 170, 225
FULL = [f"{n}. " + LETTER[5] for n in range(26)]


def on_letter(original: Path, letter: Letter, pages: tuple[Page, ...] = ()) -> OnLetter:
    noted = Noted(original=original, pages=pages, letter=letter, memo=draft(letter, OFFICE), id="2569-0007")
    return note_on_letter(noted, OFFICE)


def seen(pdf: bytes | Path, page: int = 1) -> NDArray[np.int16]:
    return np.asarray(drawn(pdf, page, SCALE), dtype=np.int16)


def assert_nothing_is_covered(before: NDArray[np.int16], after: NDArray[np.int16]) -> None:
    """What was added stands on bare paper, and what was there is there still."""
    assert before.shape == after.shape
    changed = np.abs(after - before).max(axis=2) > 8
    assert changed.sum() > 1000
    darkest = Image.fromarray(before.min(axis=2).astype(np.uint8)).filter(ImageFilter.MinFilter(5))
    assert (np.asarray(darkest) >= PAPER)[changed].all()


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_all_is_there(pdf: bytes, letter: Letter, page: int = 1) -> None:
    text = squeezed("".join(copied(pdf, page)))
    for sentence in draft(letter, OFFICE).short:
        assert squeezed(sentence.text) in text
    for label in ("ผู้เสนอ", "คำสั่ง", "ลงชื่อ", "วันที่"):
        assert label in text


def scan(path: Path, lines: tuple[str, ...] | list[str] = LETTER, *, quarter_turns: int = 0) -> Path:
    image = picture(lines, dpi=150)
    image.rotate(90 * quarter_turns, expand=True).save(path, quality=90, dpi=(150, 150))
    return path


@pytest.mark.parametrize(
    "name", ["03_circular_savings.pdf", "18_thai_digits_scan.pdf", "11_joint_message.pdf"]
)
def test_no_ink_of_a_pdf_is_covered_and_the_whole_note_can_be_copied(name: str) -> None:
    made = on_letter(SAMPLES / name, external())
    assert (made.on_slip, made.has_page) == (False, True)
    before = seen(SAMPLES / name)
    if "scan" in name:  # its paper is grey
        before_white = np.where(before.min(axis=2, keepdims=True) > INK, 255, before)
        changed = np.abs(seen(made.pdf) - before).max(axis=2) > 30
        assert (before_white.min(axis=2) == 255)[changed].all()
    else:
        assert_nothing_is_covered(before, seen(made.pdf))
    assert_all_is_there(made.pdf, external())
    with closing(pdfium.PdfDocument(made.pdf)) as document:
        assert len(document) == 1


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_each_kind_of_note_finds_its_place_on_a_picture(letter: Callable[[], Letter], tmp_path: Path) -> None:
    file = scan(tmp_path / "scan.png")
    made = on_letter(file, letter())
    assert not made.on_slip
    assert_nothing_is_covered(np.asarray(_blank_pdf(file)), seen(made.pdf))
    assert_all_is_there(made.pdf, letter())


def _blank_pdf(file: Path) -> NDArray[np.int16]:
    """Draw a picture as a PDF shows it, without a note."""
    page = replace(page_of(""), words=())
    pdf = searchable_pdf(file, [page])
    assert pdf is not None
    return seen(pdf)


def test_a_full_page_gets_a_slip_in_front_that_names_the_letter(tmp_path: Path) -> None:
    file = scan(tmp_path / "full.png", FULL)
    made = on_letter(file, external())
    assert (made.on_slip, made.has_page) == (True, True)
    assert_all_is_there(made.pdf, external(), 1)
    slip = squeezed("".join(copied(made.pdf, 1)))
    assert all(part in slip for part in ("เลขรับ๒๕๖๙-๐๐๐๗", "กก๐๐๑๙/ว๑๒๓๔", "สำนักงานพัฒนาชุมชนจังหวัดจำลอง"))
    assert (seen(made.pdf, 2) == _blank_pdf(file)).all()


def test_a_very_long_note_stands_whole_on_its_slip(tmp_path: Path) -> None:
    owed = [f"ให้รายงานผลครั้งที่ {n} ภายในวันที่ {n} มีนาคม ๒๕๖๙" for n in range(1, 29)]
    page = Words(("\n\n".join(owed),))
    deadlines = tuple(page.deadline(one, f"2026-03-{n:02d}") for n, one in enumerate(owed, start=1))
    letter = replace(invitation(), deadlines=deadlines)
    made = on_letter(scan(tmp_path / "full.png", FULL), letter)
    assert_all_is_there(made.pdf, letter)
    ink = seen(made.pdf).min(axis=2) < INK
    assert not ink[-40:].any()


def test_a_desk_is_no_paper(tmp_path: Path) -> None:
    sheet = picture(FULL, dpi=100).convert("RGB")
    desk = Image.new("RGB", (sheet.width, 2 * sheet.height), (70, 60, 50))
    desk.paste(sheet, (0, 0))
    desk.save(tmp_path / "photo.jpg", quality=92)
    assert on_letter(tmp_path / "photo.jpg", external()).on_slip


def test_a_page_that_was_scanned_lying_is_noted_upright(tmp_path: Path) -> None:
    file = scan(tmp_path / "lying.png", quarter_turns=1)  # its words run upwards
    words = page_of("หนึ่ง สอง สาม")
    boxes = [
        replace(word, box=replace(word.box, top=400 - 50 * nth, bottom=430 - 50 * nth, left=60, right=80))
        for nth, word in enumerate(words.words)
        if word.box
    ]
    made = on_letter(file, external(), (replace(words, words=tuple(boxes)),))
    assert not made.on_slip
    upright = scan(tmp_path / "upright.png")
    assert_nothing_is_covered(_blank_pdf(upright), seen(made.pdf))
    assert_all_is_there(made.pdf, external())


def test_text_that_a_searchable_scan_has_already_is_copied_as_before(tmp_path: Path) -> None:
    pdf = searchable_pdf(scan(tmp_path / "scan.png"), [page_of("ข้อความเดิมของหนังสือ", size=(595, 842))])
    assert pdf is not None
    file = tmp_path / "searchable.pdf"
    file.write_bytes(pdf)
    made = on_letter(file, external())
    assert "ข้อความเดิมของหนังสือ" in copied(made.pdf)
    assert_all_is_there(made.pdf, external())


def test_a_note_on_a_noted_letter_takes_other_space(tmp_path: Path) -> None:
    first = on_letter(scan(tmp_path / "scan.png"), invitation())
    file = tmp_path / "noted.pdf"
    file.write_bytes(first.pdf)
    second = on_letter(file, external())
    assert_nothing_is_covered(seen(first.pdf), seen(second.pdf))
    assert_all_is_there(second.pdf, external())
    assert_all_is_there(second.pdf, invitation())


def test_what_is_noted_is_read_from_its_picture_when_it_comes_back(tmp_path: Path) -> None:
    """Else the note would be taken for the text of a scan."""
    made = on_letter(scan(tmp_path / "scan.png"), external())
    with closing(pdfium.PdfDocument(made.pdf)) as document:
        assert has_own_layer(document[0])


def test_only_the_first_page_is_passed_on() -> None:
    made = on_letter(SAMPLES / "09_minutes_weekly.pdf", external())
    with closing(pdfium.PdfDocument(made.pdf)) as document:
        assert len(document) == (2 if made.on_slip else 1)


def test_a_word_document_is_shown_by_libreoffice(tmp_path: Path) -> None:
    file = letter_docx(tmp_path / "letter.docx")
    try:
        first_page(file, ())
    except ReaderMissing:
        pytest.skip("LibreOffice is not installed")
    made = on_letter(file, external())
    assert (made.on_slip, made.has_page) == (False, True)
    text = "".join(copied(made.pdf))
    assert squeezed(LETTER[3]) in squeezed(text)
    assert_all_is_there(made.pdf, external())


def test_without_libreoffice_the_slip_stands_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = letter_docx(tmp_path / "letter.docx")
    monkeypatch.setenv("PATH", "")
    made = on_letter(file, external())
    assert (made.on_slip, made.has_page) == (True, False)
    assert_all_is_there(made.pdf, external())
    assert squeezed("การรายงานผลการจัดเก็บข้อมูลความจำเป็นพื้นฐาน") in squeezed("".join(copied(made.pdf)))


def test_a_doubtful_reading_is_marked_and_the_mark_explained(tmp_path: Path) -> None:
    letter = external()
    assert letter.subject is not None
    unsure = replace(letter, subject=replace(letter.subject, confidence=0.5))
    made = on_letter(scan(tmp_path / "scan.png"), unsure)
    text = squeezed("".join(copied(made.pdf)))
    assert text.count("[?]") >= 2
    assert squeezed("[?] อ่านไม่ชัดหรืออ่านได้บางส่วน โปรดตรวจกับต้นฉบับ") in text


@pytest.mark.parametrize("doubt", [True, False])
def test_a_secret_letter_is_not_copied(tmp_path: Path, *, doubt: bool) -> None:
    mark = Words(("ลับ",)).found("ลับ")
    letter = replace(external(), secrecy_doubt=True) if doubt else replace(external(), secrecy=mark)
    with pytest.raises(SecretLetter):
        on_letter(scan(tmp_path / "scan.png"), letter)


# --- the command --------------------------------------------------------------------------------


def call(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"}
    done = subprocess.run(
        [str(KASIAN), "note", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def test_the_command_writes_beside_what_is_there_and_replaces_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "หนังสือ.txt", subject="ขอเชิญประชุมกลุ่มสตรี")
    take_in(office)
    (row,) = rows_of(office)
    name = f"{Path(row.archived).stem}_เกษียน.pdf"
    work = tmp_path / "work"
    work.mkdir()
    first = call(row.id, "--on-letter", "--office", office.root, cwd=work)
    assert (first.returncode, files_in(work)) == (0, [name])
    assert name in first.stdout
    text = squeezed("".join(copied((work / name).read_bytes())))
    assert "ขอแสดงความนับถือ" in text
    assert "กำหนดภายในวันที่๒๐มีนาคม๒๕๖๕" in text
    again = call(row.id, "--on-letter", "--office", office.root, cwd=work)
    assert (again.returncode, files_in(work)) == (2, [name])
    told = call(row.id, "--on-letter", "--out", "x.pdf", "--json", "--office", office.root, cwd=work)
    assert json.loads(told.stdout) == {"id": row.id, "pdf": "x.pdf", "slip": False, "page": True}


def test_the_command_gives_nothing_of_a_secret_letter(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    secret = drop_secret(office)
    outside = tmp_path / "outside.txt"
    outside.write_bytes(secret.read_bytes())
    take_in(office)
    work = tmp_path / "work"
    work.mkdir()
    by_id = call(rows_of(office)[0].id, "--on-letter", "--office", office.root, cwd=work)
    by_file = call(outside, "--on-letter", "--office", office.root, cwd=work)
    assert (by_id.returncode, by_file.returncode, files_in(work)) == (5, 5, [])
    assert "ชั้นความลับ" in by_file.stderr
    assert "ปกปิด" not in by_id.stderr + by_file.stderr


def test_a_changed_original_is_not_noted(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    (row,) = rows_of(office)
    (office.root / row.archived).write_text("อื่น", encoding="utf-8")
    done = call(row.id, "--on-letter", "--office", office.root, cwd=tmp_path)
    assert done.returncode == 4
    assert "kasian check" in done.stderr


@pytest.mark.shared
@pytest.mark.parametrize("name", ["A/a1290053873.jpg", "A/a1290055044.jpg", "B/a1214551447.pdf"])
def test_no_ink_of_a_real_letter_is_covered(name: str) -> None:
    file = SHARED / name
    made = on_letter(file, invitation())
    page = 2 if made.on_slip else 1
    bare = on_letter(file, long_note())
    assert bare.on_slip  # a note that fits nowhere leaves the page as it is
    before, after = seen(bare.pdf, 2), seen(made.pdf, page)
    changed = np.abs(after - before).max(axis=2) > 40
    assert not (changed & (before.min(axis=2) < INK)).any()
    assert made.on_slip != changed.any()


def long_note() -> Letter:
    page = Words((" ".join(f"ให้รายงานผลครั้งที่ {n} ภายในวันที่ {n} มีนาคม ๒๕๖๙" for n in range(1, 29)),))
    owed = (page.deadline(f"ภายในวันที่ {n} มีนาคม ๒๕๖๙", f"2026-03-{n:02d}") for n in range(1, 29))
    return replace(invitation(), deadlines=tuple(owed))
