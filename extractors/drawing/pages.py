"""Draw what was seen of each page of a file, into a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from PIL import Image

from extractors.base import ExtractError, FileKind, Page
from extractors.detect import kind_of
from extractors.drawing.line_sheet import line_sheet
from extractors.drawing.overlay import coloured_ink, found_lines, prepared, text_words
from extractors.drawing.sight import Sight, sight_of
from extractors.picture import Picture


class _Pictured(Protocol):
    """What the readers of files that have pages to look at offer."""

    def picture(self, path: Path, number: int) -> Picture:
        """Give one page as pixels."""


_PICTURED: dict[FileKind, str] = {"pdf": "extractors.pdf_file", "image": "extractors.image_file"}


def draw_pages(path: Path, pages: Sequence[Page], folder: Path) -> Iterator[Path]:
    """Draw pages as they were read, and give the files one by one as they are written.

    Of a page read by OCR: ``page-001-prepared.png``, ``-ink.png`` where it has coloured ink, ``-lines.png``,
    ``-read.png`` with the pictures of the lines, ``-read.txt``; of a text layer: ``page-001-words.png``.
    A file without pages to look at (DOCX, plain text) gives none.

    :param folder: is made if it is not there; files of the same names are replaced.
    :raises OSError: the folder cannot be made or written to.
    """
    if kind_of(path) not in _PICTURED:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        try:
            picture = picture_of(path, page.number)
        except ExtractError:  # the page's reason says why it cannot be drawn
            continue
        if picture is not None:
            yield from _drawn(page, picture, folder / f"page-{page.number:03}")


def picture_of(path: Path, number: int) -> Picture | None:
    """Give one page as pixels; None of a file without pages to look at.

    :raises ExtractError: the file or the page cannot be drawn.
    """
    module = _PICTURED.get(kind_of(path))
    return None if module is None else cast("_Pictured", import_module(module)).picture(path, number)


def _drawn(page: Page, picture: Picture, name: Path) -> Iterator[Path]:
    if page.source == "text":
        yield _saved(text_words(page, picture), name, "words")
        return
    sight = sight_of(page, picture)
    yield _saved(prepared(sight), name, "prepared")
    ink = coloured_ink(sight)
    if ink is not None:
        yield _saved(ink, name, "ink")
    yield _saved(found_lines(sight), name, "lines")
    yield _saved(line_sheet(sight), name, "read")
    yield _written(sight, name)


def _saved(image: Image.Image, name: Path, what: str) -> Path:
    path = name.with_name(f"{name.name}-{what}.png")
    image.save(path, compress_level=3)
    return path


def _written(sight: Sight, name: Path) -> Path:
    path = name.with_name(f"{name.name}-read.txt")
    rows = (f"{nth}\t{text}\n" for nth, text in enumerate(sight.texts, 1))
    path.write_text("".join(rows), encoding="utf-8")
    return path
