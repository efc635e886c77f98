"""Made letters -> files: DOCX, PDF with a text layer, degraded scan (ทำไฟล์หนังสือสมมติ)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.made import Form, MadeLetter
from benchmarks.reading_parts.faces import Face as Font
from benchmarks.reading_parts.faces import installed_faces
from benchmarks.reading_parts.looks import Look, degrade
from benchmarks.reading_parts.stamp_press import press
from samples.compose import compose
from samples.docx_writer import OFFICE, STAND_IN, Face, write_docx
from samples.marks import draw_marks
from samples.pdf_tools import find, image_pdf, pictures, to_pdf
from samples.scan import Look as Marks

_DPI = 300
_GREY_LOOKS: tuple[Look, ...] = ("scan", "light")
_CORNER = 0.64, 0.012  # of the page: where a stamp is pressed
_SIGNED = 0.7  # share of the letters
_TITLE = 4  # characters of a name that are looked for: its vowels may be spelled otherwise in the PDF
_BATCH = 40  # documents that LibreOffice converts in one go


class NoOffice(Exception):
    """LibreOffice is missing, so that there is no PDF and no scan."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a made letter, and what is true of it."""

    path: Path
    form: Form
    gold: Json


def write_files(letters: list[MadeLetter], forms: Iterable[Form], into: Path) -> list[MadeFile]:
    """Write letters into a folder, each in each form.

    :raises NoOffice: a form needs LibreOffice, which is missing.
    """
    wanted = tuple(forms)
    if set(wanted) - {"docx"} and not shutil.which("soffice"):
        raise NoOffice("LibreOffice (soffice) is missing: PDF and scans cannot be made; use --as docx")
    files = [*_documents(letters, into)] if "docx" in wanted else []
    if set(wanted) - {"docx"}:
        for first in range(0, len(letters), _BATCH):
            files += _printed(letters[first : first + _BATCH], wanted, into)
    return files


def _documents(letters: list[MadeLetter], into: Path) -> Iterator[MadeFile]:
    for letter in letters:
        path = into / f"{letter.name}.docx"
        path.write_bytes(write_docx(compose(letter.source), OFFICE))
        yield MadeFile(path, "docx", letter.gold("docx"))


def _printed(letters: list[MadeLetter], forms: tuple[Form, ...], into: Path) -> Iterator[MadeFile]:
    faces = _print_faces()
    documents = {one.name: write_docx(compose(one.source), faces[one.nth % len(faces)]) for one in letters}
    pdfs = to_pdf(documents)
    for letter in letters:
        pdf = pdfs[letter.name]
        if "pdf" in forms:
            path = into / f"{letter.name}.pdf"
            path.write_bytes(pdf)
            yield MadeFile(path, "pdf", letter.gold("pdf"))
        if "scan" in forms:
            yield MadeFile(_scan(letter, pdf, into), "scan", letter.gold("scan"))


def _print_faces() -> tuple[Face, ...]:
    """The fonts that LibreOffice knows: most letters are in the stand-in of the office's own."""
    others = (Face(font.family, font.scale) for font in _installed() if font.family in ("Norasi", "Garuda"))
    return (STAND_IN, STAND_IN, STAND_IN, *others)


def _installed() -> tuple[Font, ...]:
    return tuple(font for font in installed_faces() if "/" not in font.regular)


def _scan(letter: MadeLetter, pdf: bytes, into: Path) -> Path:
    """Print, sign, stamp, scan: one page is a JPEG, several are a PDF of pictures.

    What bears a stamp is scanned in colour, the rest in grey.
    """
    font, pages = _installed()[0], pictures(pdf, _DPI)
    pages[0] = _handled(letter, pdf, pages[0], font)
    look: Look = "scan" if letter.stamp else _GREY_LOOKS[letter.nth % len(_GREY_LOOKS)]
    pages = pages if letter.stamp else [page.convert("L") for page in pages]
    taken = [degrade(page, look, font, (letter.seed, letter.nth * 10 + n)) for n, page in enumerate(pages)]
    path = into / f"{letter.name}.scan{'.jpg' if len(taken) == 1 else '.pdf'}"
    jpegs = [page.content for page in taken]
    path.write_bytes(jpegs[0] if len(jpegs) == 1 else image_pdf(jpegs, _DPI))
    return path


def _handled(letter: MadeLetter, pdf: bytes, page: Image.Image, font: Font) -> Image.Image:
    """The first page after a signature and a receive stamp."""
    chance = np.random.default_rng((letter.seed, letter.nth, 3))
    name = f"({letter.source.get('signatory')}"[:_TITLE]
    if letter.source.get("signatory") and chance.random() < _SIGNED and _stands(name, pdf):
        draw_marks(page, Marks(letter.nth, _DPI, sign_on=name), lambda words: find(pdf, 0, words, _DPI))
    if letter.stamp is None:
        return page
    x, y = (round(side * share) for side, share in zip(page.size, _CORNER, strict=True))
    return press(page, letter.stamp, font, (x, y), chance).image


def _stands(words: str, pdf: bytes) -> bool:
    """Whether words stand on the first page as they are spelled."""
    try:
        find(pdf, 0, words, _DPI)
    except ValueError:
        return False
    return True
