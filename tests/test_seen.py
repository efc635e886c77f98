"""A folder that is named again is answered without reading it, unless something is to be done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from office_maker import LETTER, make_office, quick

from pipeline.office.office import Office
from pipeline.outcome import Outcome
from pipeline.run import ingest
from pipeline.searching.pointer import named_place
from pipeline.seen import all_seen


def _office_of(tmp_path: Path) -> tuple[Office, Path]:
    office, folder = make_office(tmp_path), tmp_path / "มาใหม่"
    for number in range(3):
        file = folder / f"{number}" / "หนังสือ.txt"
        file.parent.mkdir(parents=True)
        file.write_text(LETTER.format(subject="ขอเชิญประชุม", number=number), encoding="utf-8")
    assert len(_take(office, folder)) == 3
    return office, folder


def _take(office: Office, folder: Path) -> list[Outcome]:
    return list(ingest(office, [folder], means=quick()))


def test_what_is_unchanged_is_answered_as_a_batch_would(tmp_path: Path) -> None:
    office, folder = _office_of(tmp_path)
    answers = all_seen(office, [folder])
    assert answers == _take(office, folder)
    assert [(each.status, each.id) for each in answers or ()] == [
        ("duplicate", f"2565-000{number}") for number in (1, 2, 3)
    ]


def test_a_new_or_changed_file_is_left_to_a_batch(tmp_path: Path) -> None:
    office, folder = _office_of(tmp_path)
    new = folder / "อีกฉบับ.txt"
    new.write_text(LETTER.format(subject="อีกเรื่อง", number="๙"), encoding="utf-8")
    assert all_seen(office, [folder]) is None
    new.unlink()
    assert all_seen(office, [folder]) is not None
    (folder / "0" / "หนังสือ.txt").write_text("แก้ไขแล้ว", encoding="utf-8")
    assert all_seen(office, [folder]) is None


def test_a_link_is_not_what_it_leads_to(tmp_path: Path) -> None:
    office, folder = _office_of(tmp_path)
    (folder / "ทางลัด.txt").symlink_to(folder / "0" / "หนังสือ.txt")
    assert all_seen(office, [folder]) is None


def test_what_is_left_to_do_is_done(tmp_path: Path) -> None:
    office, folder = _office_of(tmp_path)
    (office.state / "intent.json").write_text("{}", encoding="utf-8")
    assert all_seen(office, [folder]) is None
    (office.state / "intent.json").unlink()
    (office.index / "current").unlink()
    assert all_seen(office, [folder]) is None
    _take(office, folder)
    assert named_place(office) is not None
    assert all_seen(office, [folder]) is not None


def test_nothing_slow_is_loaded_for_it(tmp_path: Path) -> None:
    office, folder = _office_of(tmp_path)
    code = (
        "import sys; from cli import kasian\n"
        f"kasian.main(['ingest', {str(folder)!r}, '--office', {str(office.root)!r}], standalone_mode=False)\n"
        "assert not {'pydantic', 'alembic', 'pythainlp', 'tantivy', 'pebble'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert (done.stderr, done.stdout.splitlines()[-1]) == ("", "มีอยู่แล้ว 3")
