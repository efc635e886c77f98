"""Index terms of Thai text (คำค้น): from a text to what the engines of ``index/`` store and look up.

The stream of *units* is what a literal search sees.  A unit is a Thai cluster (a letter with its marks), a
run of Latin, Greek or Cyrillic letters, a run of digits, or any other character.  White space is no unit: in
Thai text it comes and goes.  So a string that begins and ends at cluster bounds is found wherever it stands,
whether or not a space or a line break stands inside it; ``3/2564`` is not found in ``13/2564``, and ``it``
not in ``digital``, because a run is one unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from thai.bare import bare_grams, bare_runs, is_thai
from thai.bounds import bounds_of, words_at
from thai.clusters import HANGING
from thai.fold import fold
from thai.words import words

# Longer runs are noise (keys, garbage); the engines limit the length of a term.
_LONGEST_RUN = 40
_LETTER = "A-Za-zª-ʯͰ-ϿЀ-ԯ"
_UNIT = re.compile(
    rf"[ก-๏][{HANGING}]*"  # most units by far; the digits stand behind these letters
    rf"|[{_LETTER}][{_LETTER}\u0300-\u036f]{{0,{_LONGEST_RUN - 1}}}"
    rf"|\d{{1,{_LONGEST_RUN}}}|[^\s][{HANGING}]*"
)
# Joins the two units of a gram, so that 1+23 and 12+3 differ.
_JOINT = "_"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one piece of text, in the order of the text.  No term holds white space.

    :param words: dictionary words, folded; for ranking.
    :param grams: pairs of neighbouring units; a literal string of several units is a phrase of them.
    :param units: the single units, for queries of one unit.
    :param forgiven: the grams of the bare skeleton (``thai.bare``), for near matches.
    """

    words: tuple[str, ...]
    grams: tuple[str, ...]
    units: tuple[str, ...]
    forgiven: tuple[str, ...]


NO_TERMS = Terms((), (), (), ())


def terms(text: str, extra: tuple[str, ...] = ()) -> Terms:
    """Give the terms of a document's text.

    :param extra: the office's own words, for the word cutter.
    """
    folded = fold(text)
    return terms_at(folded, cut(folded, extra))


def cut(folded: str, extra: tuple[str, ...] = ()) -> bytes:
    """Cut a folded text into words, and tell where they end as ``thai.bounds`` does."""
    return bounds_of(words(folded, extra), [end for _, end in unit_spans(folded)])


def terms_at(folded: str, bounds: bytes) -> Terms:
    """Give the terms of a folded text whose word bounds are known: no dictionary is loaded."""
    exact = units(folded)
    its_words = words_at(exact, bounds)
    return _terms(folded, exact, tuple(word for word in its_words if _is_word(word)))


def query_terms(text: str) -> Terms:
    """Give the terms of a piece of a query; its words are what white space separates, without a dictionary.

    >>> query_terms("นม 0037").grams
    ('น_ม', 'ม_0037')
    """
    folded = fold(text)
    return _terms(folded, units(folded), tuple(folded.split()))


def units(folded: str) -> tuple[str, ...]:
    """Give the units of a folded text.

    >>> units("ที่ นม 13/2564")
    ('ที่', 'น', 'ม', '13', '/', '2564')
    """
    return tuple(_UNIT.findall(folded))


def unit_spans(folded: str) -> list[tuple[int, int]]:
    """Give the place of each unit: start and end in code points."""
    return [match.span() for match in _UNIT.finditer(folded)]


def forgiven_units(unit: str) -> tuple[str, ...]:
    """Give what is left of a unit in the bare skeleton: none, one, several (``สำ``, ``สา``), or a run."""
    return tuple(part for run in bare_runs(unit) for part in (run if is_thai(run) else (run,)))


def _is_word(word: str) -> bool:
    return word[0].isalnum() or any(map(str.isalnum, word))


def _terms(folded: str, exact: tuple[str, ...], its_words: tuple[str, ...]) -> Terms:
    return Terms(words=its_words, grams=_grams(exact), units=exact, forgiven=bare_grams(folded))


def _grams(stream: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_JOINT.join, pairwise(stream)))
