"""How well receive stamps are found and read (ตรารับหนังสือ): made ones, over made letters.

usage: python -m benchmarks.stamps [--seed N] [--count N] [--show DIR]

1. *found*: the stamp is one layer, and no other stamp layer stands in its place.
2. *labels*: words for number, date and time that stand in that layer's text.
3. *received*: the fields, by how they were written: right, partly (the place is given), wrong, absent.
4. *letter*: characters of the letter's own text that are wrong, with the stamp and without.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import click
import numpy as np
from PIL import Image

from benchmarks.reading_parts.faces import Face, installed_faces
from benchmarks.reading_parts.letters import make_letter
from benchmarks.reading_parts.looks import degrade
from benchmarks.reading_parts.press import DPI, print_letter
from benchmarks.reading_parts.score import Tally, total, wrong_characters
from benchmarks.reading_parts.stamp_press import press
from benchmarks.reading_parts.stamps import FRAMES, Row, Stamp, make_stamp
from benchmarks.reading_parts.table import counted, percent, show
from extractors.base import POINTS_PER_INCH, Box, Layer, Page
from extractors.ocr.page import read_page
from pipeline.letter import read_letter
from pipeline.letter.fields import Found
from thai.receipt import labels

_COUNT = 48
# Share of both boxes that must lie in each other; what has no frame ends where its words end.
_ONE, _ONE_UNFRAMED = 0.6, 0.35
_INSIDE = 0.3  # share of a layer that stands where the stamp does
_OUTCOMES = ("right", "partly", "wrong", "absent")


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with a stamp, and what was read of it.

    :param box: of the stamp, in points of the page.
    """

    nth: int
    stamp: Stamp
    box: Box
    page: Page
    plain: Page
    truth: str

    @property
    def layer(self) -> Layer | None:
        """The layer that is the stamp; None where it is none or several."""
        inside = [one for one in self.page.layers if one.kind == "stamp" and _meets(one.box, self.box)]
        least = _ONE_UNFRAMED if self.stamp.frame == "none" else _ONE
        return inside[0] if len(inside) == 1 and _share(inside[0].box, self.box) >= least else None


def read_case(seed: int, nth: int, folder: Path | None = None) -> Case:
    """Make the letter with this number, stamp it, scan it and read it."""
    faces, chance = installed_faces(), np.random.default_rng((seed, nth))
    face = faces[int(chance.integers(len(faces)))]
    printed = print_letter(make_letter(seed, nth, "external", "arabic"), face)
    stamp = make_stamp(chance, nth)
    sheet = printed.image.convert("RGB")
    over = nth % 5 != 0
    down = chance.uniform(0.07, 0.15) if over else chance.uniform(0.01, 0.02)
    corner = int(sheet.width * chance.uniform(0.54, 0.64)), int(sheet.height * down)
    pressed = press(sheet, stamp, faces[int(chance.integers(len(faces)))], corner, chance)
    page, matrix = _scanned(pressed.image, face, (seed, nth), folder)
    plain, _ = _scanned(sheet, face, (seed, nth), None)
    return Case(nth, stamp, _placed(pressed.box, matrix), page, plain, printed.text)


def _scanned(
    sheet: Image.Image, face: Face, seed: tuple[int, int], folder: Path | None
) -> tuple[Page, np.ndarray]:
    made = degrade(sheet, "scan", face, seed)
    if folder is not None:
        (folder / f"{seed[1]:03}{made.suffix}").write_bytes(made.content)
    return read_page(1, Image.open(BytesIO(made.content)), DPI, "measured"), made.matrix


def _placed(box: tuple[float, float, float, float], matrix: np.ndarray) -> Box:
    left, top, right, bottom = box
    corners = np.array([(left, top, 1), (right, top, 1), (left, bottom, 1), (right, bottom, 1)]).T
    x, y, _ = matrix @ corners * (POINTS_PER_INCH / DPI)
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _overlap(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    return max(0.0, across) * max(0.0, min(one.bottom, other.bottom) - max(one.top, other.top))


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _meets(one: Box, other: Box) -> bool:
    return _overlap(one, other) > _INSIDE * _area(one)


def _share(one: Box, other: Box) -> float:
    common = _overlap(one, other)
    return common / (_area(one) + _area(other) - common)


def outcome(row: Row, found: Found | None, stamp: Box) -> str:
    """Say how a field was read."""
    if found is None:
        return "absent"
    if found.partial:
        there = found.box is not None and _overlap(found.box, stamp) > 0
        return "partly" if there and row.truth.startswith(found.value) else "wrong"
    return "right" if found.value == row.truth else "wrong"


@click.command()
@click.option("--seed", default=2568, show_default=True)
@click.option("--count", type=click.IntRange(1), default=_COUNT, show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="pages at once")
@click.option(
    "--show", "folder", type=click.Path(path_type=Path), help="keep the scans and say what was read"
)
def main(seed: int, count: int, jobs: int, folder: Path | None) -> None:
    """Print one table a part."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs) as pool:
        cases = list(pool.map(read_case, [seed] * count, range(count), [folder] * count))
    _show_found(cases)
    _show_fields(cases)
    stamped = total(wrong_characters(case.page.text, case.truth) for case in cases)
    plain = total(wrong_characters(case.plain.text, case.truth) for case in cases)
    print(f"\nletter, characters wrong: {counted(stamped, 2)} %, without stamps {counted(plain, 2)} %")
    if folder is not None:
        _tell(cases)


def _show_found(cases: Sequence[Case]) -> None:
    rows = []
    for frame in FRAMES:
        some = [case for case in cases if case.stamp.frame == frame]
        rows.append((frame, *map(_counted, (map(_is_one, some), _labels(some)))))
    rows.append(("all", *map(_counted, (map(_is_one, cases), _labels(cases)))))
    show("stamps (per cent)", ("frame", "found as one", "labels read"), rows)


def _is_one(case: Case) -> bool:
    return case.layer is not None


def _labels(cases: Iterable[Case]) -> Iterable[bool]:
    for case in cases:
        inside = [one.text for one in case.page.layers if _meets(one.box, case.box)]
        read = {label.field for label in labels("\n".join(inside))}
        yield from (row.field in read for row in case.stamp.rows)


def _counted(what: Iterable[bool]) -> str:
    every = list(what)
    return f"{percent(Tally(sum(every), len(every)).share)} /{len(every)}"


def _read_fields(case: Case) -> list[tuple[Row, Found | None, str]]:
    received = read_letter((case.page,)).received
    found = [(row, getattr(received, row.field)) for row in case.stamp.rows]
    return [(row, field, outcome(row, field, case.box)) for row, field in found]


def _show_fields(cases: Sequence[Case]) -> None:
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        digits = "Thai" if case.stamp.has_thai_digits else "Arabic"
        for row, _, how in _read_fields(case):
            counts.setdefault(f"{row.field}, {row.by}, {digits} digits", Counter())[how] += 1
    counts["all"] = sum(counts.values(), Counter())
    rows = [(what, *(str(count[how]) for how in _OUTCOMES)) for what, count in counts.items()]
    show("received", ("field", *_OUTCOMES), rows)


def _tell(cases: Sequence[Case]) -> None:
    for case in cases:
        print(f"{case.nth}: {case.stamp.frame}, {'one layer' if case.layer else 'not one layer'}")
        for row, found, how in _read_fields(case):
            print(f"  {row.label} {row.value} ({row.by}): {how} {found.value if found else ''}")
        for layer in case.page.layers:
            if _meets(layer.box, case.box):
                print(f"  {layer.kind}: {layer.text!r}")


if __name__ == "__main__":
    main()
