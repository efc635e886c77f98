"""Pages as if they were read from a picture, and how a PDF's text is copied out again."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
from cmath import exp
from contextlib import closing
from dataclasses import dataclass
from math import radians
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image

from extractors.base import Box, Page, Word

A4 = (595.0, 842.0)
PITCH, SIZE, LETTER_WIDTH = 22.0, 16.0, 5.0


@dataclass(frozen=True)
class Lie:
    """How the lines of a page lie: where the first begins, by how many degrees they fall to the right."""

    left: float = 60
    top: float = 60
    falls: float = 0

    def box(self, line: int, first: int, last: int) -> Box:
        """Give the upright box around some characters of a line."""
        along = exp(1j * radians(self.falls))
        xs, ys = (first * LETTER_WIDTH, last * LETTER_WIDTH), (line * PITCH, line * PITCH + SIZE)
        corners = [complex(self.left, self.top) + complex(x, y) * along for x in xs for y in ys]
        across, down = [c.real for c in corners], [c.imag for c in corners]
        return Box(min(across), min(down), max(across), max(down))


def page_of(text: str, number: int = 1, size: tuple[float, float] = A4, lie: Lie = Lie()) -> Page:
    """Give a page with this text, all letters of one width, each word in its box."""
    words = []
    for run in re.finditer(r"\S+", text):
        start = text.rfind("\n", 0, run.start()) + 1
        box = lie.box(text.count("\n", 0, run.start()), run.start() - start, run.end() - start)
        words.append(Word(run.start(), run.end(), box, 0.9))
    width, height = size
    return Page(number, text, tuple(words), "ocr", 0.9, "for a test", width=width, height=height)


def copied(pdf: bytes, page: int = 1) -> list[str]:
    """Copy a page's text with PDFium, as Chrome does: its lines, with single spaces."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        return lines_in(document[page - 1].get_textpage().get_text_range())


def copied_by_poppler(pdf: bytes, folder: Path, *options: str) -> list[str]:
    """Copy a document's text with pdftotext."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    file = folder / "copied.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([program, *options, file, "-"], capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    return lines_in(done.stdout.decode())


def lines_in(text: str) -> list[str]:
    return [line for each in re.split(r"[\r\n\f]+", text) if (line := " ".join(each.split()))]


def drawn(pdf: bytes | Path, page: int = 1, scale: float = 1) -> Image.Image:
    """Draw a page as it is seen."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        image: Image.Image = document[page - 1].render(scale=scale).to_pil().convert("RGB")
        return image


def char_boxes(pdf: bytes, page: int = 1) -> list[tuple[str, Box]]:
    """Give the copied characters but spaces, and where a viewer marks them on the page as it is seen."""
    found = []
    with closing(pdfium.PdfDocument(pdf)) as document:
        sheet = document[page - 1]
        text = sheet.get_textpage()
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                left, bottom, right, top = text.get_charbox(index)
                corners = [_seen(sheet, x, y) for x, y in ((left, bottom), (right, top))]
                (x0, x1), (y0, y1) = (sorted(side) for side in zip(*corners, strict=True))
                found.append((char, Box(x0, y0, x1, y1)))
    return found


def _seen(sheet: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Give a point of a page in points from its top left corner as it is seen, to a hundredth."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = (round(100 * side) for side in sheet.get_size())
    pdfium_c.FPDF_PageToDevice(sheet, 0, 0, width, height, 0, x, y, across, down)
    return across.value / 100, down.value / 100
