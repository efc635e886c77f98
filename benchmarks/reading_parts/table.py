"""Tables on a terminal (พิมพ์ตาราง)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.reading_parts.readers import Reading
from benchmarks.reading_parts.score import Tally


def percent(share: float | None, digits: int = 1) -> str:
    """Write a share in per cent; a dash for none."""
    return "-" if share is None else f"{100 * share:.{digits}f}"


def counted(tally: Tally, digits: int = 1) -> str:
    """Write a tally in per cent with its base."""
    return "-" if tally.share is None else f"{percent(tally.share, digits)} /{tally.total}"


def show(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; the first column stands left, the others right."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    print(f"\n{title}")
    for line in lines:
        cells = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        print("  ".join((line[0].ljust(widths[0]), *cells)))


def show_failures(readings: dict[str, list[Reading]], names: Sequence[str]) -> None:
    """Print which reader gave nothing, for which page, and why."""
    for reader, given in readings.items():
        for name, reading in zip(names, given, strict=True):
            if reading.error:
                print(f"failed: {reader}, {name}: {reading.error.splitlines()[0]}")
