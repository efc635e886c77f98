"""Did you mean (หรือหมายถึง): other words for those that nothing was found for.

They come from the words of the office's subjects; only what gives hits is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from index.asking.lexing import Token, tokens
from index.base import Query, SearchIndex
from index.query import parse_query
from thai.clusters import clusters
from thai.fold import skeleton

#: so many are told, of so many words that are tried
_MOST, _TRIED = 3, 12
# a letter in so many may be wrong
_LETTERS_A_FAULT = 3
_MOST_FAULTS = 3

Parse = Callable[[str], Query]


def suggestions(
    index: SearchIndex, query: str, words: Mapping[str, int], parse: Parse = parse_query
) -> tuple[str, ...]:
    """Give queries alike, for one that finds nothing.

    :param words: those of the office's subjects, each with the number of letters that have it.
    :param parse: how a query is understood here.
    """
    found: dict[str, None] = {}
    for token in tokens(query):
        if _finds_nothing(index, token, parse):
            for word in _alike(token.text, words):
                other = query[: token.place[0]] + word + query[token.place[1] :]
                if len(found) < _MOST and index.search(parse(other), 0).total:
                    found[other] = None
    return tuple(found)


def _finds_nothing(index: SearchIndex, token: Token, parse: Parse) -> bool:
    if token.without or token.either or token.field:
        return False
    asked = parse(f'"{token.text}"')
    return not index.search(asked, 0).total


def _alike(text: str, words: Mapping[str, int]) -> Iterator[str]:
    """Give the words, and the beginnings and ends of words, most alike to a text.

    Those with the fewest faults come first, then those of most letters.
    """
    bare, size = skeleton(text), len(clusters(text))
    most = min(_MOST_FAULTS, max(1, len(bare) // _LETTERS_A_FAULT))
    ways: dict[str, int] = {}
    for word, letters in words.items():
        for part in _parts(word, size):
            ways[part] = ways.get(part, 0) + letters
    faults = {part: Levenshtein.distance(bare, skeleton(part), score_cutoff=most) for part in ways}
    near = [part for part, number in faults.items() if number <= most and part != text]
    yield from sorted(near, key=lambda part: (faults[part], -ways[part], part))[:_TRIED]


def _parts(word: str, size: int) -> set[str]:
    """Give a word, and its beginning and end of some clusters: a dictionary's word may be several."""
    parts = clusters(word)
    if len(parts) <= size:
        return {word}
    return {word, "".join(parts[:size]), "".join(parts[-size:])}
