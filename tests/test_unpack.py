"""Archives: what is taken out of a ZIP, and what a ZIP may not do."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import letter_docx
from mails import letter, mail, named_in, zipped

import extractors
from extractors.base import DamagedFile, EncryptedFile, TooLarge
from extractors.parcels.parts import MOST_DEPTH, MOST_PARTS, harmless
from extractors.parcels.unpacking import Unpacked

NAME = "หนังสือเชิญ/ฉบับที่ 2.txt"


def unpack(tmp_path: Path, data: bytes) -> Unpacked:
    file = tmp_path / "all.zip"
    file.write_bytes(data)
    folder = tmp_path / "parts"
    folder.mkdir(exist_ok=True)
    return extractors.unpack(file, folder)


def test_a_zip_is_read_as_the_list_of_its_files(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(zipped(("หนังสือ.txt", letter()), ("ภาพ/แผนที่.jpg", b"x" * 5000), ("__MACOSX/._a", b"x")))
    extracted = extractors.extract(file)
    assert extracted.pages[0].text.splitlines() == [
        "ไฟล์ ZIP มี 2 ไฟล์",
        "หนังสือ.txt  1 KB",
        "ภาพ/แผนที่.jpg  4 KB",
    ]
    assert extracted.parts == ("หนังสือ.txt", "ภาพ/แผนที่.jpg")
    assert extracted.is_list
    assert extractors.page_count(file) == 1
    assert extractors.extract(file, pages=(2, 3)).pages == ()


@pytest.mark.parametrize("code", ["utf-8", "cp874"])
def test_thai_names_without_the_flag_of_their_code(tmp_path: Path, code: str) -> None:
    data = named_in(zipped((NAME, letter())), NAME, code)
    assert [part.name for part in unpack(tmp_path, data).parts] == [NAME]


def test_containers_in_containers_are_opened_down_to_a_depth(tmp_path: Path) -> None:
    data = zipped(("ใน.txt", letter("ใน")))
    for depth in range(MOST_DEPTH):
        data = zipped((f"{depth}.zip", data), (f"{depth}.txt", letter(str(depth))))
    unpacked = unpack(tmp_path, data)
    assert [(part.name, part.holder) for part in unpacked.parts] == [
        ("2.zip", None), ("1.zip", 0), ("0.txt", 1), ("1.txt", 0), ("2.txt", None)
    ]  # fmt: skip
    (warning,) = unpacked.warnings
    assert warning.startswith("ไฟล์เหล่านี้ซ้อนกันลึกเกินกำหนด")
    assert warning.endswith(": 2.zip/1.zip/0.zip")


def test_a_container_in_it_that_cannot_be_opened_is_a_part(tmp_path: Path) -> None:
    locked = bytearray(zipped(("a.txt", letter())))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    cut = zipped(("a.txt", letter()))[:-30]
    unpacked = unpack(
        tmp_path, zipped(("locked.zip", bytes(locked)), ("cut.zip", cut), ("b.txt", letter("ข")))
    )
    assert [part.name for part in unpacked.parts] == ["locked.zip", "cut.zip", "b.txt"]
    for part, error in zip(unpacked.parts, (EncryptedFile, DamagedFile), strict=False):
        with pytest.raises(error, match="โปรด"):
            extractors.extract(part.path)


def test_a_zip_with_a_password_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", letter())))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file = tmp_path / "locked.zip"
    file.write_bytes(data)
    for read in (extractors.extract, lambda file: extractors.unpack(file, tmp_path)):
        with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
            read(file)


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path) -> None:
    bad = ["../../up.txt", "/etc/root.txt", "C:\\Windows\\a.txt", "a/../../b.txt", "..\\c.txt"]
    files = [(name, letter(str(nth))) for nth, name in enumerate(bad)]
    unpacked = unpack(tmp_path, zipped(*files))
    assert [part.name for part in unpacked.parts] == [
        "up.txt",
        "etc/root.txt",
        "Windows/a.txt",
        "a/b.txt",
        "c.txt",
    ]
    inside = tmp_path / "parts"
    assert {part.path.parent for part in unpacked.parts} == {inside}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "parts"]


@given(st.text(max_size=60))
def test_no_name_leads_elsewhere(name: str) -> None:
    steps = harmless(name).split("/")
    assert ".." not in steps
    assert steps == [""] or "" not in steps
    assert not any(char in harmless(name) for char in "\\\0\n\r")


def test_links_are_left_out(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", letter())
    assert [part.name for part in unpack(tmp_path, data.getvalue()).parts] == ["a.txt"]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    data = zipped(("zeros.txt", bytes(60_000_000)))
    assert len(data) < 100_000
    file = tmp_path / "bomb.zip"
    file.write_bytes(data)
    folder = tmp_path / "parts"
    folder.mkdir()
    for read in (extractors.extract, lambda file: extractors.unpack(file, folder)):
        with pytest.raises(TooLarge, match="โปรด"):
            read(file)
    assert list(folder.iterdir()) == []


def test_a_bomb_beside_letters_is_a_part_that_cannot_be_read(tmp_path: Path) -> None:
    bomb = zipped(("zeros.txt", bytes(60_000_000)))
    unpacked = unpack(tmp_path, zipped(("bomb.zip", bomb), ("a.txt", letter())))
    assert [part.name for part in unpacked.parts] == ["bomb.zip", "a.txt"]
    with pytest.raises(TooLarge, match="โปรด"):
        extractors.extract(unpacked.parts[0].path)


def test_a_bomb_of_many_files_is_refused(tmp_path: Path) -> None:
    inner = zipped(*((f"{n}.txt", b"x") for n in range(MOST_PARTS // 2)), packed=False)
    with pytest.raises(TooLarge, match="โปรด"):
        unpack(tmp_path, zipped(("a.zip", inner), ("b.zip", inner), ("c.zip", inner)))


def test_a_file_that_says_less_than_it_holds_gives_no_more(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", b"x" * 100_000)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # its length when unpacked
    unpacked = unpack(tmp_path, bytes(data))
    assert unpacked.parts == ()
    assert "a.txt" in unpacked.warnings[0]


def test_one_damaged_file_does_not_spoil_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", letter()), ("b.txt", letter("ข")), packed=False))
    data[data.index(letter()) + 5] ^= 0xFF
    unpacked = unpack(tmp_path, bytes(data))
    assert [part.name for part in unpacked.parts] == ["b.txt"]
    assert unpacked.warnings[0].endswith(": a.txt")
    assert "โปรด" in unpacked.warnings[0]


def test_a_zip_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "empty.zip"
    file.write_bytes(zipped())
    with pytest.raises(DamagedFile, match="ว่างเปล่า"):
        extractors.extract(file)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_zip_that_was_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    data = zipped(("a.txt", letter()), ("mail.eml", mail().as_bytes()))
    file = tmp_path / "all.zip"
    file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)


def test_documents_in_zip_form_are_no_containers(tmp_path: Path) -> None:
    document = letter_docx(tmp_path / "letter.docx").read_bytes()
    unpacked = unpack(tmp_path, zipped(("letter.docx", document), ("not.docx", zipped(("a.txt", b"x")))))
    assert [part.name for part in unpacked.parts] == ["letter.docx", "not.docx"]
    with pytest.raises(DamagedFile, match=r"ไม่ใช่ \.docx"):
        extractors.extract(unpacked.parts[1].path)


def test_empty_files_are_told_of(tmp_path: Path) -> None:
    unpacked = unpack(tmp_path, zipped(("empty.pdf", b""), ("empty", b""), ("a.txt", letter())))
    assert [part.name for part in unpacked.parts] == ["empty.pdf", "a.txt"]
    assert unpacked.warnings[0].endswith(": empty")
