"""Mails and archives of mails, invented, in the forms in which programs write them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from office_maker import LETTER
from PIL import Image

HEAD = (
    b"From: =?UTF-8?B?4Liq4Lih4LiK4Liy4LiiIOC5g+C4iOC4lOC4tQ==?= <somchai@example.go.th>\r\n"
    b"To: office@example.go.th\r\nDate: Mon, 14 Mar 2022 09:30:00 +0700\r\n"
)


def letter(subject: str = "ขอเชิญประชุม", number: str = "๑") -> bytes:
    return LETTER.format(subject=subject, number=number).encode()


def mail(
    *attached: tuple[str, bytes], subject: str = "ส่งหนังสือ", text: str = "เรียน พัฒนาการอำเภอ\n\nขอส่งหนังสือตามแนบ"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "สมชาย ใจดี <somchai@example.go.th>"
    message["To"] = "office@example.go.th"
    message["Date"] = "Mon, 14 Mar 2022 09:30:00 +0700"
    message["Subject"] = subject
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content, "application", "octet-stream", filename=name)
    if message.is_multipart():
        message.set_boundary("=_boundary")
    return message


def zipped(*files: tuple[str, bytes], packed: bool = True) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (2022, 3, 14, 9, 30, 0)), content, archive.compression)
    return data.getvalue()


def named_in(data: bytes, name: str, code: str) -> bytes:
    """Write a name of a ZIP in another code, without the flag of UTF-8, as old programs do."""
    old, new = name.encode(), name.encode(code)
    assert len(old) >= len(new)
    out = bytearray()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [(info, archive.read(info)) for info in archive.infolist()]
    plain = io.BytesIO()
    stand_in = "x" * len(new)
    with zipfile.ZipFile(plain, "w") as archive:
        for info, content in files:
            archive.writestr(stand_in if info.filename == name else info.filename, content)
    out += plain.getvalue().replace(stand_in.encode(), new)
    return bytes(out)


def picture(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(data, "PNG")
    return data.getvalue()
