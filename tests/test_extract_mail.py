"""Mails: .eml and .msg."""

from __future__ import annotations

import base64
import io
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mails import HEAD, letter, mail, picture
from ole_maker import Tree, fixed, ole_file, prop

import extractors
from extractors.base import DamagedFile, ExtractError, TooLarge
from extractors.parcels.parts import MOST_MAIL_BYTES

THAI_NAME = "หนังสือเชิญ ด่วน.pdf"


def read(tmp_path: Path, data: bytes, name: str = "mail.eml") -> str:
    file = tmp_path / name
    file.write_bytes(data)
    (page,) = extractors.extract(file).pages
    return page.text


def names(tmp_path: Path, data: bytes, name: str = "mail.eml") -> list[str]:
    file = tmp_path / name
    file.write_bytes(data)
    folder = tmp_path / "parts"
    folder.mkdir(exist_ok=True)
    return [part.name for part in extractors.unpack(file, folder).parts]


def test_a_mail_is_read_with_its_head_and_the_names_of_what_hangs_on_it(tmp_path: Path) -> None:
    message = mail(("หนังสือ.txt", letter()), ("แผนที่.png", picture(800, 900)), ("smime.p7s", b"x"))
    assert read(tmp_path, message.as_bytes()).splitlines() == [
        "ผู้ส่ง: สมชาย ใจดี <somchai@example.go.th>",
        "ผู้รับ: office@example.go.th",
        "วันที่: 14 มีนาคม 2565",
        "เวลา: 09.30 น.",
        "เรื่อง: ส่งหนังสือ",
        "ไฟล์แนบ: หนังสือ.txt, แผนที่.png",
        "เรียน พัฒนาการอำเภอ",
        "ขอส่งหนังสือตามแนบ",
    ]
    extracted = extractors.extract(tmp_path / "mail.eml")
    assert extracted.parts == ("หนังสือ.txt", "แผนที่.png")
    assert extractors.kind_of(tmp_path / "mail.eml") == "eml"


