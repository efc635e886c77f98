"""office.toml -> frozen settings, read once (ค่าตั้งของสำนักงาน).

The office is a folder::

    office.toml   inbox/   archive/   notes/   knowledge/   failed/   secret/   .kasian/
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

SETTINGS = "office.toml"


class OfficeError(Exception):
    """The office folder or its settings cannot be used.

    :param reason: one line of Thai: what is wrong and what to do next.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Officer(_Frozen):
    """One officer (เจ้าหน้าที่) and what the duty order gives him."""

    name: str
    position: str = ""
    login: str = ""
    tambons: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    stand_in: tuple[str, ...] = ()


class Settings(_Frozen):
    """The contents of office.toml.

    :param name: the office's full name, as it stands on its letters.
    :param short_name: as it is written in a note.
    :param chief: the position of the chief (พัฒนาการอำเภอ), to whom notes are addressed.
    :param number_prefix: the office's own letter code, for the head of a note.
    :param digits: the script of digits in notes.
    :param workers: processes that read at the same time; 0 for one a core.
    :param words: the office's own words (places, projects), for the word cutter.
    :param secret_readers: who may see letters with a secrecy mark.
    """

    name: str = Field(min_length=1)
    short_name: str = ""
    chief: str = "พัฒนาการอำเภอ"
    chief_name: str = ""
    district: str = ""
    province: str = ""
    phone: str = ""
    number_prefix: str = ""
    digits: Literal["thai", "arabic"] = "thai"
    engine: Literal["tantivy", "whoosh"] = "tantivy"
    workers: int = Field(default=0, ge=0, le=64)
    words: tuple[str, ...] = ()
    secret_readers: tuple[str, ...] = ()
    officers: tuple[Officer, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its folder and its settings."""

    root: Path
    settings: Settings

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


def find_office(
    given: Path | None = None, env: Mapping[str, str] | None = None, start: Path | None = None
) -> Office:
    """Find the office: ``given`` (--office), else KASIAN_OFFICE, else the nearest office.toml upwards.

    :param start: where the way up begins; the current folder when left out.
    :raises OfficeError: there is none, or its settings are wrong.
    """
    named = given or Path((os.environ if env is None else env).get("KASIAN_OFFICE", ""))
    if named != Path():
        folder = named.parent if named.name == SETTINGS else named
        return load_office(folder)
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return load_office(folder)
    raise OfficeError(
        f"ไม่พบสำนักงาน: ไม่มี {SETTINGS} ในโฟลเดอร์ {here} และโฟลเดอร์ที่อยู่เหนือขึ้นไป "
        "โปรดระบุ --office หรือสร้างใหม่ด้วย kasian init"
    )


def load_office(folder: Path) -> Office:
    """Read the settings of the office in a folder, and make its folders where they are missing.

    :raises OfficeError: naming the file, and the line or the field.
    """
    file = folder / SETTINGS
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise OfficeError(f"ไม่พบ {file} โปรดตรวจชื่อโฟลเดอร์ หรือสร้างสำนักงานใหม่ด้วย kasian init") from None
    except UnicodeDecodeError:
        raise OfficeError(f"{file} ไม่ได้บันทึกเป็น UTF-8 โปรดเปิดแล้วบันทึกใหม่โดยเลือกรหัส UTF-8") from None
    except OSError as error:
        raise OfficeError(f"เปิด {file} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์ของไฟล์") from None
    office = Office(folder.resolve(), parse_settings(text, str(file)))
    make_folders(office)
    return office


def make_folders(office: Office) -> None:
    """Make the folders of an office; ``secret`` is readable by the owner only.

    :raises OfficeError: one cannot be made.
    """
    try:
        for folder in office.folders:
            folder.mkdir(parents=True, exist_ok=True)
        if office.secret.stat().st_mode & 0o077:
            office.secret.chmod(0o700)
    except OSError as error:
        reason = f"สร้างโฟลเดอร์ {error.filename} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์ของโฟลเดอร์"
        raise OfficeError(reason) from None


def parse_settings(text: str, file: str = SETTINGS) -> Settings:
    """Read settings from the text of an office.toml.

    :param file: its name, for the reason of an error.
    :raises OfficeError: naming the file, and the line or the field.
    """
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines())
        raise OfficeError(
            f"{file} บรรทัดที่ {line} เขียนผิดรูปแบบ โปรดตรวจเครื่องหมายคำพูด วงเล็บ และเครื่องหมาย = ({error})"
        ) from None
    except ValidationError as error:
        raise OfficeError("; ".join(_explain(each, text, file) for each in error.errors())) from None


_EXPLAINED = {
    "missing": "ต้องกรอก",
    "extra_forbidden": "ไม่ใช่ชื่อค่าตั้งที่รู้จัก โปรดตรวจตัวสะกดหรือลบบรรทัดนี้",
    "literal_error": "ต้องเป็น {expected} เท่านั้น",
    "string_type": "ต้องเป็นข้อความในเครื่องหมายคำพูด",
    "string_too_short": "ต้องไม่ว่าง",
    "int_type": "ต้องเป็นจำนวนเต็ม",
    "int_parsing": "ต้องเป็นจำนวนเต็ม",
    "int_from_float": "ต้องเป็นจำนวนเต็ม",
    "greater_than_equal": "ต้องไม่น้อยกว่า {ge}",
    "less_than_equal": "ต้องไม่เกิน {le}",
    "tuple_type": "ต้องเป็นรายการในวงเล็บเหลี่ยม เช่น [ ]",
    "model_type": "ต้องเป็นหัวข้อ เช่น [[officers]]",
}


def _explain(error: ErrorDetails, text: str, file: str) -> str:
    """Say in Thai what is wrong with one field, and on which line it stands."""
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    said = _EXPLAINED.get(error["type"], error["msg"]).format(**error.get("ctx", {}))
    line = _line_of(error["loc"], text)
    where = f"{file} บรรทัดที่ {line}" if line else file
    return f"{where} ช่อง {field}: {said}"


def _line_of(loc: tuple[int | str, ...], text: str) -> int | None:
    """Give the line where a field is set, counted from 1; None where it is not set."""
    keys = [part for part in loc if isinstance(part, str)]
    lines = text.splitlines()
    first = 0
    if len(loc) > 1 and isinstance(loc[1], int):
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(keys[0])}", line)]
        first = heads[loc[1]] if loc[1] < len(heads) else 0
    key = re.compile(rf"""\s*["']?{re.escape(keys[-1])}["']?\s*=""")
    return next((i + 1 for i, line in enumerate(lines) if i >= first and key.match(line)), None)
