"""Short Latin words in a Thai line are looked at again without the Latin model.

With both models Tesseract reads Thai abbreviations as Latin ones (สปท. as "aun.", และ as "WAY") and Thai
digits as round Latin letters (๒๐ as "bo").  The Thai model alone reads real Latin letters as digits and
signs, so its word counts only where it is Thai throughout; its digits only where the Latin word is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.ocr.lines.found import FoundLine
from extractors.ocr.tesseract.engine import Read

Reader = Callable[[Sequence[FoundLine]], list[list[Read]]]

_SHORT_LATIN = re.compile(r"\W?[A-Za-z0-9]{0,2}(?:[A-Za-z]\.?){2,4}\W?")
_LATIN = re.compile(r"[A-Za-z]{2}")
_THAI = re.compile(r"[ก-ฮะ-ฺเ-๛.,]*[ก-ฮ][ก-ฮะ-ฺเ-๛.,]*")
_DIGITS = re.compile(r"[๐-๙]+[.,]?")
#: Latin words that stand on the page are read with more, even short ones (measured on clean and noisy pages)
_SURE = 0.925


def second_look(lines: Sequence[FoundLine], read: Sequence[list[Read]], thai: Reader) -> list[list[Read]]:
    """Give the words of lines, doubtful Latin ones replaced by what the Thai model reads in their place.

    :param read: the words of each line.
    :param thai: reads lines with the Thai model alone.
    """
    looked = list(read)
    doubtful = [nth for nth, words in enumerate(read) if any(_doubted(words, n) for n in range(len(words)))]
    again = thai([lines[nth] for nth in doubtful])
    for nth, words in zip(doubtful, again, strict=True):
        looked[nth] = _merged(read[nth], words)
    return looked


def _doubted(words: Sequence[Read], nth: int) -> bool:
    """Tell whether a word is short and Latin, and either not sure or with no Latin word beside it."""
    word = words[nth]
    if not _SHORT_LATIN.fullmatch(word.text):
        return False
    beside = [*words[max(0, nth - 1) : nth], *words[nth + 1 : nth + 2]]
    return word.confidence < _SURE or not any(_LATIN.search(other.text) for other in beside)


def _merged(words: list[Read], again: list[Read]) -> list[Read]:
    merged: list[Read] = []
    for nth, word in enumerate(words):
        inside = [other for other in again if word.left <= (other.left + other.right) / 2 <= word.right]
        believed = _doubted(words, nth) and _is_thai("".join(other.text for other in inside), word)
        merged += inside if believed else [word]
    return merged


def _is_thai(text: str, instead: Read) -> bool:
    return bool(_THAI.fullmatch(text) or (instead.confidence < _SURE and _DIGITS.fullmatch(text)))
