"""Examples of print and handwriting (ตัวอย่าง): of made sheets, and of the development letters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from extractors.base import POINTS_PER_INCH
from extractors.ocr.hand.features import of_slot
from extractors.ocr.hand.row import Row, rows_of
from extractors.ocr.hand.slots import Field, Slot, slots
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.placing import Numbers, Pixels
from extractors.ocr.recogniser.reader import read_lines
from thai.calendar import THI, month_pattern
from thai.digits import to_arabic
from training.by_hand.sheet import Truth, make_sheet
from training.corpus import read_corpus
from training.fonts import typefaces
from training.places import SHARED
from training.typeset import DPI

#: the source of what comes from a made sheet
MADE = "made"
LETTERS = SHARED / "dev_letters"
# Numbers and dates in running text, cited ones: they are printed.
_CITED: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(rf"{THI} [ก-ฮ.]{{1,8}} ?(?P<printed>\d[\d. ]*) ?/ ?(?:ว ?)?(?P<filled>\d[\d ]*)(?= |$)"),
    ),
    ("date", re.compile(rf"(?P<filled>\d{{1,2}}) +{month_pattern()} +(?:พ\.ศ\. )?(?P<printed>\d{{2,4}})")),
)
_NEAR = 25  # pixels from a row's base line


@dataclass(frozen=True, slots=True)
class Example:
    """What a filled slot looks like, and what it is.

    :param source: the letter it comes from, or MADE.
    """

    source: str
    features: Numbers
    by_hand: bool
    text: str = ""


def of_sheets(count: int, seed: int) -> Iterator[Example]:
    """Make sheets and give what was found on them."""
    corpus, faces = read_corpus("seen"), typefaces()
    for nth in range(count):
        image, truths = make_sheet((seed, nth), corpus, faces)
        found = find_lines(image, DPI)
        rows = _read(found)
        for row in rows:
            truth = _truth(row, truths)
            if truth and truth.filled:
                for slot in slots(row.text):
                    yield from _examples(row, slot, MADE, by_hand=truth.by_hand)


def of_letters(pages: int = 1) -> Iterator[Example]:
    """Give the slots of the development letters, by their gold, and the numbers and dates that they cite.

    What was not written by hand and is read wrongly, as by a numbering stamp, is no example of print.

    :param pages: of each file so many are looked at.
    """
    for line in (LETTERS / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        if gold["file"].endswith((".pdf", ".jpg")):
            for nth, image in enumerate(_pictures(gold["file"], pages)):
                yield from _of_page(gold, image, own=nth == 0)


def _of_page(gold: Mapping[str, Any], image: Pixels, *, own: bool) -> Iterator[Example]:
    by_hand = gold.get("handwritten")
    for row in _read(find_lines(image, DPI)):
        filled = list(slots(row.text))
        if own and by_hand is not None:
            for slot in filled:
                what = slot.field
                wanted = gold["letter"][what]
                if wanted is not None and (what in by_hand or _reads(row, slot, wanted)):
                    yield from _examples(row, slot, gold["file"], by_hand=what in by_hand)
        for slot in _cited(row.text):
            if not any(other.start < slot.end and slot.start < other.end for other in filled):
                yield from _examples(row, slot, gold["file"], by_hand=False)


def _reads(row: Row, slot: Slot, wanted: Mapping[str, Any]) -> bool:
    said = row.text[slot.start : slot.end]
    return said.isdecimal() and said in to_arabic(wanted.get("raw") or wanted["value"])


def _cited(text: str) -> Iterator[Slot]:
    for field, pattern in _CITED:
        for match in pattern.finditer(text):
            yield Slot(field, *match.span("filled"), *match.span("printed"))


def _examples(row: Row, slot: Slot, source: str, *, by_hand: bool) -> Iterator[Example]:
    features = of_slot(row, slot)
    if features is not None:
        yield Example(source, features, by_hand, row.text[slot.start : slot.end])


def _read(found: Found) -> list[Row]:
    return rows_of(found.lines, read_lines([line.image for line in found.lines]))


def _truth(row: Row, truths: Sequence[Truth]) -> Truth | None:
    """Give what stands in a row, by its place."""
    box = row.pieces[0].line.polygon
    foot = max(y for _, y in box) * DPI / POINTS_PER_INCH
    return next((truth for truth in truths if abs(truth.base - foot) <= _NEAR), None)


def _pictures(file: str, pages: int) -> Iterator[Pixels]:
    path = LETTERS / file
    if path.suffix == ".jpg":
        yield np.asarray(Image.open(path).convert("RGB"))
        return
    with pypdfium2.PdfDocument(path) as pdf:
        for nth in range(min(pages, len(pdf))):
            yield np.asarray(pdf[nth].render(scale=DPI / POINTS_PER_INCH).to_pil().convert("RGB"))
