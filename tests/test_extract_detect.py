import io
import zipfile
from pathlib import Path

import pytest
from made_files import LETTER, Put, Sheet, letter_docx, made_pdf
from PIL import Image

import extractors
from extractors.base import DamagedFile, EncryptedFile, ExtractError, UnsupportedFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


REFUSED = {
    "old.doc": (OLE, "old-office"),
    "table.xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "sheet"),
    "talk.pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "slides"),
    "macro.docm": (zipped("word/document.xml", "word/vbaProject.bin"), "macro-document"),
    "text.odt": (zipped("mimetype", "META-INF/manifest.xml"), "opendocument"),
    "many.zip": (zipped("a.pdf", "b.pdf"), "archive"),
    "text.rtf": (b"{\\rtf1\\ansi ...}", "rtf"),
    "mail.eml": (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nhello", "email"),
    "page.html": (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
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
    assert "นำเข้า" in refusal.value.reason
    assert "\n" not in refusal.value.reason


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", OLE), ("b.docx", zipped("x.txt")), ("c.pdf", b"\0\1\2")]
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
    file.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100))
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(file)


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_what_cannot_be_opened_is_one_of_our_errors(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExtractError, match=r"เปิดไฟล์ไม่ได้|ไม่ใช่ไฟล์ธรรมดา"):
        extractors.kind_of(tmp_path / name)
