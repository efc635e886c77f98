"""Files of office programs, through LibreOffice."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import office_documents as made
import pytest
from made_files import LETTER, letter_docx
from office_maker import make_office, rows_of, take_in
from ole_maker import ole_file

import extractors
from extractors.base import DamagedFile, EncryptedFile, ExtractError, ReaderMissing
from extractors.programs import libreoffice
from extractors.programs.outside import Limits

Letter = Callable[[str], Path]


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One letter in each form."""
    document = letter_docx(tmp_path_factory.mktemp("letters") / "letter.docx")
    return {suffix: made.turned_into(document, suffix) for suffix in (".doc", ".odt", ".rtf")}


@pytest.fixture
def letter(letters: dict[str, Path], tmp_path: Path) -> Letter:
    """Give a copy of the letter under a name that tells in which form."""
    return lambda name: Path(shutil.copy(letters[Path(name).suffix], tmp_path / name))


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_a_letter_of_another_program_is_read_as_it_stands(
    letter: Letter, suffix: str, own_temporary_folder: Path
) -> None:
    file = letter(f"letter{suffix}")
    assert extractors.kind_of(file) == suffix.removeprefix(".")
    assert extractors.page_count(file) is None
    (page,) = extractors.extract(file).pages
    assert tuple(page.text.splitlines()) == LETTER
    assert page.confidence == 1
    assert list(own_temporary_folder.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".ods"])
def test_a_sheet_is_a_page_and_a_row_a_line_however_narrow_its_columns(tmp_path: Path, suffix: str) -> None:
    sheets = (
        made.sheet("งบประมาณ", made.row("ลำดับ", "", "รายการที่ยาวกว่าความกว้างของคอลัมน์มากและอ่านได้ครบ"),
                   made.row("1", "ตำบลหนองบึง\nหมู่ที่ 3", "12,500.00 บาท")),
        made.sheet("ว่าง"),
        made.sheet("ก่อน", made.row("แผ่นที่สองของเรื่อง")),
    )  # fmt: skip
    file = made.turned_into(made.flat(tmp_path / "table", "spreadsheet", "".join(sheets)), suffix)
    pages = extractors.extract(file).pages
    assert [page.text.splitlines() for page in pages] == [
        ["ลำดับ  รายการที่ยาวกว่าความกว้างของคอลัมน์มากและอ่านได้ครบ", "1  ตำบลหนองบึง  12,500.00 บาท", "หมู่ที่ 3"],
        ["แผ่นที่สองของเรื่อง"],
    ]
    assert [page.text for page in extractors.extract(file, pages=(2, 2)).pages] == ["แผ่นที่สองของเรื่อง"]


@pytest.mark.parametrize("suffix", [".ppt", ".pptx", ".odp"])
def test_a_slide_is_a_page(tmp_path: Path, suffix: str) -> None:
    slides = made.slide("แผนปฏิบัติการกองทุนพัฒนาบทบาทสตรี") + made.slide("กำหนดส่งภายในวันที่ 20 มีนาคม 2565")
    file = made.turned_into(made.flat(tmp_path / "talk", "presentation", slides), suffix)
    pages = extractors.extract(file).pages
    assert [page.text for page in pages] == ["แผนปฏิบัติการกองทุนพัฒนาบทบาทสตรี", "กำหนดส่งภายในวันที่ 20 มีนาคม 2565"]
    assert [page.number for page in extractors.extract(file, pages=(2, 5)).pages] == [2]


AMOUNT = """
<office:automatic-styles>
 <number:number-style style:name="N"><number:number number:decimal-places="2" number:min-integer-digits="1"
  number:grouping="true"/></number:number-style>
 <style:style style:name="amount" style:family="table-cell" style:data-style-name="N"/>
</office:automatic-styles>
"""


def test_cells_come_as_they_are_shown(tmp_path: Path) -> None:
    cell = '<table:table-cell table:style-name="amount" office:value-type="float" office:value="1234567.5"/>'
    table = made.sheet("a", f"<table:table-row>{cell}</table:table-row>")
    file = made.turned_into(made.flat(tmp_path / "table", "spreadsheet", table, AMOUNT), ".xls")
    assert extractors.extract(file).pages[0].text == "1,234,567.50"


def test_two_files_are_converted_side_by_side(letter: Letter) -> None:
    files = [letter("a.doc"), letter("b.rtf")]
    with ThreadPoolExecutor(2) as pool:
        texts = [extracted.pages[0].text for extracted in pool.map(extractors.extract, files)]
    assert {tuple(text.splitlines()) for text in texts} == {LETTER}


