"""Short Latin words in a Thai line are looked at again without the Latin model.

With both models Tesseract reads Thai abbreviations as Latin ones (สปท. as "aun.", และ as "WAY"), and is sure
of them.  The Thai model alone reads real Latin letters as digits and signs, so its word counts only where it
is Thai throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.ocr.found import FoundLine
from extractors.ocr.tesseract import Read

Reader = Callable[[Sequence[FoundLine]], list[list[Read]]]

_SHORT_LATIN = re.compile(r"\W?[A-Za-z0-9]{0,2}(?:[A-Za-z]\.?){2,4}\W?")
_LATIN = re.compile(r"[A-Za-z]{2}")
_THAI = re.compile(r"[ก-ฮะ-ฺเ-๛.,]*[ก-ฮ][ก-ฮะ-ฺเ-๛.,]*")


def second_look(lines: Sequence[FoundLine], read: Sequence[list[Read]], thai: Reader) -> list[list[Read]]:
    """Give the words of lines, doubtful Latin ones replaced by what the Thai model reads in their place.

    :param read: the words of each line.
    :param thai: reads lines with the Thai model alone.
    """
    looked = list(read)
    doubtful = [nth for nth, words in enumerate(read) if any(map(_alone(words), range(len(words))))]
    again = thai([lines[nth] for nth in doubtful])
    for nth, words in zip(doubtful, again, strict=True):
        looked[nth] = _merged(read[nth], words)
    return looked


def _alone(words: Sequence[Read]) -> Callable[[int], bool]:
    """Give the test whether a word is short and Latin, with no Latin word beside it."""

    def doubted(nth: int) -> bool:
        beside = [*words[max(0, nth - 1) : nth], *words[nth + 1 : nth + 2]]
        short = _SHORT_LATIN.fullmatch(words[nth].text)
        return bool(short) and not any(_LATIN.search(word.text) for word in beside)

    return doubted


def _merged(words: list[Read], again: list[Read]) -> list[Read]:
    doubted = _alone(words)
    merged: list[Read] = []
    for nth, word in enumerate(words):
        inside = [other for other in again if word.left <= (other.left + other.right) / 2 <= word.right]
        thai = _THAI.fullmatch("".join(other.text for other in inside))
        merged += inside if doubted(nth) and thai else [word]
    return merged
