"""Real input files, made on the spot: DOCX, PDF and pictures with invented letters."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, ImageDraw, ImageFont

LETTER = (
    "ที่ ทด 0019.2/ว 145",
    "ที่ว่าการอำเภอทดสอบ ถนนสมมุติ",
    "12 มกราคม 2565",
    "เรื่อง ขอเชิญประชุมคณะทำงานพัฒนาหมู่บ้าน",
    "เรียน กำนันตำบลตัวอย่าง",
    "ด้วยอำเภอทดสอบกำหนดจัดประชุมคณะทำงานเพื่อติดตามการดำเนินงานของกลุ่มสตรี",
    "จึงเรียนมาเพื่อโปรดทราบและเข้าร่วมประชุมตามวันและเวลาดังกล่าว",
    "ขอแสดงความนับถือ",
)

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")


# --- DOCX ---------------------------------------------------------------------------------------


def add_xml(document: Document, xml: str) -> None:
    """Add a paragraph or table of raw WordprocessingML to the end of the body."""
    spaces = nsdecls("w") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    tag, rest = re.match(r"(<w:\w+)(.*)", xml, re.DOTALL).groups()  # type: ignore[union-attr]  # made by tests
    element = parse_xml(f"{tag} {spaces}{rest}")
    document.element.body.insert(len(document.element.body) - 1, element)


def set_numbering(document: Document, levels: Sequence[tuple[str, str]], more: str = "") -> None:
    """Give the document one list, numId 77, with (format, text) for each level; ``more`` is added raw."""
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    made = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    xml = (
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='7'>{made}</w:abstractNum>"
        f"<w:num w:numId='77'><w:abstractNumId w:val='7'/></w:num>{more}</w:numbering>"
    )
    for child in list(parse_xml(xml)):
        numbering.append(child)


def numbered(text: str, level: int = 0, number: int = 77) -> str:
    """Give the XML of a paragraph in a list."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def letter_docx(path: Path, lines: Sequence[str] = LETTER, font: str = "Laksaman", size: int = 16) -> Path:
    """Write a letter, a paragraph a line."""
    document = docx.Document()
    style = document.styles["Normal"].element.get_or_add_rPr()
    for old in list(style):
        style.remove(old)
    for new in (
        f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>',
        f'<w:sz {nsdecls("w")} w:val="{2 * size}"/>',
        f'<w:szCs {nsdecls("w")} w:val="{2 * size}"/>',
    ):
        style.append(parse_xml(new))
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def rewritten_docx(file: Path, parts: dict[str, str | None], relation: tuple[str, str] | None = None) -> None:
    """Write a DOCX again with parts changed, added or (None) left out."""
    with zipfile.ZipFile(file) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    if relation:
        name = "word/_rels/document.xml.rels"
        line = (
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'{relation[0]}" Target="{relation[1]}"/></Relationships>'
        )
        old[name] = old[name].replace(b"</Relationships>", line.encode())
        types = "[Content_Types].xml"
        override = f'<Override PartName="/word/{relation[1]}" ContentType="application/xml"/></Types>'
        old[types] = old[types].replace(b"</Types>", override.encode())
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**old, **parts}.items():
            if content is not None:
                archive.writestr(name, content)
    file.write_bytes(data.getvalue())


# --- PDF ----------------------------------------------------------------------------------------


def office_pdf(source: Path) -> Path:
    """Let LibreOffice turn a DOCX into the PDF beside it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = (source.parent / "profile").as_uri()
    order = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run([*order, "--outdir", source.parent, source], check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf")


@dataclass(frozen=True)
class Put:
    """A piece of text on a page of a made PDF.

    :param x: from the left, in points; ``y`` from the bottom.
    :param mode: 0 is drawn, 3 is invisible.
    :param grey: 0 is black, 1 is white.
    """

    text: str
    x: float
    y: float
    size: float = 16
    mode: int = 0
    grey: float = 0


@dataclass(frozen=True)
class Sheet:
    """A page of a made PDF: pieces of text, a picture that fills it, what is drawn first in PDF's words."""

    puts: tuple[Put, ...] = ()
    picture: Image.Image | None = None
    drawn: bytes = b""


_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def made_pdf(path: Path, sheets: Sequence[Sheet], *, width: int = 595, height: int = 842) -> Path:
    """Write a PDF whose text means exactly the characters given, each half its size wide, Thai marks zero."""
    widths = " ".join(f"{ord(mark)} [0]" for mark in sorted(MARKS)) + " 63233 [" + " 0" * 14 + "]"
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R]"
            b" /ToUnicode 6 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /FontDescriptor 5 0 R"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /DW 500 /W [%b] >>" % widths.encode()
        ),
        (
            b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
            b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
        ),
        _stream(_TO_UNICODE),
    ]
    kids = []
    for sheet in sheets:
        content, resources = b"", b"/Font << /F 3 0 R >>"
        if sheet.picture is not None:
            objects.append(_image(sheet.picture))
            resources += f" /XObject << /I {len(objects)} 0 R >>".encode()
            content += f"q {width} 0 0 {height} 0 0 cm /I Do Q\n".encode()
        content += sheet.drawn + b"\n"
        for put in sheet.puts:
            code = "".join(f"{ord(char):04X}" for char in put.text)
            look = f"{put.grey} g BT /F {put.size} Tf {put.mode} Tr"
            content += f"{look} {put.x} {put.y} Td <{code}> Tj ET\n".encode()
        objects.append(_stream(content))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}]"
            f" /Contents {len(objects)} 0 R /Resources << ".encode()
            + resources
            + b" >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    path.write_bytes(_pdf(objects))
    return path


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >> stream\n%b\nendstream" % (len(data), more, data)


def _image(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.convert("L").save(data, "JPEG", quality=85)
    head = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
    return _stream(data.getvalue(), head + b" /Width %d /Height %d" % picture.size)


def _pdf(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


# --- pictures -----------------------------------------------------------------------------------


def picture(lines: Sequence[str] = LETTER, dpi: int = 200, font: str = "Laksaman.ttf") -> Image.Image:
    """Draw lines of 16 pt text on an A4 sheet, as a scanner would see them."""
    try:
        type_face = ImageFont.truetype(font, round(16 * dpi / 72))
    except OSError:
        pytest.skip(f"the font {font} is not installed (Debian: fonts-thai-tlwg)")
    image = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    draw = ImageDraw.Draw(image)
    for nth, line in enumerate(lines):
        draw.text((0.9 * dpi, (1 + 0.4 * nth) * dpi), line, font=type_face, fill=0)
    return image
