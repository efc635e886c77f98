"""The figures of a receive stamp (ตรารับ) looked at again, for they go into the register.

They are believed only where they are Arabic, stand as evenly as print, and read the same twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.base import Box
from extractors.ocr.lines.found import FoundLine, InkLayer
from extractors.ocr.lines.images import LETTER
from extractors.ocr.stamps.evenness import unevenness
from extractors.ocr.stamps.read_stamp import ReadLine
from extractors.ocr.stamps.words import Said, read_again
from extractors.ocr.tesseract.doubt import DOUBTFUL
from extractors.ocr.tesseract.engine import Read
from thai.digits import has_digit, has_thai_digit

# By so much, in letters, figures in print may differ in height; pale ones more, where both read clearly.
_PRINT, _PALE_PRINT = 0.13, 0.2
_CLEAR = 0.9
_BESIDE = 0.3  # of a letter: paper around figures that are cut out
_ASIDE = 1.0  # of a word's height: no further apart stand the figures of one number


def look_again(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Read figures again, and the months among them; what is not believed is never surer than a doubt."""
    places = [(nth, at) for nth, line in enumerate(lines) for at in _counting(line.said.words)]
    words = [lines[nth].said.words[at] for nth, at in places]
    cuts = [_cut(lines[nth].found, word) for (nth, _), word in zip(places, words, strict=True)]
    again = read_again(cuts, [has_digit(word.text) for word in words])
    looked = {
        place: _weighed(word, lines[place[0]].ink, cut, said)
        for place, word, cut, said in zip(places, words, cuts, again, strict=True)
    }
    return [
        _changed(line, (looked.get((nth, at), word) for at, word in enumerate(line.said.words)))
        for nth, line in enumerate(lines)
    ]


def _counting(words: Sequence[Read]) -> range:
    """Give the indexes of the words that count: figures, and what stands between them."""
    figures = [at for at, word in enumerate(words) if has_digit(word.text)]
    return range(figures[0], figures[-1] + 1) if figures else range(0)


def _weighed(word: Read, ink: InkLayer, cut: FoundLine, again: Said) -> Read:
    """Give a word as sure as the surer of two readings that agree."""
    alike = _plain(again.text) == _plain(word.text)
    if alike and has_digit(word.text):
        uneven = _PALE_PRINT if min(word.confidence, again.sure) >= _CLEAR else _PRINT
        level = unevenness(cut.image) <= uneven
        alike = level and not has_thai_digit(word.text) and not _is_cut_off(word, ink)
    sure = max(word.confidence, again.sure) if alike else min(word.confidence, DOUBTFUL)
    return replace(word, confidence=sure)


def doubted(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Believe no figure of lines that are not looked at again."""
    return [_changed(line, map(_doubted, line.said.words)) for line in lines]


def _changed(line: ReadLine, words: Iterable[Read]) -> ReadLine:
    return replace(line, said=replace(line.said, words=tuple(words)))


def _doubted(word: Read) -> Read:
    return replace(word, confidence=min(word.confidence, DOUBTFUL)) if has_digit(word.text) else word


def _is_cut_off(word: Read, ink: InkLayer) -> bool:
    """Tell whether ink stands beside figures that may be more of them."""
    box = ink.placement.box(Box(word.left, word.top, word.right, word.bottom))
    aside, middle = _ASIDE * (box.bottom - box.top), (box.top + box.bottom) / 2
    return any(
        part.left <= box.right + aside
        and box.left - aside <= part.right
        and part.top <= middle <= part.bottom
        for part in ink.written
    )


def _cut(line: FoundLine, word: Read) -> FoundLine:
    """Cut one word out of a line."""
    how, paper = line.how, round(_BESIDE * LETTER)
    left, right = (round((x - how.left) * how.scale) for x in (word.left, word.right))
    left = max(0, left - paper)
    alone = line.image[:, left : right + paper]
    return replace(line, image=alone, how=replace(how, left=how.left + left / how.scale))


def _plain(text: str) -> str:
    """Give the figures of a text; of one without, its letters."""
    return "".join(filter(str.isdigit, text)) or "".join(filter(str.isalpha, text))
