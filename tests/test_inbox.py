"""Which files are taken, and when."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from office_maker import QuickClock, drop, make_office
from PIL import Image

from pipeline.inbox.arrivals import (
    Candidate,
    Refused,
    Unsettled,
    as_they_settle,
    in_failed,
    in_inbox,
    named,
    passed_over,
)
from pipeline.inbox.container_end import ends_properly
from pipeline.inbox.settling import Settling
from pipeline.office.places import OfficeError


def _container(folder: Path, kind: str) -> Path:
    path = folder / f"whole.{kind}"
    if kind == "pdf":
        path.write_bytes(b"%PDF-1.4\n" + b"0" * 9000 + b"\nstartxref\n9\n%%EOF\n")
    elif kind == "docx":
        with zipfile.ZipFile(path, "w") as out:
            out.writestr("word/document.xml", os.urandom(9000))
    else:
        pixels = Image.frombytes("L", (120, 120), os.urandom(14400))
        pixels.save(path)
    return path


@pytest.mark.parametrize("kind", ["pdf", "docx", "jpg", "png", "tif", "heic"])
def test_a_half_written_container_does_not_end_properly(tmp_path: Path, kind: str) -> None:
    if kind == "heic":
        import pillow_heif  # noqa: PLC0415  registers itself with Pillow, for this kind only

        pillow_heif.register_heif_opener()
    whole = _container(tmp_path, kind)
    assert ends_properly(whole)
    content = whole.read_bytes()
    half = tmp_path / f"half.{kind}"
    for part in (1, 2, 7):
        half.write_bytes(content[: len(content) * part // 8])
        assert not ends_properly(half)


def test_empty_files_and_false_names_do_not_end_properly(tmp_path: Path) -> None:
    for name, content in (("a.pdf", b""), ("a.txt", b""), ("b.pdf", b"not a pdf"), ("c.docx", b"PK")):
        (tmp_path / name).write_bytes(content)
        assert not ends_properly(tmp_path / name)
    (tmp_path / "d.txt").write_bytes("ข้อความ".encode())
    assert ends_properly(tmp_path / "d.txt")


def test_a_photo_with_a_phones_trailer_ends_properly(tmp_path: Path) -> None:
    photo = _container(tmp_path, "jpg")
    photo.write_bytes(photo.read_bytes() + b"phone" * 100)
    assert ends_properly(photo)


def test_a_file_settles_after_a_second_without_change(tmp_path: Path) -> None:
    clock = QuickClock()
    settling = Settling(clock.now)
    file = tmp_path / "a.txt"
    file.write_text("ก", encoding="utf-8")
    assert settling.observe(file) == "waiting"
    clock.wait(0.9)
    file.write_text("กข", encoding="utf-8")
    assert settling.observe(file) == "waiting"
    clock.wait(0.9)
    assert settling.observe(file) == "waiting"
    clock.wait(0.2)
    assert settling.observe(file) == "settled"
    file.unlink()
    assert settling.observe(file) == "gone"


def test_a_file_that_does_not_end_properly_is_tried_after_ten_seconds(tmp_path: Path) -> None:
    clock = QuickClock()
    settling = Settling(clock.now)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4 half")
    settling.observe(file)
    clock.wait(9.9)
    assert settling.observe(file) == "waiting"
    clock.wait(0.2)
    assert settling.observe(file) == "settled"


def test_what_does_not_settle_in_time_is_said_and_left(tmp_path: Path) -> None:
    class Writing(QuickClock):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            with growing.open("a", encoding="utf-8") as out:
                out.write("ก")

    growing, still = tmp_path / "growing.txt", tmp_path / "still.txt"
    still.write_text("ข", encoding="utf-8")
    growing.touch()
    candidates = [Candidate(path, path.name, "inbox") for path in (growing, still)]
    assert list(as_they_settle(candidates, Writing(), 5.0)) == [candidates[1], Unsettled(candidates[0])]


def test_a_broken_file_beside_slow_ones_is_tried_once_it_has_stood_still(tmp_path: Path) -> None:
    clock = QuickClock()
    whole, broken = tmp_path / "whole.txt", tmp_path / "broken.pdf"
    whole.write_text("ก", encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4 cut off")
    candidates = [Candidate(path, path.name, "named") for path in (whole, broken)]
    given = []
    for each in as_they_settle(candidates, clock, 15.0):
        given.append(each)
        clock.wait(300.0)  # reading what was given takes its time
    assert given == candidates


@pytest.mark.parametrize(
    "name",
    ["~$note.docx", "scan.pdf.part", "x.crdownload", "a.TMP", ".hidden.pdf", "Thumbs.db", "Desktop.ini"],
)
def test_helper_files_are_passed_over(name: str) -> None:
    assert passed_over(name)


def test_the_inbox_is_walked_with_its_sub_folders(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for name in ("b.txt", "ก/a.txt", "~$b.docx", ".git/c.txt"):
        drop(office, name)
    assert [each.name for each in in_inbox(office)] == ["inbox/b.txt", "inbox/ก/a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_and_pipes_are_refused(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text("ก", encoding="utf-8")
    (office.inbox / "link.txt").symlink_to(outside / "x.txt")
    (office.inbox / "folder").symlink_to(outside)
    os.mkfifo(office.inbox / "pipe.pdf")
    found = in_inbox(office)
    assert [each.name for each in found] == ["inbox/folder", "inbox/link.txt", "inbox/pipe.pdf"]
    assert all(isinstance(each, Refused) for each in found)


def test_the_office_itself_is_refused_and_passed_over_inside_a_named_folder(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    for path in (office.root, office.archive, office.inbox / "a.txt", office.root / ".kasian"):
        with pytest.raises(OfficeError):
            named(office, [path])
    (tmp_path / "b.txt").write_text("ก", encoding="utf-8")
    assert [each.name for each in named(office, [tmp_path])] == [str(tmp_path / "b.txt")]


def test_an_inbox_that_cannot_be_listed_is_not_an_empty_one(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.inbox.rmdir()
    (refused,) = in_inbox(office)
    assert isinstance(refused, Refused)
    assert refused.name == "inbox"


def test_a_missing_path_is_refused_with_its_name(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    (found,) = named(office, [tmp_path / "ไม่มี.pdf"])
    assert isinstance(found, Refused)
    assert "ไม่มี.pdf" in found.reason


def test_the_reasons_beside_failed_files_are_not_letters(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for name in ("a.pdf", "a.pdf.txt", "b.txt"):
        (office.failed / name).write_text("ก", encoding="utf-8")
    assert [each.name for each in in_failed(office)] == ["failed/a.pdf", "failed/b.txt"]
