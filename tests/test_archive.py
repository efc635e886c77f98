"""Names that a person can read and every system takes; copies that are checked."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.names import MAX_NAME_BYTES, archive_name, free_name, safe_name
from pipeline.durable import CopyChanged, copy_durably, hash_file
from thai.clusters import clusters

DAY = date(2022, 3, 14)
THAI = st.text(
    st.sampled_from("กขคงจำ่้ิี์ู่เแโใไ ๑๒:/\\?.") | st.characters(exclude_categories=["Cs"]), max_size=200
)


def test_the_name_holds_date_number_and_subject() -> None:
    path = archive_name(DAY, "2565-0123", "ขอเชิญประชุม ครั้งที่ ๑/๒๕๖๕", ".PDF")
    assert path.as_posix() == "2565/03/2565-03-14_2565-0123_ขอเชิญประชุม ครั้งที่ ๑-๒๕๖๕.pdf"


def test_a_letter_without_a_subject_has_a_name() -> None:
    assert archive_name(DAY, "2565-0001", "", "").name == "2565-03-14_2565-0001"


@given(THAI, st.sampled_from([".pdf", ".docx", ".TIFF", "", "._", ".a b", ".อักษรยาวเกินไป"]))
def test_any_subject_makes_a_name_that_every_system_takes(subject: str, suffix: str) -> None:
    name = archive_name(DAY, "2565-0123", subject, suffix).name
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert unicodedata.is_normalized("NFC", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert not name.endswith((" ", "."))


@given(THAI)
def test_a_long_subject_is_cut_between_clusters(subject: str) -> None:
    whole, cut = safe_name(subject, 4000), safe_name(subject, 60)
    assert whole.startswith(cut)
    assert clusters(whole)[: len(clusters(cut))] == clusters(cut)


@pytest.mark.parametrize("name", ["CON", "con.pdf", "Nul", "com1.txt", "LPT9"])
def test_device_names_of_windows_are_avoided(name: str) -> None:
    assert safe_name(name) == f"_{name}"


def test_a_name_is_free_with_its_companion(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.txt").touch()
    assert free_name(tmp_path, "a.pdf").name == "a.pdf"
    assert free_name(tmp_path, "a.pdf", beside=".txt").name == "a (2).pdf"


def test_a_copy_that_cannot_be_finished_is_removed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()  # opens, and cannot be read: as a disk that fails on the way
    with pytest.raises(OSError, match="directory"):
        copy_durably(tmp_path / "folder", tmp_path / "copy", "0" * 64)
    assert not (tmp_path / "copy").exists()


def test_a_copy_that_is_not_the_file_that_was_read_is_removed(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("ก", encoding="utf-8")
    sha256 = hash_file(source)
    copy_durably(source, target, sha256)
    assert hash_file(target) == sha256
    source.write_text("ข", encoding="utf-8")
    with pytest.raises(CopyChanged):
        copy_durably(source, target, sha256)
    assert not target.exists()
