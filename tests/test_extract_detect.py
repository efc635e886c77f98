import io
import zipfile
from pathlib import Path

import pytest
from made_files import LETTER, Put, Sheet, letter_docx, made_pdf
from ole_maker import ole_file
from PIL import Image

import extractors
from extractors.base import DamagedFile, EncryptedFile, ExtractError, UnsupportedFile
from extractors.dispatch import READERS
from extractors.parcels.unpacking import CONTAINERS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


REFUSED = {
    "drawing.vsd": (ole_file({"VisioDocument": b"x"}), "old-office"),
    "drawing.odg": (zipped("mimetype", "META-INF/manifest.xml"), "opendocument"),
    "many.rar": (b"Rar!\x1a\x07\x01\x00", "archive"),
    "many.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(30), "archive"),
    "book.epub": (zipped("mimetype", "META-INF/container.xml", "text/1.xhtml"), "unknown"),
    "thing.bin": (bytes(range(256)) * 20, "unknown"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    content, kind = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(content)
    assert extractors.kind_of(file) == kind
    with pytest.raises(UnsupportedFile) as refusal:
        extractors.extract(file)
    assert "โปรด" in refusal.value.reason
    assert "\n" not in refusal.value.reason


KNOWN = {
    "a.xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
    "a.pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
    "a.docm": (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "docm"),
    "a.zip": (zipped("a.pdf", "b.pdf"), "zip"),
    "a.rtf": (b"{\\rtf1\\ansi ...}", "rtf"),
    "a.eml": (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nhello", "eml"),
    "b.eml": (b"DKIM-Signature: v=1;\r\n d=x\r\nreceived: y\r\n\r\nContent: %PDF-1.4", "eml"),
    "a.html": (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
    "a.doc": (ole_file({"WordDocument": bytes(100)}), "doc"),
    "a.xls": (ole_file({"Workbook": bytes(100)}), "xls"),
    "a.ppt": (ole_file({"PowerPoint Document": bytes(100)}), "ppt"),
    "a.msg": (ole_file({"__properties_version1.0": bytes(32)}), "msg"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_kind_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    content, kind = KNOWN[name]
    file = tmp_path / "without a name that tells"
    file.write_bytes(content)
    assert extractors.kind_of(file) == kind


def test_the_promised_kinds_have_readers() -> None:
    assert {kind for _, kind in KNOWN.values()} <= set(READERS)
    assert set(CONTAINERS) <= set(READERS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", OLE),
        ("b.docx", zipped("x.txt")),
        ("c.pdf", b"\0\1\2"),
        ("d.doc", b"\0\1\2"),
        ("e.zip", b"PK\3\4"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_damaged(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DamagedFile, match=r"โปรด"):
        extractors.page_count(file)


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    document = letter_docx(tmp_path / "letter.docx")
    sheet = made_pdf(tmp_path / "letter.pdf", [Sheet((Put("ที่ ทด 1", 60, 700),))])
    for file, other, kind in ((document, "a.pdf", "docx"), (sheet, "b.jpg", "pdf")):
        renamed = file.rename(tmp_path / other)
        assert extractors.kind_of(renamed) == kind
    assert extractors.extract(tmp_path / "a.pdf").pages[0].text.splitlines()[0] == LETTER[0]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_pictures_are_known(tmp_path: Path, form: str) -> None:
    file = tmp_path / "scan"
    Image.new("L", (40, 50), 255).save(file, form)
    assert extractors.kind_of(file) == "image"


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.touch()
    with pytest.raises(DamagedFile, match="ว่างเปล่า"):
        extractors.extract(file)


def test_an_encrypted_office_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "secret.docx"
    file.write_bytes(ole_file({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"y"}))
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(file)


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_what_cannot_be_opened_is_one_of_our_errors(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExtractError, match=r"เปิดไฟล์ไม่ได้|ไม่ใช่ไฟล์ธรรมดา"):
        extractors.kind_of(tmp_path / name)