def test_what_is_no_document_is_named_and_not_taken_out(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.go.th", "x"
    message.set_content("ดูภาพ")
    message.add_alternative('<p>ดูภาพ <img src="cid:logo"> <img src="cid:scan"></p>', subtype="html")
    _, html = message.iter_parts()
    assert isinstance(html, EmailMessage)
    html.add_related(picture(120, 60), "image", "png", cid="<logo>", filename="logo.png")
    html.add_related(picture(1240, 1754), "image", "png", cid="<scan>", filename="scan.png")
    message.add_attachment(b"sig", "application", "pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"\x78\x9f", "application", "ms-tnef", filename="winmail.dat")
    message.add_attachment(bytes(range(256)) * 9, "application", "octet-stream", filename="แปลก.xyz")
    file = tmp_path / "mail.eml"
    file.write_bytes(message.as_bytes())
    folder = tmp_path / "parts"
    folder.mkdir()
    unpacked = extractors.unpack(file, folder)
    assert [part.name for part in unpacked.parts] == ["scan.png"]
    assert [path.name for path in folder.iterdir()] == [unpacked.parts[0].path.name]
    (warning,) = unpacked.warnings
    assert warning.endswith(": logo.png, smime.p7s, winmail.dat, แปลก.xyz")


def test_what_is_no_document_is_told_of_even_where_nothing_else_hangs_on_the_mail(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(mail(("smime.p7s", b"x")).as_bytes())
    extracted = extractors.extract(file)
    assert extracted.parts == ()
    assert extracted.warnings[0].endswith(": smime.p7s")


def header_lines() -> dict[str, bytes]:
    utf8, thai = THAI_NAME.encode(), THAI_NAME.encode("cp874")
    percent = "".join(f"%{byte:02X}" for byte in thai)
    half = len(percent) // 6 * 3
    long = base64.b64encode(utf8).decode()
    return {
        "raw UTF-8": b'; filename="' + utf8 + b'"',
        "raw TIS-620": b'; filename="' + thai + b'"',
        "RFC 2231": f"; filename*=UTF-8''{''.join(f'%{byte:02X}' for byte in utf8)}".encode(),
        "RFC 2231 of windows-874": f"; filename*=windows-874''{percent}".encode(),
        "RFC 2231 in pieces": f";\r\n filename*0*=TIS-620''{percent[:half]};\r\n"
        f" filename*1*={percent[half:]}".encode(),
        "RFC 2047": f'; filename="=?UTF-8?B?{long}?="'.encode(),
        "RFC 2047 of windows-874": b'; filename="=?windows-874?B?' + base64.b64encode(thai) + b'?="',
        "RFC 2047, quoted": b'; filename="=?tis-620?Q?'
        + "".join(f"={byte:02X}" for byte in thai).encode()
        + b'?="',
    }


@pytest.mark.parametrize("form", header_lines())
def test_thai_names_in_every_form(tmp_path: Path, form: str) -> None:
    data = (
        HEAD + b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: application/pdf\r\n"
        b"Content-Disposition: attachment" + header_lines()[form] + b"\r\n\r\n%PDF-1.4\r\n--b--\r\n"
    )
    assert names(tmp_path, data) == [THAI_NAME]


SUBJECT = "ขอเชิญประชุม ครั้งที่ 2"


@pytest.mark.parametrize(
    "raw",
    [
        SUBJECT.encode(),
        SUBJECT.encode("cp874"),
        b"=?UTF-8?B?" + base64.b64encode(SUBJECT.encode()) + b"?=",
        b"=?TIS-620?B?" + base64.b64encode(SUBJECT.encode("tis-620")) + b"?=",
        b"=?windows-874?B?" + base64.b64encode(SUBJECT.encode("cp874")) + b"?=",
        # a character cut in two between encoded words
        b"=?utf-8?B?" + base64.b64encode(SUBJECT.encode()[:10]) + b"?=\r\n =?utf-8?B?"
        + base64.b64encode(SUBJECT.encode()[10:]) + b"?=",
    ],
)  # fmt: skip
def test_thai_subjects_in_every_form(tmp_path: Path, raw: bytes) -> None:
    data = HEAD + b"Subject: " + raw + b"\r\n\r\nhello"
    assert f"เรื่อง: {SUBJECT}" in read(tmp_path, data).splitlines()


@pytest.mark.parametrize(
    ("kind", "charset", "code"),
    [("plain", "utf-8", "utf-8"), ("plain", "TIS-620", "cp874"), ("plain", "windows-874", "cp874"),
     ("plain", "us-ascii", "utf-8"), ("plain", "no-such-code", "cp874"), ("html", "windows-874", "cp874")],
)  # fmt: skip
def test_thai_text_in_every_code(tmp_path: Path, kind: str, charset: str, code: str) -> None:
    text = "โปรดส่งภายในวันที่ 20 มีนาคม 2565"
    body = f"<table><tr><td>กำหนด</td><td>{text}</td></tr></table>" if kind == "html" else f"กำหนด  {text}"
    data = HEAD + f"Content-Type: text/{kind}; charset={charset}\r\n\r\n".encode() + body.encode(code)
    assert read(tmp_path, data).splitlines()[-1] == f"กำหนด  {text}"


def test_of_two_forms_of_one_text_the_one_that_says_something_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.go.th", "x"
    message.set_content("ดูแบบ HTML")
    message.add_alternative("<p>โปรดส่งรายงานผลการดำเนินงานภายในวันที่ 20 มีนาคม 2565</p>", subtype="html")
    lines = read(tmp_path, message.as_bytes()).splitlines()
    assert lines[-1] == "โปรดส่งรายงานผลการดำเนินงานภายในวันที่ 20 มีนาคม 2565"
    assert "ดูแบบ HTML" not in lines


def test_a_mail_on_a_mail_is_a_part_with_its_own_parts(tmp_path: Path) -> None:
    inner = mail(("หนังสือ.txt", letter()), subject="เรื่องเดิม")
    outer = mail(("ปะหน้า.txt", letter("ปะหน้า")))
    outer.add_attachment(inner)
    assert names(tmp_path, outer.as_bytes()) == ["ปะหน้า.txt", "เรื่องเดิม.eml", "หนังสือ.txt"]


@pytest.mark.parametrize(
    "data", [HEAD, HEAD + b"\r\n", HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b"]
)
def test_a_mail_without_text_is_read(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data).startswith("ผู้ส่ง: สมชาย ใจดี")


def test_a_mail_that_is_too_large_or_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    with file.open("wb") as out:
        out.write(HEAD)
        out.truncate(MOST_MAIL_BYTES + 1)
    with pytest.raises(TooLarge, match="โปรด"):
        extractors.extract(file)
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    )
    file.write_bytes(HEAD + deep)
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)


@settings(deadline=None)  # writes files
@given(st.binary(max_size=400))
def test_no_bytes_make_a_mail_that_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("m") / "mail.eml"
    file.write_bytes(HEAD + data)
    with suppress(ExtractError):
        extractors.extract(file)


# --- Outlook --------------------------------------------------------------------------------------


SENT = 132_917_490_000_000_000  # 14 March 2022, 02:30 UTC, in 100 ns since 1601


def outlook(code: str = "", page: int = 0, *, html: bytes = b"", inner: Tree | None = None) -> bytes:
    """Write a mail of Outlook, its texts wide or of a code page."""
    tree: dict[str, bytes | Tree] = {
        **prop(0x0037, "ส่งหนังสือ", code),
        **prop(0x0C1A, "สมชาย ใจดี", code),
        **prop(0x5D01, "somchai@example.go.th", code),
        **prop(0x0E04, "office@example.go.th", code),
        **prop(0x1000, "เรียน พัฒนาการอำเภอ\r\nขอส่งหนังสือ", code),
        **(prop(0x1013, html) if html else {}),
        **fixed(32, (0x0039, 0x0040, SENT), (0x3FDE, 3, page), (0x3FFD, 3, page)),
        "__attach_version1.0_#00000000": {
            **prop(0x3707, "หนังสือ.txt", code), **prop(0x3701, letter()), **fixed(8)
        },
        "__attach_version1.0_#00000001": {
            **prop(0x3704, "logo.png"), **prop(0x3701, picture(90, 40)), **prop(0x3712, "logo"), **fixed(8)
        },
    }  # fmt: skip
    if inner is not None:
        tree["__attach_version1.0_#00000002"] = {"__substg1.0_3701000D": inner, **fixed(8)}
    return ole_file(tree)


@pytest.mark.parametrize(("code", "page"), [("", 0), ("cp874", 874), ("utf-8", 65001), ("cp874", 0)])
def test_a_mail_of_outlook_is_read(tmp_path: Path, code: str, page: int) -> None:
    data = outlook(code, page, html=b'<p>x <img src="cid:logo"></p>')
    lines = read(tmp_path, data, "mail.msg").splitlines()
    assert extractors.kind_of(tmp_path / "mail.msg") == "msg"
    assert lines[:2] == ["ผู้ส่ง: สมชาย ใจดี <somchai@example.go.th>", "ผู้รับ: office@example.go.th"]
    assert lines[-4:] == ["เรื่อง: ส่งหนังสือ", "ไฟล์แนบ: หนังสือ.txt", "เรียน พัฒนาการอำเภอ", "ขอส่งหนังสือ"]
    assert "14 มีนาคม 2565" in lines[2]
    assert names(tmp_path, data, "mail.msg") == ["หนังสือ.txt"]


def test_a_mail_on_a_mail_of_outlook_is_always_the_same_file(tmp_path: Path) -> None:
    inner: Tree = {
        **prop(0x0037, "เรื่องเดิม"), **prop(0x1000, "เนื้อความเดิม"), **fixed(24, (0x0039, 0x40, SENT)),
        "__attach_version1.0_#00000000": {
            **prop(0x3707, "เดิม.txt"), **prop(0x3701, letter("เดิม")), **fixed(8)
        },
    }  # fmt: skip
    file = tmp_path / "mail.msg"
    file.write_bytes(outlook(inner=inner))
    contents = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        parts = extractors.unpack(file, folder).parts
        assert [(part.name, part.holder) for part in parts] == [
            ("หนังสือ.txt", None), ("logo.png", None), ("เรื่องเดิม.eml", None), ("เดิม.txt", 2)
        ]  # fmt: skip
        contents.append([part.path.read_bytes() for part in parts])
        assert "เนื้อความเดิม" in extractors.extract(parts[2].path).pages[0].text
    assert contents[0] == contents[1]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_mail_of_outlook_that_was_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    data = outlook()
    file = tmp_path / "mail.msg"
    file.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)
    assert io.BytesIO(data).read(8) == file.read_bytes()[:8]
