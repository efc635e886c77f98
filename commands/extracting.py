"""What the commands share that read a file with or without an office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.base import Ask, Extracted
    from pipeline.office.settings import Settings

#: stands where only an office's settings could tell
BLANK = "................................"
#: said of a file that is the list of the files in it
PARTS = (
    "มีเอกสารอยู่ข้างใน {count} ไฟล์ซึ่งยังไม่ได้อ่าน สั่ง kasian ingest เพื่อรับเข้าเป็นหนังสือแต่ละฉบับ หรือบันทึกออกมาแล้วอ่านทีละไฟล์"
)


def extract_file(file: Path, ask: Ask) -> Extracted:
    """Read a file on all cores.

    :raises ExtractError: it cannot be read; the reason names it.
    """
    from extractors.base import ExtractError
    from pipeline.extraction import read_now

    try:
        return read_now(file, ask)
    except ExtractError as error:
        error.reason = f"{file}: {error.reason}"
        raise


def settings_or_blank(office_dir: Path | None) -> Settings:
    """Give the settings of the office that is meant; without one, blanks stand where they would tell."""
    from pipeline.office.office import find_office
    from pipeline.office.places import OfficeError
    from pipeline.office.settings import Settings

    try:
        return find_office(office_dir).settings
    except OfficeError:
        if office_dir is not None:
            raise
        return Settings(name=BLANK, chief=BLANK)
