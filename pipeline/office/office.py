"""One office: its folder and its settings (สำนักงาน)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.office.places import SETTINGS, OfficeError, Places, find_places
from pipeline.office.settings import Settings, parse_settings


@dataclass(frozen=True, slots=True)
class Office(Places):
    """An office whose settings have been read."""

    settings: Settings


def find_office(
    given: Path | None = None, env: Mapping[str, str] | None = None, start: Path | None = None
) -> Office:
    """Find the office as ``find_places`` does, and read its settings.

    :raises OfficeError: there is none, or its settings are wrong.
    """
    return load_office(find_places(given, env, start).root)


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
