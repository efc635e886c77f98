"""Mails as Outlook saves them (.msg)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.base import Ask, Extracted, TooLarge
from extractors.html_file import html_lines
from extractors.parcels.mail import Attached, Mail, as_eml, fuller, mail_pages, mail_parts
from extractors.parcels.parts import MOST_MAIL_BYTES, Part
from extractors.parcels.properties import Head, Number, Storage, storage
from extractors.programs.ole_kind import opened

_TOO_LARGE = "ไฟล์อีเมลของ Outlook มีขนาดใหญ่เกินกำหนด (60 MB) โปรดบันทึกไฟล์แนบออกมาแล้วนำเข้าทีละไฟล์"
_NO_TEXT = "อ่านเนื้อความของอีเมลไม่ได้ เพราะ Outlook เก็บไว้เป็น RTF เท่านั้น โปรดเปิดอีเมลแล้วบันทึกเป็น PDF"
_ATTACHED = "__attach_version1.0_"
_DEEPEST = 8


def count(path: Path) -> int:  # noqa: ARG001 - the readers share one shape
    """Give the number of pages: a mail is one."""
    return 1


def read(path: Path, ask: Ask) -> Extracted:
    """Read a mail's head and text; what hangs on it is named."""
    return mail_pages(_read(path), ask)


@contextmanager
def parts(path: Path) -> Iterator[tuple[Part, ...]]:
    """Give what hangs on a mail."""
    yield mail_parts(_read(path))


def _read(path: Path) -> Mail:
    if path.stat().st_size > MOST_MAIL_BYTES:
        raise TooLarge(_TOO_LARGE)
    with opened(path) as ole:
        return _mail(storage(ole, (), Head.MAIL), depth=0)


def _mail(from_: Storage, depth: int) -> Mail:
    markup = from_.decoded(from_.data(Number.HTML), Number.BODY_CODE_PAGE) or from_.text(Number.HTML)
    plain = from_.text(Number.BODY, Number.BODY_CODE_PAGE).splitlines()
    body = fuller([plain, html_lines(markup)])
    return Mail(
        sender=_sender(from_),
        to=from_.text(Number.TO),
        copy=from_.text(Number.COPY),
        sent=from_.time(Number.SENT) or from_.time(Number.DELIVERED),
        subject=from_.text(Number.SUBJECT),
        body=tuple(body),
        attached=tuple(_attached(each, markup, depth) for each in from_.below(_ATTACHED, Head.ATTACHED)),
        warnings=(_NO_TEXT,) if not body and from_.data(Number.RTF) else (),
    )


def _sender(from_: Storage) -> str:
    addresses = (from_.text(number) for number in (Number.SMTP, Number.ADDRESS))
    address = next(
        (each for each in addresses if "@" in each), ""
    )  # the other ones are of Exchange's own form
    return f"{from_.text(Number.SENDER)} <{address}>" if address else from_.text(Number.SENDER)


def _attached(from_: Storage, markup: str, depth: int) -> Attached:
    inner = from_.inner() if depth < _DEEPEST else None
    if inner is not None:
        mail = _mail(inner, depth + 1)
        return Attached(f"{mail.subject or from_.text(Number.SHOWN_NAME)}.eml", as_eml(mail))
    names = (from_.text(number) for number in (Number.LONG_NAME, Number.SHORT_NAME, Number.SHOWN_NAME))
    mark = from_.text(Number.CONTENT_ID)
    inline = bool(mark) and f"cid:{mark}" in markup
    return Attached(next((name for name in names if name), ""), from_.data(Number.DATA), inline=inline)
