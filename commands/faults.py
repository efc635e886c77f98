"""A known error in one line of Thai and an exit code (ข้อผิดพลาดที่รู้จัก).

Errors are known by the names of their classes: a plain search need not import modules whose errors it cannot
meet.
"""

from __future__ import annotations

import errno
from typing import NamedTuple

from commands.frame import ExitCode

_CODES = {
    "OfficeBusy": ExitCode.BUSY,
    "NoSuchLetter": ExitCode.NOT_FOUND,
    "BadCorrection": ExitCode.USAGE,
    "OfficeError": ExitCode.OFFICE,
    "ExtractError": ExitCode.UNREADABLE,
    "NotFound": ExitCode.NOT_FOUND,
    "NoNote": ExitCode.NOT_FOUND,
    "NoScan": ExitCode.NOT_FOUND,
    "SecretLetter": ExitCode.NOT_FOUND,
    "NoFont": ExitCode.UNREADABLE,
    "SearchError": ExitCode.SEARCH,
}
_LOCKED = "ทะเบียนของสำนักงานถูกโปรแกรมอื่นใช้อยู่ โปรดรอให้เสร็จแล้วสั่งใหม่"
_DAMAGED = "ทะเบียนของสำนักงานเสียหาย โปรดนำสำเนาสำรองมาวางแทน ต้นฉบับหนังสือใน archive ยังอยู่ครบ"
_REFUSED = "เปิดหรือเขียนทะเบียนของสำนักงานไม่ได้ ({said}) โปรดตรวจพื้นที่ดิสก์และสิทธิ์ของโฟลเดอร์ .kasian แล้วสั่งใหม่"
_SYSTEM = "อ่านหรือเขียน{file}ไม่ได้ ({said}) โปรดตรวจพื้นที่ดิสก์และสิทธิ์ แล้วสั่งใหม่"


class Fault(NamedTuple):
    """What is said of an error, and how the command ends."""

    reason: str
    code: ExitCode


def explain(error: Exception) -> Fault | None:
    """Explain an error of ours, of the disk or of the database; None for an unknown one."""
    names = [kind.__name__ for kind in type(error).__mro__]
    code = next((_CODES[name] for name in names if name in _CODES), None)
    if code is not None:
        return Fault(str(error), code)
    if isinstance(error, OSError):
        return _of_system(error)
    if "DBAPIError" in names:  # SQLAlchemy's wrapper around an error of the database
        return _of_database(str(getattr(error, "orig", error)))
    return None


def _of_system(error: OSError) -> Fault:
    file = f" {error.filename} " if error.filename else "ไฟล์หรือผลลัพธ์"
    code = ExitCode.BUSY if error.errno in {errno.EAGAIN, errno.EDEADLK} else ExitCode.OFFICE
    return Fault(_SYSTEM.format(file=file, said=error.strerror or error), code)


def _of_database(said: str) -> Fault:
    if "locked" in said:
        return Fault(_LOCKED, ExitCode.BUSY)
    damaged = "malformed" in said or "not a database" in said
    return Fault(_DAMAGED if damaged else _REFUSED.format(said=said), ExitCode.OFFICE)
