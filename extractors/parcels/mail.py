"""A mail (จดหมายอิเล็กทรอนิกส์), whatever file it came in: its text is a page, what hangs on it are parts."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from io import BytesIO

from PIL import Image

from extractors.assemble import Fragment, assemble
from extractors.base import Ask, Extracted, Page
from extractors.parcels.parts import ASIDE, Part, harmless
from thai.say import thai_date

#: the smallest scan of a letter, A4 at 72 dpi, has half a million pixels
_LEAST_PIXELS = 400_000
_LEAST_BYTES = 20_000
#: a plain text that says less than this part of the HTML beside it only says that there is HTML
_SAME_TEXT = 0.5
_UNNAMED = "ไฟล์แนบ"


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs on a mail.

    :param name: as the sender gave it; empty where he gave none.
    :param suffix: what its type is usually called, for one without a name.
    :param inline: it stands in the text, as logos do.
    """

    name: str
    content: bytes
    suffix: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail.  What is not known is empty.

    :param sent: None where the mail does not say when, or not in a form that is known.
    """

    sender: str
    to: str
    copy: str
    sent: datetime | None
    subject: str
    body: tuple[str, ...]
    attached: tuple[Attached, ...]
    warnings: tuple[str, ...] = ()


def mail_pages(mail: Mail, ask: Ask) -> Extracted:
    """Give the head and text of a mail as one page, and the names of the documents that hang on it."""
    parts = mail_parts(mail)
    names = tuple(part.name for part in parts if not part.aside)
    made = assemble([Fragment(line)] for line in (*_head(mail, names), *mail.body))
    page = Page(1, made.text, made.words, "text", made.confidence, "mail")
    warnings = mail.warnings
    if parts and not names:  # nothing will be taken out of it, and that would tell
        warnings = (*warnings, ASIDE.format(", ".join(part.name for part in parts)))
    return Extracted((page,) if ask.wants(1) else (), warnings, names)


def _head(mail: Mail, names: Iterable[str]) -> Iterable[str]:
    said = (
        ("ผู้ส่ง", mail.sender),
        ("ผู้รับ", mail.to),
        ("สำเนาถึง", mail.copy),
        ("วันที่", thai_date(mail.sent.date().isoformat(), "arabic") if mail.sent else ""),
        ("เวลา", f"{mail.sent:%H.%M} น." if mail.sent else ""),
        ("เรื่อง", mail.subject),
        ("ไฟล์แนบ", ", ".join(names)),
    )
    return (f"{label}: {value}" for label, text in said if (value := " ".join(text.split())))


def fuller(bodies: Sequence[list[str]]) -> list[str]:
    """Give the first of several forms of one text that says about as much as the others."""
    lengths = [sum(len("".join(line.split())) for line in body) for body in bodies]
    enough = _SAME_TEXT * max(lengths, default=0)
    return next((body for body, length in zip(bodies, lengths, strict=True) if length >= enough), [])


def mail_parts(mail: Mail) -> tuple[Part, ...]:
    """Give what hangs on a mail."""
    return tuple(_part(number, each) for number, each in enumerate(mail.attached, start=1))


def _part(number: int, each: Attached) -> Part:
    name = harmless(each.name.replace("/", "-")) or f"{_UNNAMED} {number}{each.suffix}"
    return Part(name, lambda: BytesIO(each.content), each.inline and _is_small(each.content))


def _is_small(content: bytes) -> bool:
    """Tell whether a picture is too small to be a letter."""
    try:
        with Image.open(BytesIO(content)) as image:
            return image.width * image.height < _LEAST_PIXELS
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        return len(content) < _LEAST_BYTES


def as_eml(mail: Mail) -> bytes:
    """Write a mail as an .eml file, always to the same bytes: a mail in a mail is known by its hash."""
    message = MIMEMultipart(boundary="=_part_of_a_mail")  # base64 never holds it
    for name, value in (("From", mail.sender), ("To", mail.to), ("Cc", mail.copy), ("Subject", mail.subject)):
        message[name] = Header(" ".join(value.split()), "utf-8").encode()
    if mail.sent:
        message["Date"] = format_datetime(mail.sent)
    message.attach(MIMEText("\n".join(mail.body), "plain", "utf-8"))
    for each in mail.attached:
        part = MIMEApplication(each.content)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", each.name))
        message.attach(part)
    return message.as_bytes()
