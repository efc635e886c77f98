"""What the print of a page makes look alike (ลักษณะประจำของตัวพิมพ์): learnt from it, mended on it.

Of some type, worn or faxed, every ต has the look of a ด.  The picture is sure of each and offers no choice;
the page as a whole tells: word after word becomes one when the same letter is taken for the same other.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.in_context.alternatives import Alternative, Stretch
from extractors.ocr.recogniser.in_context.decoding import Context, changed_by, is_believed, open_to_context
from thai.unknown import letters_in_no_word

#: letters of one shape, but for a notch, a loop or a tail
_ALIKE = (
    "คดต", "ชซข", "สธศล", "กถภ", "นม", "บปษ", "ผพ", "ฝฟ", "หท", "รธ", "ฉน", "งจ", "วอ", "ฎฏ", "ญณ",
    "ีิืึ", "ุู", "ำา", "็้่๋๊",
)  # fmt: skip
_RUN = re.compile("[ก-ฮะ-ฺเ-๎]+")
#: words that a habit must mend to be one; one that may be mended in n ways counts 1/n
_WORDS = 1.5
#: so many times as many as the other way round
_ONE_WAY = 4
#: letters that stand in a word because of it: a shorter word may be there by chance
_GAINED = 3
#: of the letters that have the look of another, so many are the other
_SHARE = 0.3
#: what the statistics of text count where the picture is known to mislead
_STATISTICS = 0.6

#: what is read -> what it may be
Habits = Mapping[str, Sequence[str]]


def with_habits(lines: Sequence[Sequence[Char]], known: Context) -> list[list[Char]]:
    """Give the lines of a page, read again where the page shows a habit."""
    believed = [is_believed(chars) for chars in lines]
    texts = (_text(chars) for chars, good in zip(lines, believed, strict=True) if good)
    found = habits(texts)
    if not found:
        return [list(chars) for chars in lines]
    return [
        _mended(chars, found, known) if good else list(chars)
        for chars, good in zip(lines, believed, strict=True)
    ]


def habits(texts: Iterable[str]) -> Habits:
    """Learn what the lines of a page show again and again.

    >>> dict(habits(["องค์การบริหารส่วนดำบล", "ปฏิบัดิงาน"]))
    {'ด': ['ต']}
    """
    counts: Counter[tuple[str, str]] = Counter()
    for run in {run for text in texts for run in _RUN.findall(text)}:
        mending = _mending(run)
        counts.update(dict.fromkeys(mending, 1 / len(mending)) if mending else {})
    found: dict[str, list[str]] = defaultdict(list)
    for (read, meant), words in counts.items():
        if words >= _WORDS and words >= _ONE_WAY * counts[meant, read]:
            found[read].append(meant)
    return found


@lru_cache(maxsize=4096)
def _mending(run: str) -> frozenset[tuple[str, str]]:
    """Give the pairs, read and meant, of which one alone makes words of a run that is none."""
    left_over = letters_in_no_word(run)
    if left_over < _GAINED:
        return frozenset()
    return frozenset(
        (read, meant)
        for place, read in enumerate(run)
        for meant in _others(read)
        if letters_in_no_word(run[:place] + meant + run[place + 1 :]) <= left_over - _GAINED
    )


def _others(letter: str) -> str:
    return "".join(family.replace(letter, "") for family in _ALIKE if letter in family)


def _mended(chars: Sequence[Char], found: Habits, known: Context) -> list[Char]:
    """Weigh each letter of a habit anew; what context changed already stays."""
    stretches = [
        Stretch(place, place + 1, char.start, char.end, _choices(char.text, found[char.text]))
        for place, char in enumerate(chars)
        if char.text in found and char.plain is None
    ]
    weights = replace(known.weights, statistics=_STATISTICS)
    return changed_by(chars, open_to_context(_text(chars), stretches), replace(known, weights=weights))


def _choices(read: str, meant: Sequence[str]) -> tuple[Alternative, ...]:
    stays = Alternative(read, -math.log(1 - _SHARE))
    return (stays, *(Alternative(text, -math.log(_SHARE / len(meant))) for text in meant))


def _text(chars: Sequence[Char]) -> str:
    return "".join(char.text for char in chars)
