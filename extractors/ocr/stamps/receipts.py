"""The figures of a receive stamp (ตรารับ) looked at again, for they go into the register.

They are believed only where they stand as evenly as print, and read the same twice; Thai ones by our own
recogniser alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.base import Box
from extractors.ocr.lines.found import FoundLine, InkLayer
from extractors.ocr.lines.images import LETTER
from extractors.ocr.recogniser import model
from extractors.ocr.stamps.evenness import unevenness
from extractors.ocr.stamps.read_stamp import ReadLine
from extractors.ocr.stamps.words import Said, read_again, read_wider
from extractors.ocr.tesseract.doubt import DOUBTFUL
from extractors.ocr.tesseract.engine import Read
from thai.digits import has_digit, has_thai_digit

# By so much, in letters, figures in print may differ in height; pale ones more, where both read clearly.
_PRINT, _PALE_PRINT = 0.13, 0.2
_CLEAR = 0.9
_BESIDE = 0.3  # of a letter: paper around figures that are cut out
_ASIDE = 1.0  # of a word's height: no further apart stand the figures of one number


@dataclass(frozen=True, slots=True)
class _Looked:
    """A word, cut out of its line and read again: alone, and in its line made wider."""

    cut: FoundLine
    alone: Said
    in_line: Said

    def agrees(self, word: Read) -> float | None:
        """Give how sure the further readings are that say the same, the least of them; None where none does.

        That in the line alone is enough only where all of it is clear.
        """
        alike = [one for one in (self.alone, self.in_line) if _plain(one.text) == _plain(word.text)]
        clear = min(self.in_line.sure, word.confidence) >= _CLEAR
        return min(one.sure for one in alike) if self.alone in alike or (alike and clear) else None


def look_again(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Read figures again, and the months among them; what is not believed is never surer than a doubt."""
    places = [(nth, at) for nth, line in enumerate(lines) for at in _counting(line.said.words)]
    words = [lines[nth].said.words[at] for nth, at in places]
    cuts = [_cut(lines[nth].found, word) for (nth, _), word in zip(places, words, strict=True)]
    alone = read_again(cuts, [has_digit(word.text) for word in words])
    nths = sorted({nth for nth, _ in places})
    wider = dict(zip(nths, read_wider([lines[nth].found for nth in nths]), strict=True))
    looked = {
        (nth, at): _weighed(word, lines[nth].ink, _Looked(cut, said, _within(wider[nth], word)))
        for (nth, at), word, cut, said in zip(places, words, cuts, alone, strict=True)
    }
    return [
        _changed(line, (looked.get((nth, at), word) for at, word in enumerate(line.said.words)))
        for nth, line in enumerate(lines)
    ]


def _counting(words: Sequence[Read]) -> range:
    """Give the indexes of the words that count: figures, and what stands between them."""
    figures = [at for at, word in enumerate(words) if has_digit(word.text)]
    return range(figures[0], figures[-1] + 1) if figures else range(0)


def _within(line: Said, word: Read) -> Said:
    """Give what another reading of a line says where a word stands."""
    there = [one for one in line.words if min(one.right, word.right) > max(one.left, word.left)]
    return Said(tuple(there), min((one.confidence for one in there), default=0.0))


def _weighed(word: Read, ink: InkLayer, looked: _Looked) -> Read:
    """Give figures as sure as the less sure of two readings that agree, a month as the surer one."""
    again = looked.agrees(word)
    if again is None or not has_digit(word.text):
        sure = min(word.confidence, DOUBTFUL) if again is None else max(word.confidence, again)
        return replace(word, confidence=sure)
    uneven = _PALE_PRINT if min(word.confidence, again) >= _CLEAR else _PRINT
    level = unevenness(looked.cut.image, word.text) <= uneven
    believed = level and _is_known(word.text) and not _is_cut_off(word, ink)
    return replace(word, confidence=min(word.confidence, again if believed else DOUBTFUL))


def _is_known(figures: str) -> bool:
    """Tell whether the reader knows all figures of their script, and they are of one script."""
    thai = sum(map(has_thai_digit, figures))
    return not thai or (model.is_there() and thai == sum(map(has_digit, figures)))


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
