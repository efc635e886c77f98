"""What an extractor gives: pages of repaired text, with where each word stands.

Geometry is in points (1/72 inch), from the top left corner of the page; the page's own size stands
beside it, so that a box can be cut out of a picture of any resolution.  Offsets count code points of
``Page.text``, which has been through ``thai.repair`` once and is never changed again.

Errors::

    ExtractError            the file cannot be read; ``reason`` says why and what to do, in Thai
    ├── DamagedFile         broken, empty, or not what its name says
    ├── EncryptedFile       needs a password
    ├── UnsupportedFile     a format that kasian does not read
    ├── TooLarge            over a limit that protects the machine
    └── ReaderMissing       a program that this file needs is not installed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

POINTS_PER_INCH = 72

Source = Literal["text", "ocr"]
LayerKind = Literal["stamp", "hand"]


class ExtractError(Exception):
    """A file that cannot be read.

    :param reason: one line of Thai for an officer: what is wrong and what to do next.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DamagedFile(ExtractError):
    """Broken, empty, or not what its name says."""


class EncryptedFile(ExtractError):
    """Needs a password that kasian does not have."""


class UnsupportedFile(ExtractError):
    """A format that kasian does not read."""


class TooLarge(ExtractError):
    """Over a limit that protects the machine."""


class ReaderMissing(ExtractError):
    """A program that this file needs is not installed."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def union(boxes: Iterable[Box | None]) -> Box | None:
    """Give the smallest box around all; None where there is none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.left for box in known),
        min(box.top for box in known),
        max(box.right for box in known),
        max(box.bottom for box in known),
    )


def shared_area(one: Box, two: Box) -> float:
    """Give the area that two boxes have in common."""
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    return max(0.0, across) * max(0.0, down)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text without white space: ``page.text[start:end]``.

    Thai writes no spaces between words, so a Word may hold a whole phrase.

    :param box: where it stands, or None where the source has no geometry (DOCX, plain text).
    :param confidence: 0 to 1; 1 for text that was not read from an image.
    :param plain: what the picture alone says, where context chose otherwise; None elsewhere.
    """

    start: int
    end: int
    box: Box | None
    confidence: float
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """What stands on the page but is not the letter's print: a stamp (ตราประทับ) or handwriting (ลายมือ).

    :param text: a stamp's print, its lines in reading order; empty for handwriting.
    :param words: of the layer's own text.
    """

    kind: LayerKind
    text: str
    box: Box
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read.

    :param number: from 1.
    :param text: repaired text, lines separated by a newline, in reading order.
    :param words: in the order of the text, not overlapping.
    :param source: the text layer (or the file's own text), or OCR.
    :param confidence: 0 to 1, for the page as a whole; 0 where nothing could be read.
    :param reason: English, for the log and ``read --json``: why this source was chosen, or why
        nothing was read.
    :param width: in points, or None where the source has no pages (DOCX, plain text).
    :param failed: the page could not be read; the letter is then *partial* (อ่านได้บางส่วน).
    """

    number: int
    text: str
    words: tuple[Word, ...]
    source: Source
    confidence: float
    reason: str
    layers: tuple[Layer, ...] = ()
    width: float | None = None
    height: float | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """All pages of a file, or the asked range of them.

    :param parts: names of the files that lie in it, where it is a container (an e-mail, a ZIP).  Each is a
        document of its own, and its text is not among the pages; ``extractors.unpack`` gives them.
    :param is_list: the page is the list of these files, and no letter.
    """

    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    is_list: bool = False


OcrMode = Literal["auto", "always", "never"]
#: who reads pictures: our recogniser, Tesseract, or both, where each run of digits is compared
ReaderChoice = Literal["own", "tesseract", "both"]
#: first and last page, both counted from 1 and both included
PageRange = tuple[int, int]
FileKind = Literal[
    "pdf",
    "docx",
    "docm",
    "image",
    "text",
    "html",
    "doc",
    "odt",
    "rtf",
    "xls",
    "xlsx",
    "ods",
    "ppt",
    "pptx",
    "odp",
    "eml",
    "msg",
    "zip",
    "encrypted-office",
    "old-office",
    "opendocument",
    "archive",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a reader.

    :param ocr: read images never, where a page needs it, or always.
    :param pages: the pages wanted; None for all.
    :param reader: who reads images.
    """

    ocr: OcrMode = "auto"
    pages: PageRange | None = None
    reader: ReaderChoice = "own"

    def wants(self, number: int) -> bool:
        """Tell whether a page (from 1) is asked for."""
        return self.pages is None or self.pages[0] <= number <= self.pages[1]
