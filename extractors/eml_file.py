"""Mails as files of the internet form (.eml, RFC 5322)."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from extractors.base import Ask, DamagedFile, Extracted, TooLarge
from extractors.html_file import html_lines
from extractors.parcels.charsets import by_charset
from extractors.parcels.headers import header, parameter
from extractors.parcels.mail import Attached, Mail, fuller, mail_pages, mail_parts
from extractors.parcels.parts import MOST_MAIL_BYTES, Part

_TOO_LARGE = "ไฟล์อีเมลมีขนาดใหญ่เกินกำหนด (60 MB) โปรดบันทึกไฟล์แนบออกมาแล้วนำเข้าทีละไฟล์"
_DAMAGED = "ไฟล์อีเมลเสียหายหรือซ้อนกันลึกผิดปกติ โปรดบันทึกไฟล์แนบออกมา หรือขอไฟล์ใหม่จากผู้ส่ง แล้วนำเข้าอีกครั้ง"
_MAIL = "message/rfc822"
_TEXTS = ("text/plain", "text/html")


def count(path: Path) -> int:  # noqa: ARG001 - the readers share one shape
    """Give the number of pages: a mail is one."""
    return 1


def read(path: Path, ask: Ask) -> Extracted:
    """Read a mail's head and text; what hangs on it is named."""
    return mail_pages(_mail(path), ask)


@contextmanager
def parts(path: Path) -> Iterator[tuple[Part, ...]]:
    """Give what hangs on a mail."""
    yield mail_parts(_mail(path))


def _mail(path: Path) -> Mail:
    if path.stat().st_size > MOST_MAIL_BYTES:
        raise TooLarge(_TOO_LARGE)
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(path.read_bytes().lstrip(b"\xef\xbb\xbf"))
        return Mail(
            sender=header(message, "From"),
            to=header(message, "To"),
            copy=header(message, "Cc"),
            sent=_date(header(message, "Date")),
            subject=header(message, "Subject"),
            body=tuple(_body(message)),
            attached=tuple(_attached(message)),
        )
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedFile(_DAMAGED) from error


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _body(part: Message) -> list[str]:
    """Give the lines of the text; of alternatives the one that says more."""
    if _is_text(part):
        return _lines(part)
    if not part.is_multipart() or part.get_content_type() == _MAIL:
        return []
    bodies = [_body(each) for each in _inside(part)]
    if part.get_content_type() == "multipart/alternative":
        return fuller(bodies)
    return [line for body in bodies for line in body]


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []


def _is_text(part: Message) -> bool:
    """Tell whether a part is text of the mail itself, not a file."""
    is_file = part.get_content_disposition() == "attachment" or _name(part)
    return part.get_content_type() in _TEXTS and not is_file


def _lines(part: Message) -> list[str]:
    text = by_charset(_content(part), parameter(part, "Content-Type", "charset"))
    return html_lines(text) if part.get_content_type() == "text/html" else text.splitlines()


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attached(part: Message) -> Iterator[Attached]:
    if part.get_content_type() == _MAIL:
        yield from (_as_file(each, _name(part)) for each in _inside(part))
    elif part.is_multipart():
        for each in _inside(part):
            yield from _attached(each)
    elif not _is_text(part):
        suffix = mimetypes.guess_extension(part.get_content_type()) or ""
        inline = part.get_content_disposition() != "attachment" or header(part, "Content-ID") != ""
        yield Attached(
            _name(part), _content(part), suffix, inline=inline and part.get_content_maintype() == "image"
        )


def _as_file(mail: Message, name: str) -> Attached:
    """Give a mail that hangs on a mail."""
    return Attached(name or f"{header(mail, 'Subject')}.eml", mail.as_bytes(policy=policy.compat32), ".eml")


def _name(part: Message) -> str:
    return parameter(part, "Content-Disposition", "filename") or parameter(part, "Content-Type", "name")
