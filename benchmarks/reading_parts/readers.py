"""The readers that are measured side by side: a file -> its text (เครื่องมืออ่านที่นำมาเทียบ).

Each reads as it does for a person who calls it with the settings for Thai: no text is repaired here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdf import PdfReader

from benchmarks.reading_parts.belief import Span
from extractors import extract
from extractors.base import ExtractError, OcrMode, Page, ReaderChoice

_LIMIT = 300  # seconds for one page of one program
_DPI = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gave for a file.

    :param spans: how sure it was; empty where it does not say.
    :param sources: for each page, text or ocr, where the reader chooses.
    :param error: why there is no text.
    """

    text: str
    seconds: float
    spans: tuple[Span, ...] = ()
    sources: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read.

    :param read: file -> (text, spans, sources).
    :param needs: the programs that must be installed.
    """

    read: Callable[[Path], tuple[str, tuple[Span, ...], tuple[str, ...]]]
    needs: tuple[str, ...] = ()

    @property
    def installed(self) -> bool:
        """Tell whether all of it is here."""
        return all(shutil.which(program) for program in self.needs)


def read_as(name: str, path: Path) -> Reading:
    """Read a file; a reader that fails has read nothing, and says why."""
    start = time.perf_counter()
    try:
        text, spans, sources = READERS[name].read(path)
    except ExtractError as error:
        return Reading("", time.perf_counter() - start, error=error.reason)
    except (subprocess.SubprocessError, OSError) as error:
        return Reading("", time.perf_counter() - start, error=str(error))
    return Reading(text, time.perf_counter() - start, spans, sources)


def picture_of(path: Path, folder: Path) -> Path:
    """Give the first page as an image of 300 dpi: the file itself where it is one."""
    if path.suffix.lower() != ".pdf":
        return path
    document = pypdfium2.PdfDocument(path)
    try:
        image = document[0].render(scale=_DPI / 72).to_pil()
    finally:
        document.close()
    picture = folder / f"{path.stem}.png"
    image.save(picture, dpi=(_DPI, _DPI), compress_level=1)
    return picture


def _kasian(
    path: Path, ocr: OcrMode, reader: ReaderChoice = "own"
) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    pages = extract(path, ocr=ocr, pages=(1, 1) if ocr == "always" else None, reader=reader).pages
    text, spans = joined(pages)
    return text, spans, tuple(page.source for page in pages)


def joined(pages: Sequence[Page]) -> tuple[str, tuple[Span, ...]]:
    """Put the text of pages together, and how sure each word is."""
    spans: list[Span] = []
    offset = 0
    for page in pages:
        spans += (Span(offset + w.start, offset + w.end, w.confidence) for w in page.words)
        offset += len(page.text) + 1
    return "\n".join(page.text for page in pages), tuple(spans)


def _tesseract(path: Path) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    """Raw Tesseract: both languages, 300 dpi, its own layout."""
    with TemporaryDirectory() as folder:
        picture = str(picture_of(path, Path(folder)))
        options = ("-l", "tha+eng", "--dpi", str(_DPI), "--psm", "3")
        return _output(["tesseract", picture, "-", *options]), (), ()


def _ocrmypdf(path: Path) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    """OCRmyPDF: the sidecar text of the first page, OCR forced."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        sidecar = folder / "text.txt"
        options = ["-l", "tha+eng", "--output-type", "pdf", "--optimize", "0", "--jobs", "1", "--quiet"]
        source = (
            ["--force-ocr", "--pages", "1"] if path.suffix.lower() == ".pdf" else ["--image-dpi", str(_DPI)]
        )
        made = [str(path), str(folder / "out.pdf")]
        _output(["ocrmypdf", *options, *source, "--sidecar", str(sidecar), *made])
        return sidecar.read_text("utf-8").partition("\f")[0], (), ()


def _pypdf(path: Path) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages), (), ()


def _pdftotext(path: Path) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    return _output(["pdftotext", str(path), "-"]), (), ()


def _output(command: list[str]) -> str:
    # one thread a page: more make parallel runs slower than serial ones
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(  # noqa: S603 - the arguments are ours
        command, check=True, capture_output=True, timeout=_LIMIT, env=environment
    )
    return done.stdout.decode("utf-8", "replace")


READERS: dict[str, Reader] = {
    "kasian": Reader(lambda path: _kasian(path, "always"), ("tesseract",)),
    "kasian (both)": Reader(lambda path: _kasian(path, "always", "both"), ("tesseract",)),
    "tesseract": Reader(_tesseract, ("tesseract",)),
    "ocrmypdf": Reader(_ocrmypdf, ("ocrmypdf",)),
    "kasian (layer)": Reader(lambda path: _kasian(path, "auto")),
    "pypdf": Reader(_pypdf),
    "pdftotext": Reader(_pdftotext, ("pdftotext",)),
}
#: those that read pictures, and those that read text layers
OF_PICTURES = ("kasian", "tesseract", "ocrmypdf")
OF_LAYERS = ("kasian (layer)", "pypdf", "pdftotext")


def installed(names: Sequence[str]) -> list[str]:
    """Give the readers that can be measured here."""
    return [name for name in names if READERS[name].installed]
