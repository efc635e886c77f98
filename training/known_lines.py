"""Lines as the recogniser reads them, beside their truth (บรรทัดที่รู้คำตอบ): what confidence is fitted to.

Three kinds of lines: worn ones of unseen text, half of them in the families that are never trained on; those
that the line finder finds on rendered pages in all looks; and those of real pages with full text.  The
rendered pages are in every other family of the benchmark's, and of another seed: the benchmark judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.reading_parts.belief import folded_truth, placed_in
from benchmarks.reading_parts.looks import degrade
from benchmarks.reading_parts.readers import picture_of
from benchmarks.reading_parts.real import golds_with_text
from benchmarks.reading_parts.series import series
from extractors.image_file import picture
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.placing import Pixels
from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.reader import read_lines
from training.corpus import read_corpus
from training.fonts import typefaces
from training.line_maker import is_readable, make_line

_SEED = 424_243
_WORN, _LETTERS, _LONGEST = 600, 20, 100
_GARBAGE = 0.5  # as in the reader: such lines are not shown
# A typed truth is not the page letter by letter: of real pages, lines that it nearly holds.
_HELD, _LONG = 0.9, 15


@dataclass(frozen=True, slots=True)
class Known:
    """A line whose truth is known.

    :param source: the kind of picture.
    :param group: lines of one page belong together.
    :param right: of each character, whether it is; None where the truth does not hold it.
    """

    source: str
    group: int
    chars: tuple[Char, ...]
    right: tuple[bool | None, ...]


def known_lines(say: Callable[[str], None]) -> Iterator[Known]:
    """Read all lines whose truth is known.

    :param say: is told how far it is.
    """
    for held_out in (False, True):
        say(f"worn lines, {'unseen' if held_out else 'seen'} families")
        yield from _worn(held_out=held_out)
    say("rendered pages")
    yield from _rendered()
    say("real pages")
    with TemporaryDirectory() as folder:
        for nth, gold in enumerate(golds_with_text()):
            lines = _lines_of(picture_of(gold.path, Path(folder)))
            read = _of_page("real", 20_000 + nth, lines, gold.truth, gold.faults)
            yield from filter(_is_held, read)


def _worn(*, held_out: bool) -> Iterator[Known]:
    corpus, faces = read_corpus("unseen"), typefaces(held_out=held_out)
    for nth in range(_WORN):
        made = make_line((_SEED, int(held_out), nth), corpus, faces, _LONGEST)
        if is_readable(made):
            # the reader halves it again
            twice = made.image.repeat(2, axis=0).repeat(2, axis=1)
            yield from _of_page(
                "unseen family" if held_out else "worn", 2 * nth + held_out, [twice], made.text
            )


def _rendered() -> Iterator[Known]:
    for sample in series(_SEED, _LETTERS):
        if sample.index % 2:  # of ten families in turn, every other
            continue
        printed = sample.printed()
        for look in sample.looks:
            seen = degrade(printed.image, look, sample.face, (_SEED, sample.index))
            with TemporaryDirectory() as folder:
                path = Path(folder) / f"page{seen.suffix}"
                path.write_bytes(seen.content)
                lines = _lines_of(path)
            yield from _of_page(look, 10_000 + sample.index, lines, printed.text)


def _lines_of(path: Path) -> list[Pixels]:
    seen = picture(path, 1)
    found = find_lines(np.asarray(seen.image.convert("RGB"), dtype=np.uint8), seen.dpi)
    return [line.image for line in found.lines if not line.filled_in]


def _of_page(
    source: str, group: int, images: Sequence[Pixels], truth: str, faults: Sequence[int] = ()
) -> Iterator[Known]:
    """Read the lines of a page, or one line, and compare them with the truth."""
    read = [chars for chars in read_lines(images) if _is_shown(chars)]
    text = "\n".join("".join(char.text for char in line) for line in read)
    placed = placed_in(text, folded_truth(truth), faults)
    right = {one.at: one.place is not None if one.is_judged else None for one in placed}
    start = 0
    for line in read:
        yield Known(source, group, tuple(line), tuple(right.get(start + n) for n in range(len(line))))
        start += len(line) + 1


def _is_shown(chars: Sequence[Char]) -> bool:
    return sum(char.likely for char in chars) > _GARBAGE * len(chars)


def _is_held(line: Known) -> bool:
    """Tell whether the truth holds a line nearly as it was read."""
    judged = [one for one in line.right if one is not None]
    return len(judged) >= _LONG and sum(judged) >= _HELD * len(judged)
