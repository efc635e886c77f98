"""The office is a folder (โฟลเดอร์ของสำนักงาน), and what lies where in it.

::

    office.toml   inbox/   archive/   notes/   knowledge/   failed/   secret/   .kasian/

What lies where is known without the settings, so that a search need not load what reads them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SETTINGS = "office.toml"
_NO_SETTINGS = "ไม่พบ {file} โปรดตรวจชื่อโฟลเดอร์ หรือสร้างสำนักงานใหม่ด้วย kasian init"


class OfficeError(Exception):
    """The office folder or its settings cannot be used.

    :param reason: one line of Thai: what is wrong and what to do next.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoSuchLetter(OfficeError):
    """The office has no letter, and no failed file, of this name."""


@dataclass(frozen=True, slots=True)
class Places:
    """What lies where in an office's folder."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Where new letters are dropped (ถาดรับหนังสือ)."""
        return self.root / "inbox"

    @property
    def archive(self) -> Path:
        """The originals, by month of receipt (ที่เก็บต้นฉบับ)."""
        return self.root / "archive"

    @property
    def notes(self) -> Path:
        """The drafted notes (บันทึกย่อ)."""
        return self.root / "notes"

    @property
    def knowledge(self) -> Path:
        """The office's records: reviews, stories (คลังความรู้)."""
        return self.root / "knowledge"

    @property
    def failed(self) -> Path:
        """Files that could not be read, each with its reason."""
        return self.root / "failed"

    @property
    def secret(self) -> Path:
        """Letters with a secrecy mark (ชั้นความลับ), readable by the owner only."""
        return self.root / "secret"

    @property
    def state(self) -> Path:
        """What kasian keeps for itself."""
        return self.root / ".kasian"

    @property
    def catalogue_file(self) -> Path:
        """The catalogue of letters."""
        return self.state / "catalogue.db"

    @property
    def secret_file(self) -> Path:
        """The text and fields of the letters under ``secret``."""
        return self.secret / "secret.db"

    @property
    def index(self) -> Path:
        """The search indexes, one folder each, and the pointer to the current one."""
        return self.state / "index"

    @property
    def unpacked(self) -> Path:
        """Where mails and archives are taken apart; empty between batches."""
        return self.state / "unpacked"

    @property
    def logs(self) -> Path:
        """The logs, in English."""
        return self.state / "logs"

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that an office needs."""
        shown = (self.inbox, self.archive, self.notes, self.knowledge, self.failed, self.secret)
        return (*shown, self.state, self.index, self.logs)

    def relative(self, path: Path) -> str:
        """Write a path of the office as it is stored: from the root, with slashes on every system."""
        return path.relative_to(self.root).as_posix()


def find_places(
    given: Path | None = None, env: Mapping[str, str] | None = None, start: Path | None = None
) -> Places:
    """Find the office: ``given`` (--office), else KASIAN_OFFICE, else the nearest office.toml upwards.

    :param start: where the way up begins; the current folder when left out.
    :raises OfficeError: there is none.
    """
    named = given or Path((os.environ if env is None else env).get("KASIAN_OFFICE", ""))
    if named != Path():
        root = named.parent if named.name == SETTINGS else named
        if not os.path.lexists(root / SETTINGS):
            raise OfficeError(_NO_SETTINGS.format(file=root / SETTINGS))
        return Places(root.resolve())
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return Places(folder.resolve())
    raise OfficeError(
        f"ไม่พบสำนักงาน: ไม่มี {SETTINGS} ในโฟลเดอร์ {here} และโฟลเดอร์ที่อยู่เหนือขึ้นไป "
        "โปรดระบุ --office หรือสร้างใหม่ด้วย kasian init"
    )
