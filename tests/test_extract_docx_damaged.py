"""DOCX files that are broken, locked, or meant to harm."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import letter_docx, rewritten_docx

import extractors
from extractors.base import DamagedFile, EncryptedFile, TooLarge


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": None},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": "<other/>"},
        {"[Content_Types].xml": None},
        {"_rels/.rels": None},
        {"word/styles.xml": "<broken"},
        {"word/numbering.xml": "&undefined;"},
    ],
)
def test_a_damaged_package_is_refused_politely(tmp_path: Path, parts: dict[str, str | None]) -> None:
    file = letter_docx(tmp_path / "letter.docx")
    rewritten_docx(file, parts)
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)


@settings(deadline=None, max_examples=30)
@given(cut=st.floats(0.01, 0.99))
def test_a_cut_off_file_is_damaged(tmp_path_factory: pytest.TempPathFactory, cut: float) -> None:
    file = letter_docx(tmp_path_factory.mktemp("cut") / "letter.docx")
    data = file.read_bytes()
    file.write_bytes(data[: max(40, int(len(data) * cut))])
    with pytest.raises(DamagedFile):
        extractors.extract(file)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = letter_docx(tmp_path / "letter.docx")
    rewritten_docx(file, {"word/bomb.xml": " " * 61_000_000})
    assert file.stat().st_size < 200_000
    with pytest.raises(TooLarge, match="ใหญ่เกินกำหนด"):
        extractors.page_count(file)


def test_entities_are_not_expanded_and_no_file_is_read_through_them(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ความลับของเครื่อง", encoding="utf-8")
    file = letter_docx(tmp_path / "letter.docx", ["เนื้อ"])
    with zipfile.ZipFile(file) as archive:
        body = archive.read("word/document.xml").decode()
    bomb = f'<!ENTITY a "{"ก" * 50}"><!ENTITY b "{"&a;" * 50}">'
    entities = f'<!DOCTYPE d [<!ENTITY out SYSTEM "{secret.as_uri()}">{bomb}]>'
    head, rest = body.split("?>", 1)
    rewritten_docx(file, {"word/document.xml": f"{head}?>{entities}{rest.replace('เนื้อ', 'เนื้อ&out;&b;')}"})
    text = extractors.extract(file).pages[0].text
    assert "ความลับ" not in text
    assert "กก" not in text


def test_a_password_on_the_zip_says_so(tmp_path: Path) -> None:
    file = letter_docx(tmp_path / "letter.docx")
    data = bytearray(file.read_bytes())
    place = data.find(b"PK\x01\x02")
    while place >= 0:  # set the encryption bit in each entry of the directory
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    file.write_bytes(data)
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(file)
