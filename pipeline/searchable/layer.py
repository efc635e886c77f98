"""The text of a page as a content stream, to lie over the picture unseen (ชั้นข้อความที่มองไม่เห็น)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.base import Page
from extractors.pdf.own_layer import FONT
from pipeline.searchable.font import ADVANCE, Font
from pipeline.searchable.lines import Line, Run, lines_of

_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Layer:
    """The text of one page.

    :param width, height: of the page as it is seen, in points.
    :param operators: in points from its top left corner.
    """

    number: int
    width: float
    height: float
    operators: bytes


def layers(pages: Iterable[Page], font: Font) -> list[Layer]:
    """Set the words of pages over where they stand; a page without words has no layer."""
    return [
        Layer(page.number, page.width, page.height, _operators(page, font))
        for page in pages
        if page.words and page.width and page.height
    ]


def _operators(page: Page, font: Font) -> bytes:
    return "\n".join(operator for line in lines_of(page) for operator in _set(line, font)).encode("ascii")


def _set(line: Line, font: Font) -> Iterator[str]:
    yield f"BT /{FONT} {line.height:.2f} Tf {_INVISIBLE} Tr"
    for run in line.runs:
        yield f"{_stretch(run, line):.2f} Tz {_matrix(line, run)} Tm {font.written(run.text)} Tj"
    yield "ET"


def _stretch(run: Run, line: Line) -> float:
    """Give how much wider than the font's own glyphs a run is, in percent."""
    return 100 * run.width / (ADVANCE * line.height * len(run.text))


def _matrix(line: Line, run: Run) -> str:
    """Place a run; y grows downwards here, and letters stand upright."""
    start = line.start + run.left * line.along
    cos, sin = line.along.real, line.along.imag
    return f"{cos:.5f} {sin:.5f} {sin:.5f} {-cos:.5f} {start.real:.2f} {start.imag:.2f}"
