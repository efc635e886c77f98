"""DOCX -> PDF through LibreOffice, and what is done to the PDF afterwards (แปลงเป็น PDF)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, StreamObject

_LIMIT = 300  # seconds for LibreOffice, all files together
_DATE = "D:20260101000000Z"

# The glyphs that old Thai fonts keep in the private use area: what a text layer made with them holds.
_PRIVATE_USE = {"0E48": "F70A", "0E49": "F70B", "0E4A": "F70C", "0E4B": "F70D", "0E4C": "F70E"}
_CODE = re.compile(r"(?<=<)((?:[0-9A-Fa-f]{4})+)(?=>)")


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Convert DOCX files, all in one run of LibreOffice with a profile of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for stem, content in documents.items():
            (folder / f"{stem}.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run(  # noqa: S603 - the arguments are ours
            [*command, *(str(folder / f"{stem}.docx") for stem in documents)],
            check=True,
            timeout=_LIMIT,
            capture_output=True,
        )
        return {stem: _settled(PdfWriter(folder / f"{stem}.pdf")) for stem in documents}


def private_use(pdf: bytes) -> bytes:
    """The same page, its text layer with tone marks in the private use area (U+F70A …)."""
    writer = PdfWriter(BytesIO(pdf))
    for character_map in _character_maps(writer):
        character_map.set_data(_moved(character_map.get_data().decode("ascii")).encode("ascii"))
    return _settled(writer)


def _character_maps(writer: PdfWriter) -> Iterator[StreamObject]:
    """The ToUnicode map of each font; a font that several pages use comes again."""
    for page in writer.pages:
        resources = cast("DictionaryObject", page["/Resources"])
        for font in cast("DictionaryObject", resources["/Font"]).values():
            yield cast("StreamObject", cast("DictionaryObject", font.get_object())["/ToUnicode"])


def _moved(character_map: str) -> str:
    """A ToUnicode map with the marks moved: only targets, never the glyph codes on the left."""

    def target(match: re.Match[str]) -> str:
        units = re.findall("....", match[1].upper())
        return "".join(_PRIVATE_USE.get(unit, unit) for unit in units)

    return _CODE.sub(target, character_map)


def pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """All pages as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def find(pdf: bytes, page: int, words: str, dpi: int) -> tuple[int, int]:
    """Where words stand on a page: the middle of their first character, in pixels from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        height = document[page].get_height()
        layer = document[page].get_textpage()
        start = layer.get_text_range().index(words)
        left, bottom, right, top = layer.get_charbox(start)
        return round((left + right) / 2 * dpi / 72), round((height - (bottom + top) / 2) * dpi / 72)
    finally:
        document.close()


def image_pdf(jpegs: Iterable[bytes], dpi: int) -> bytes:
    """Pages that are one JPEG each, and no text."""
    images = [Image.open(BytesIO(jpeg)) for jpeg in jpegs]
    out = BytesIO()
    images[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=images[1:], quality="keep")
    return _settled(PdfWriter(BytesIO(out.getvalue())))


def replace_pages(pdf: bytes, scanned: bytes, numbers: Iterable[int]) -> bytes:
    """A PDF with some of its pages, counted from 1, taken from the scan of the same letter."""
    text, scan, writer = PdfReader(BytesIO(pdf)), PdfReader(BytesIO(scanned)), PdfWriter()
    wanted = set(numbers)
    for number, (page, picture) in enumerate(zip(text.pages, scan.pages, strict=True), 1):
        writer.add_page(picture if number in wanted else page)
    return _settled(writer)


def _settled(made: PdfWriter) -> bytes:
    """Write with fixed times and without an identity, so that the same letter gives the same bytes."""
    copy = BytesIO()
    made.write(copy)
    writer = PdfWriter()
    writer.append(PdfReader(copy), import_outline=False)
    writer.metadata = {"/Producer": "kasian samples", "/CreationDate": _DATE, "/ModDate": _DATE}
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