def test_the_name_does_not_decide(letter: Letter, tmp_path: Path) -> None:
    file = letter("letter.doc").rename(tmp_path / "letter.pdf")
    assert extractors.extract(file).pages[0].text.splitlines()[0] == LETTER[0]


@pytest.mark.parametrize(
    ("suffix", "share"), [(".doc", 0.02), (".doc", 0.4), (".doc", 0.9), (".odt", 0.6), (".rtf", 0.5)]
)
def test_a_file_that_was_cut_off_is_damaged(letter: Letter, suffix: str, share: float) -> None:
    file = letter(f"letter{suffix}")
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)


def test_a_document_with_a_password_says_so(letter: Letter) -> None:
    file = letter("letter.doc")
    data = bytearray(file.read_bytes())
    at = data.index(b"\xec\xa5")  # the head of the text ([MS-DOC] FibBase), its flags ten bytes on
    data[at + 11] |= 0x01
    file.write_bytes(data)
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(file)


ENCRYPTED = {
    "docx": {"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"},
    "xls": {"Workbook": b"\x09\x08\x04\x00\x00\x06\x05\x00\x2f\x00\x02\x00\x01\x00"},
    "ppt": {"PowerPoint Document": b"x", "EncryptedSummary": b"y"},
}


@pytest.mark.parametrize("name", ENCRYPTED)
def test_other_documents_with_a_password_say_so_too(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"secret.{name}"
    file.write_bytes(ole_file(ENCRYPTED[name]))
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(file)


def test_without_libreoffice_a_file_waits_and_is_read_once_it_is_there(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office(tmp_path)
    file = letter("letter.doc").rename(office.inbox / "letter.doc")
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        with pytest.raises(ReaderMissing, match=r"ติดตั้ง LibreOffice"):
            extractors.extract(file)
        (outcome,) = take_in(office)
        assert (outcome.status, outcome.id) == ("waiting", None)
        assert "LibreOffice" in (outcome.reason or "")
        assert file.exists()
    (outcome,) = take_in(office)
    assert outcome.status == "done"
    assert rows_of(office)[0].fields.number == "ทด 0019.2/ว 145"
    assert not file.exists()


def test_without_its_part_for_slides_libreoffice_is_asked_for_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'Error: source file could not be loaded'\n")
    program.chmod(0o755)
    (tmp_path / "libswlo.so").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    file = tmp_path / "talk.ppt"
    file.write_bytes(ole_file({"PowerPoint Document": b"x"}))
    with pytest.raises(ReaderMissing, match="Impress"):
        extractors.extract(file)


def test_a_file_that_takes_too_long_is_given_up(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    file = letter("letter.doc")
    monkeypatch.setattr(libreoffice, "_LIMITS", Limits(seconds=0.05, memory=2 << 30, file_size=1 << 30))
    with pytest.raises(ExtractError, match="นานเกินกำหนด"):
        extractors.extract(file)


MACRO = """
<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries>
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>
Sub Run
  Open "{file}" For Output As #1
  Print #1, "run"
  Close #1
End Sub
</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"
 xlink:href="vnd.sun.star.script:Standard.M.Run?language=Basic&amp;location=document"/></office:event-listeners>
</office:scripts>
"""


def test_macros_do_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "run.txt"
    text = made.flat(tmp_path / "letter", "text", "<text:p>หนังสือ</text:p>", MACRO.format(file=mark))
    file = made.turned_into(text, ".odt")
    assert extractors.extract(file).pages[0].text == "หนังสือ"
    assert not mark.exists()


def test_nothing_is_fetched_from_the_network(tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def log_request(self, *_: object) -> None:
            asked.append(self.path)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        picture = (
            '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
            f'<draw:image xlink:href="{address}/picture.png" xlink:type="simple"/></draw:frame>'
        )
        text = made.flat(tmp_path / "letter", "text", f"<text:p>หนังสือ{picture}</text:p>")
        file = made.turned_into(text, ".odt")
        by_itself = len(asked)
        assert extractors.extract(file).pages[0].text == "หนังสือ"
        server.shutdown()
        thread.join()
    assert by_itself  # LibreOffice as it is does fetch
    assert len(asked) == by_itself


def test_no_setting_of_this_process_is_changed(letter: Letter) -> None:
    before = dict(os.environ)
    extractors.extract(letter("letter.rtf"))
    assert dict(os.environ) == before
