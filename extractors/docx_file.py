"""DOCX through python-docx: header, body, footnotes, footer.

Pages are those that Word marked when it last drew the document, and those of page breaks.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import _BaseHeaderFooter, _Footer, _Header

from extractors.assemble import Fragment, assemble
from extractors.base import Ask, DamagedFile, EncryptedFile, Extracted, ExtractError, Page, TooLarge
from extractors.word.body import PAGE_BREAK, split_pages, story_lines
from extractors.word.numbering import Numbering

# A letter has a few pictures; a zip bomb grows a thousandfold.
_MOST_BYTES = 400_000_000
_MOST_XML_BYTES = 60_000_000
_MOST_PARTS = 5_000

_DAMAGED = "ไฟล์ DOCX เสียหายหรือไม่สมบูรณ์ โปรดเปิดด้วย Word แล้วบันทึกใหม่ หรือขอไฟล์ใหม่จากผู้ส่ง"
_TOO_LARGE = "ไฟล์ DOCX มีขนาดเมื่อคลายแล้วใหญ่เกินกำหนด โปรดบันทึกเป็น PDF แล้วนำเข้าใหม่"
_ENCRYPTED = "ไฟล์ DOCX ตั้งรหัสผ่านไว้ โปรดเปิดไฟล์ ยกเลิกรหัสผ่าน บันทึกใหม่ แล้วนำเข้าอีกครั้ง"
_ENCRYPTED_FLAG = 0x1

# python-docx meets a damaged package with whatever its innards raise: KeyError for a missing part, ValueError
# for a wrong one, SyntaxError for broken XML, AttributeError for missing elements
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    OSError,
    EOFError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
)


def count(path: Path) -> int:
    """Give the number of pages: as many as Word marked when it last drew the document."""
    return len(_pages(path))


def read(path: Path, ask: Ask) -> Extracted:
    """Read the whole document."""
    pages = enumerate(_pages(path), start=1)
    return Extracted(tuple(_page(number, lines) for number, lines in pages if ask.wants(number)))


def _page(number: int, lines: list[str]) -> Page:
    made = assemble([Fragment(line)] for line in lines)
    return Page(number, made.text, made.words, "text", made.confidence, "DOCX")


def _pages(path: Path) -> list[list[str]]:
    """Give the lines of each page.  Every fault of the file ends here as one of our errors."""
    try:
        check_size(path)
        document = docx.Document(str(path))
        return split_pages(_lines(document))
    except ExtractError:
        raise
    except RecursionError as error:
        raise TooLarge(_TOO_LARGE) from error
    except _FAULTS as error:
        raise DamagedFile(_DAMAGED) from error


def check_size(path: Path) -> None:
    """Decide by the directory of the archive, before anything is unpacked; zipfile holds each part to it.

    :raises ExtractError: it is too large, or encrypted.
    """
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _MOST_BYTES
        or xml > _MOST_XML_BYTES
    ):
        raise TooLarge(_TOO_LARGE)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise EncryptedFile(_ENCRYPTED)


def _lines(document: Document) -> Iterator[str]:
    numbering = Numbering(_part(document, "numbering"), _part(document, "styles"))
    headers, footers = _headers_and_footers(document)
    yield from _distinct(headers, numbering)
    yield from story_lines(document.element.body, numbering)
    yield from _notes(document, "footnotes", numbering)
    yield from _notes(document, "endnotes", numbering)
    yield from _distinct(footers, numbering)


def _headers_and_footers(document: Document) -> tuple[list[_Header], list[_Footer]]:
    """Give those in use, in the order of the sections: for the first, the odd and the even pages."""
    headers: list[_Header] = []
    footers: list[_Footer] = []
    even = document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
            footers.append(section.first_page_footer)
        headers.append(section.header)
        footers.append(section.footer)
        if even:
            headers.append(section.even_page_header)
            footers.append(section.even_page_footer)
    return headers, footers


def _distinct(stories: list[_Header] | list[_Footer], numbering: Numbering) -> list[str]:
    """Give each line once: the variants of a header mostly say the same."""
    lines: dict[str, None] = {}
    for story in stories:
        if not story.is_linked_to_previous:
            lines |= dict.fromkeys(line.strip() for line in _story_of(story, numbering))
    return list(lines)


def _story_of(story: _BaseHeaderFooter, numbering: Numbering) -> list[str]:
    return [line for line in story_lines(story._element, numbering) if line != PAGE_BREAK]  # noqa: SLF001 - no public way


def _notes(document: Document, kind: str, numbering: Numbering) -> Iterator[str]:
    """Give foot- or endnotes (เชิงอรรถ) without Word's separators, which carry a type."""
    root = _part(document, kind)
    for note in [] if root is None else root.iterchildren("*"):
        if note.get(qn("w:type")) in (None, "normal"):
            yield from story_lines(note, numbering)


def _part(document: Document, kind: str) -> Element | None:
    """Give the root of a part by the end of its relationship's type; None where it is not there."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/" + kind):
            root: Element = parse_xml(relation.target_part.blob)
            return root
    return None
