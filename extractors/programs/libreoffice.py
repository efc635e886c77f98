"""LibreOffice turns files of other programs into what kasian reads.

Each run has a profile of its own, so that several run side by side; in it macros are switched off, and links
to other files and to the network are not followed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from extractors.base import DamagedFile, ReaderMissing, TooLarge
from extractors.programs.outside import Limits, OutOfTime, run_outside

# a letter takes 1 s and 700 MB of address space
_LIMITS = Limits(seconds=120.0, memory=2 << 30, file_size=400_000_000)
_INSTALLED = (
    r"%ProgramFiles%\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SWITCHES = ("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault")

_MISSING = (
    "ไฟล์ชนิดนี้ต้องใช้โปรแกรม LibreOffice ช่วยอ่าน แต่เครื่องนี้ยังไม่ได้ติดตั้ง โปรดติดตั้ง LibreOffice แล้วนำเข้าอีกครั้ง "
    "หรือเปิดไฟล์แล้วบันทึกเป็น PDF หรือ DOCX จากนั้นนำเข้าใหม่"
)
_MISSING_PART = (
    "LibreOffice ในเครื่องนี้ขาดส่วน {} ซึ่งใช้อ่านไฟล์ชนิดนี้ โปรดติดตั้งเพิ่มแล้วนำเข้าอีกครั้ง "
    "หรือเปิดไฟล์แล้วบันทึกเป็น PDF จากนั้นนำเข้าใหม่"
)
_FAILED = (
    "แปลงไฟล์ด้วย LibreOffice ไม่สำเร็จ ไฟล์อาจเสียหาย ไม่สมบูรณ์ หรือตั้งรหัสผ่านไว้ "
    "โปรดเปิดไฟล์ตรวจดู บันทึกเป็น PDF หรือ DOCX แล้วนำเข้าใหม่"
)
_TOO_LONG = "แปลงไฟล์ด้วย LibreOffice นานเกินกำหนด จึงหยุด โปรดเปิดไฟล์แล้วบันทึกเป็น PDF จากนั้นนำเข้าใหม่"

_ITEM = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    # no server is reached but through a proxy, and at this address there is none
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    # dates that follow the settings of the computer are shown as on a Thai one
    ("Setup/L10N", "ooSetupSystemLocale", "th-TH"),
)


Program = Literal["Writer", "Calc", "Impress"]
#: the file that holds each part, whatever the system puts before and after
PROGRAM_FILES: dict[Program, str] = {"Writer": "*swlo.*", "Calc": "*sclo.*", "Impress": "*sdlo.*"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """From what to what.

    :param suffix: of the source; LibreOffice looks at it too.
    :param source: its filter for reading.  Without one it would take a damaged file for plain text.
    :param target: suffix and filter for writing, as ``--convert-to`` takes them.
    :param program: the part of LibreOffice that does it; each is a package of its own on some systems.
    """

    suffix: str
    source: str
    target: str
    program: Program


@dataclass(frozen=True, slots=True)
class Converted:
    """What LibreOffice wrote, by its names, and what it said."""

    files: tuple[Path, ...]
    said: str


@contextmanager
def converted(path: Path, how: Conversion) -> Iterator[Converted]:
    """Convert a file; what was made is gone on leaving.

    :raises ReaderMissing: LibreOffice is not installed, or lacks the part for this kind.
    :raises DamagedFile: nothing came of it.
    :raises TooLarge: it took too long.
    """
    program = _program()
    with TemporaryDirectory(prefix="kasian-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{how.suffix}"
        shutil.copyfile(path, source)
        made = folder / "made"
        command = [
            program,
            f"-env:UserInstallation={_profile(folder)}",
            *_SWITCHES,
            f"--infilter={how.source}",
        ]
        command += ["--convert-to", how.target, "--outdir", str(made), str(source)]
        try:
            ran = run_outside(command, folder, _LIMITS)
        except OutOfTime:
            raise TooLarge(_TOO_LONG) from None
        files = tuple(sorted(made.iterdir())) if made.is_dir() else ()
        if not files:
            raise (
                ReaderMissing(_MISSING_PART.format(how.program))
                if _lacks(program, how)
                else DamagedFile(_FAILED)
            )
        yield Converted(files, ran.said)


def _program() -> str:
    """Find LibreOffice.

    :raises ReaderMissing: it is not there.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    usual = (os.path.expandvars(place) for place in _INSTALLED)
    program = found or next((place for place in usual if Path(place).is_file()), None)
    if program is None:
        raise ReaderMissing(_MISSING)
    return program


def _lacks(program: str, how: Conversion) -> bool:
    """Tell whether the part that this conversion needs is not there, where others are."""
    folder = Path(program).resolve().parent
    there = {part for part, name in PROGRAM_FILES.items() if any(folder.glob(name))}
    return bool(there) and how.program not in there


def _profile(folder: Path) -> str:
    """Write the settings of a run; gives the address of its profile."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    text = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
    return user.parent.as_uri()
