"""Part 4: text layers of PDFs against the text they were made from (ชั้นข้อความใน PDF)."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.letters import KINDS, Digits, lines, make_letter
from benchmarks.reading_parts.phrases import news_sentences
from benchmarks.reading_parts.readers import OF_LAYERS, Reading, installed
from benchmarks.reading_parts.score import squeezed, total, wrong_characters
from benchmarks.reading_parts.table import percent, show, show_failures
from extractors import extract
from extractors.base import ExtractError
from samples.docx_writer import Face, write_docx
from samples.layout import Sheet, text
from samples.pdf_tools import private_use, to_pdf

LETTERS = Path(__file__).resolve().parents[3] / "shared" / "dev_letters"
_FONTS = ("Laksaman", "Norasi", "Garuda", "Loma", "Kinnari", "Umpush", "Waree")
_SCRIPTS: tuple[Digits, ...] = ("thai", "arabic")
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_LIMIT = 120  # seconds for one page of Chromium


@dataclass(frozen=True, slots=True)
class Layer:
    """A PDF, who made it, and the text it was made from."""

    maker: str
    path: Path
    truth: str


def measure(crew: Crew, seed: int, count: int, folder: Path) -> None:
    """Make PDFs with the programs that are here, read them and print the table."""
    made = [*_made(seed, count, folder), *_of_word()]
    if not made:
        print("\n4. skipped: neither LibreOffice nor Chromium is installed")
        return
    readings = crew.read(installed(OF_LAYERS), [layer.path for layer in made])
    rows = [_row(maker, made, readings) for maker in dict.fromkeys(layer.maker for layer in made)]
    show(
        "4. text layers, wrong without spaces (per cent)",
        ("made by", "files", *readings, "read by OCR"),
        rows,
    )
    show_failures(readings, [layer.path.name for layer in made])


def _row(maker: str, made: list[Layer], readings: dict[str, list[Reading]]) -> tuple[str, ...]:
    """White space is left out: where a line ends is the printer's choice, not the source's."""
    places = [i for i, layer in enumerate(made) if layer.maker == maker]
    shares = (
        total(wrong_characters(squeezed(given[i].text), squeezed(made[i].truth)) for i in places)
        for given in readings.values()
    )
    by_ocr = sum("ocr" in readings["kasian (layer)"][i].sources for i in places)
    return maker, str(len(places)), *(percent(tally.share, 3) for tally in shares), str(by_ocr)


def _made(seed: int, count: int, folder: Path) -> Iterator[Layer]:
    sentences = news_sentences()
    letters = {
        f"layer-{i}": lines(make_letter(seed, 1000 + i, KINDS[i % len(KINDS)], _SCRIPTS[i % 2], sentences))
        for i in range(count)
    }
    if shutil.which("soffice"):
        yield from _of_libreoffice(letters, folder)
    else:
        print("\nLibreOffice is not installed: no layers made by it")
    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program:
        yield from _of_chromium(program, letters, folder)
    else:
        print("\nChromium is not installed: no layers made by it")


def _of_libreoffice(letters: dict[str, list[str]], folder: Path) -> Iterator[Layer]:
    documents = {
        name: write_docx(Sheet(tuple(map(text, written))), Face(_FONTS[i % len(_FONTS)], 0.665))
        for i, (name, written) in enumerate(letters.items())
    }
    for name, pdf in to_pdf(documents).items():
        truth = "\n".join(letters[name])
        yield Layer("LibreOffice", _written(folder / f"{name}.pdf", pdf), truth)
        private = _written(folder / f"{name}-private.pdf", private_use(pdf))
        yield Layer("Word-like, private-use marks", private, truth)


def _of_chromium(program: str, letters: dict[str, list[str]], folder: Path) -> Iterator[Layer]:
    for i, (name, written) in enumerate(letters.items()):
        page, pdf = folder / f"{name}.html", folder / f"{name}-chromium.pdf"
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in written)
        style = (
            f"<meta charset=utf-8><style>p{{font:12pt {_FONTS[i % len(_FONTS)]};text-align:justify}}</style>"
        )
        page.write_text(f"<!doctype html>{style}{paragraphs}", "utf-8")
        profile = f"--user-data-dir={folder / 'chromium'}"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", profile]
        subprocess.run(  # noqa: S603 - the arguments are ours
            [program, *options, f"--print-to-pdf={pdf}", page.as_uri()],
            check=True,
            capture_output=True,
            timeout=_LIMIT,
        )
        yield Layer("Chromium", pdf, "\n".join(written))


def _of_word() -> Iterator[Layer]:
    """Pairs of DOCX and PDF among the development letters; a DOCX that cannot be read makes no pair."""
    for document in sorted(LETTERS.glob("F/*.docx")):
        pdf = document.with_suffix(".pdf")
        try:
            truth = "\n".join(page.text for page in extract(document).pages)
        except ExtractError:
            continue
        if pdf.is_file():
            yield Layer("Word (a development letter)", pdf, truth)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
