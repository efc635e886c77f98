"""Who acts at the keyboard (ผู้ทำรายการ): a label for what is kept; the rights of files are the protection."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping

from pipeline.office.places import OfficeError
from pipeline.office.settings import Settings


class UnknownPerson(OfficeError):
    """No one of the office has this name."""


def acting(settings: Settings, given: str | None, env: Mapping[str, str] | None = None) -> str:
    """Give the acting person's name: ``given`` (--as), else KASIAN_USER, else whose login this is.

    A part of a name is enough where one person alone has it.  A login that the settings do not know stands
    for itself.

    :raises UnknownPerson: ``given`` or KASIAN_USER names no one, or several.
    """
    named = given or (os.environ if env is None else env).get("KASIAN_USER")
    if named:
        return person(settings, named)
    login = _login()
    return next((each.name for each in settings.officers if login and each.login == login), login or "-")


def person(settings: Settings, named: str) -> str:
    """Give the whole name of someone of the office by a part of it.

    In an office whose settings name no one, any name will do.

    :raises UnknownPerson: no one has it, or several have.
    """
    people = tuple(
        dict.fromkeys(filter(None, (settings.chief_name, *(one.name for one in settings.officers))))
    )
    if not people or named in people:
        return named
    alike = [name for name in people if named.strip() and named.strip() in name]
    if len(alike) == 1:
        return alike[0]
    told = "ตรงกับหลายคน" if alike else "ไม่มีในค่าตั้งของสำนักงาน"
    raise UnknownPerson(f"ชื่อ “{named}” {told} โปรดใช้ชื่อใดชื่อหนึ่ง: {', '.join(alike or people)}")


def may_see_secrets(settings: Settings, name: str) -> bool:
    """Tell whether a person may see letters with a mark of secrecy (ชั้นความลับ)."""
    return name in settings.secret_readers


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system without a name for its user
        return ""
