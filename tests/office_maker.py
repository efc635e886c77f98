"""Offices for tests: invented letters in real folders, and a clock that does not wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import LetterRow
from pipeline.check import Problem, check
from pipeline.matter.doing import By
from pipeline.office.office import Office
from pipeline.office.template import init_office
from pipeline.outcome import Outcome
from pipeline.run import Means, ingest
from pipeline.searching.shelf import open_current
from pipeline.workers import InProcess

LETTER = """\
ที่ ศน ๐๐๑๙/ว {number}\tสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
\tศาลากลางจังหวัดศรีนาคา ศน ๓๐๐๐๐

\t\t๑๔ มีนาคม ๒๕๖๕

เรื่อง\t{subject}
เรียน\tพัฒนาการอำเภอหนองบึง

\tด้วยสำนักงานพัฒนาชุมชนจังหวัดศรีนาคาขอให้รายงานผลภายในวันที่ ๒๐ มีนาคม ๒๕๖๕

\tจึงเรียนมาเพื่อโปรดดำเนินการ

\t\tขอแสดงความนับถือ
"""


class QuickClock:
    """A clock that waits in no time."""

    def __init__(self, today: datetime | None = None) -> None:
        self._now = 0.0
        self._today = today or datetime(2022, 3, 15, 9, 30, tzinfo=UTC)

    def now(self) -> float:
        return self._now

    def today(self) -> datetime:
        return self._today + timedelta(seconds=self._now)

    def wait(self, seconds: float) -> None:
        self._now += seconds


def make_office(folder: Path) -> Office:
    return init_office(folder / "office", "สำนักงานพัฒนาชุมชนอำเภอหนองบึง")


def somebody(name: str = "นางสาวชบา ใจงาม") -> By:
    """Give who acts, and when."""
    return By(who=name, at=QuickClock().today())


def quick() -> Means:
    return Means(executor=InProcess(), clock=QuickClock())


def drop(office: Office, name: str, *, subject: str = "ขอเชิญประชุม", number: str = "๑") -> Path:
    """Put a letter into the inbox."""
    path = office.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LETTER.format(subject=subject, number=number), encoding="utf-8")
    return path


def drop_secret(office: Office, name: str = "ปกปิด.txt") -> Path:
    """Put a letter with a secrecy mark into the inbox."""
    path = office.inbox / name
    path.write_text("\t\tลับมาก\n\n" + LETTER.format(subject="เรื่องปกปิด", number="๙๙"), encoding="utf-8")
    return path


def take_in(office: Office, *paths: Path, means: Means | None = None) -> list[Outcome]:
    return list(ingest(office, list(paths) or None, means=means or quick()))


def rows_of(office: Office) -> list[LetterRow]:
    with open_to_read(office) as catalogue:
        return reading.all_rows(catalogue)


def indexed(office: Office) -> set[str]:
    index = open_current(office)
    try:
        return set(index.ids())
    finally:
        index.close()


def problems(office: Office) -> list[Problem]:
    """Check the office; what was mended is told too."""
    report = check(office)
    return [*report.problems, *report.repaired]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
