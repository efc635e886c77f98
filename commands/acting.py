"""What the commands share in which a person acts: who he is, and a day that he names (ผู้ทำรายการ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date

    from pipeline.matter.doing import By
    from pipeline.office.office import Office

_NO_DAY = (
    "{text}: no such day, or not clear which one (ไม่มีวันนี้ในปฏิทิน หรือไม่ชัดว่าวันใด ใช้เช่น 2565-03-20 หรือ 20 มี.ค. 65)"
)


def acting_now(office: Office, named: str | None, *, secret: bool) -> By:
    """Tell who acts, and when.

    :raises UnknownPerson: NAME is no one's, or several people's.
    """
    from pipeline.matter.acting import acting
    from pipeline.matter.doing import By
    from pipeline.office.clock import SystemClock

    return By(who=acting(office.settings, named), at=SystemClock().today(), secret=secret)


def a_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """Take a day of either era, as a person types it."""
    from thai.typed_day import NotOneDay, typed_day

    try:
        return None if text is None else typed_day(text)
    except NotOneDay:
        raise click.BadParameter(_NO_DAY.format(text=text)) from None


def a_month(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """Take a month of either era, and give it as the beginning of an ISO date."""
    from thai.typed_day import NotOneDay, typed_month

    try:
        return None if text is None else typed_month(text)
    except NotOneDay:
        told = f"{text}: no such month (ไม่ใช่เดือน เช่น 2565-03 หรือ มี.ค. 65)"
        raise click.BadParameter(told) from None
