"""Part 6: real letters as DOCX and as PDF: the one's text against the other's (DOCX คู่กับ PDF).

The PDF is read by its text layer, all pages, and by OCR, page by page.  The truth is what kasian reads in
the DOCX: its text is the author's, no picture of it.  White space is left out, because where a line ends is
the printer's choice, and so are the dotted blanks of a form (จุดไข่ปลา), which are no text; digits are
counted apart where the picture is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.readers import OF_LAYERS, OF_PICTURES, Reading, installed
from benchmarks.reading_parts.real import LETTERS
from benchmarks.reading_parts.score import squeezed, without_digits, wrong_characters
from benchmarks.reading_parts.table import percent, show, show_failures
from extractors import extract
from extractors.base import ExtractError

_DPI = 300
_BLANK = re.compile(r"[.…]*…[.…]*|\.{4,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A PDF and the text of its DOCX.

    :param pictures: of its pages, for the readers that read one picture at a time.
    """

    pdf: Path
    truth: str
    pictures: tuple[Path, ...]


def measure(crew: Crew, folder: Path) -> None:
    """Read each pair both ways and print the tables."""
    pairs = [_pair(document, truth, folder) for document, truth in _documents()]
    if not pairs:
        print("\n6. skipped: no pair of DOCX and PDF is beside this checkout")
        return
    layers = crew.read(installed(OF_LAYERS), [pair.pdf for pair in pairs])
    _show("by its layer", pairs, {name: [r.text for r in given] for name, given in layers.items()}, _bare)
    show_failures(layers, [pair.pdf.name for pair in pairs])
    pictures = [picture for pair in pairs for picture in pair.pictures]
    readings = crew.read(installed(OF_PICTURES), pictures)
    texts = {name: _of_pairs(pairs, given) for name, given in readings.items()}
    _show("by OCR", pairs, texts, _bare)
    _show("by OCR, without digits", pairs, texts, lambda text: without_digits(_bare(text)))
    show_failures(readings, [picture.name for picture in pictures])


def _documents() -> list[tuple[Path, str]]:
    """Give each DOCX that can be read and has its PDF beside it, with its text."""
    documents = []
    for document in sorted(LETTERS.glob("*/*.docx")):
        try:
            text = "\n".join(page.text for page in extract(document).pages)
        except ExtractError as error:
            print(f"no pair: {document.name}: {error.reason}")
            continue
        if document.with_suffix(".pdf").is_file():
            documents.append((document, text))
    return documents


def _pair(document: Path, truth: str, folder: Path) -> Pair:
    pdf = document.with_suffix(".pdf")
    pages = pypdfium2.PdfDocument(pdf)
    try:
        pictures = [folder / f"{pdf.stem}-{number + 1}.png" for number in range(len(pages))]
        for page, picture in zip(pages, pictures, strict=True):
            page.render(scale=_DPI / 72).to_pil().save(picture, dpi=(_DPI, _DPI))
    finally:
        pages.close()
    return Pair(pdf, truth, tuple(pictures))


def _bare(text: str) -> str:
    return _BLANK.sub("", squeezed(text))


def _of_pairs(pairs: Sequence[Pair], given: Sequence[Reading]) -> list[str]:
    """Put the pages of each pair together again."""
    rest = iter(given)
    return ["\n".join(next(rest).text for _ in pair.pictures) for pair in pairs]


def _show(
    how: str, pairs: Sequence[Pair], texts: dict[str, list[str]], prepare: Callable[[str], str]
) -> None:
    rows = [
        (
            pair.pdf.stem,
            *(percent(wrong_characters(prepare(t[i]), prepare(pair.truth)).share, 2) for t in texts.values()),
        )
        for i, pair in enumerate(pairs)
    ]
    show(f"6. DOCX against its PDF {how}, wrong without spaces (per cent)", ("letter", *texts), rows)
