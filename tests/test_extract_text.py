from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractors
from extractors.base import DamagedFile
from extractors.text_file import decoded

TEXT = "เรียน นายอำเภอทดสอบ\nด้วย “อำเภอ” จะประชุม ๑๒ ม.ค.\n"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_text_is_read_in_every_code_in_use(tmp_path: Path, code: str) -> None:
    file = tmp_path / "note"
    file.write_bytes(TEXT.encode(code))
    assert extractors.kind_of(file) == "text"
    (page,) = extractors.extract(file).pages
    assert page.text == TEXT.strip()
    assert page.confidence == 1
    assert extractors.page_count(file) == 1


def test_a_long_text_is_not_cut_in_a_character_when_its_kind_is_found(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("x" + "ก" * 9000, encoding="utf-8")
    assert extractors.extract(file).pages[0].text == "x" + "ก" * 9000


def test_text_in_no_code_named_as_text_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(bytes(range(1, 256)) * 4)
    with pytest.raises(DamagedFile, match=r"\.txt"):
        extractors.extract(file)


def test_only_the_pages_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    extracted = extractors.extract(file, pages=(2, 3))
    assert extracted.pages == ()
    assert extracted.warnings == ("ไฟล์นี้ไม่มีหน้า 2-3",)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    assert decoded(data) is None or isinstance(decoded(data), str)


@given(st.text(alphabet="กขคงจฉาิี่้ เแ\n๐123", max_size=80))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decoded(text.encode()) == text
