"""Complete what an officer begins to type (เติมคำค้น): subjects, senders, officers."""

from __future__ import annotations

from pipeline.catalogue.completing import Text, all_words, texts_with
from pipeline.catalogue.database import Catalogue
from thai.clusters import cluster_starts
from thai.digits import to_arabic
from thai.fold import fold
from thai.repair import repair

_LEADING = "เแโใไ"


def complete(catalogue: Catalogue, prefix: str, limit: int) -> list[Text]:
    """Give what begins with a string, then what holds a word that does, then what holds it inside a word.

    Thai words run together, and one of the dictionary may be several: ฉีดวัคซีน.
    """
    typed = " ".join(to_arabic(repair(prefix)).split())
    if not typed:
        return []
    candidates = texts_with(catalogue, typed)
    words = {word for word in all_words(catalogue) if _fit(word, fold(typed))}
    ranked = [(rank, one) for one in candidates if (rank := _rank(one, typed, words)) is not None]
    ranked.sort(key=lambda each: (each[0], -each[1].letters))
    return [one for _, one in ranked[:limit]]


def _fit(word: str, typed: str) -> bool:
    return word.startswith(typed) or typed.startswith(word)


def _rank(one: Text, typed: str, words: set[str]) -> int | None:
    """Give 0 where a text begins with what was typed, 1 where a word of it does, 2 where it stands inside.

    None where it stands nowhere between whole clusters.
    """
    text = one.text.casefold()
    starts = set(cluster_starts(one.text))
    at = text.find(typed.casefold())
    if at == 0:
        return 0
    ranks: list[int] = []
    while at > 0:
        if at in starts and one.text[at - 1] not in _LEADING:
            ranks.append(1 if _is_word_start(one, at, words) else 2)
        at = text.find(typed.casefold(), at + 1)
    return min(ranks, default=None)


def _is_word_start(one: Text, at: int, words: set[str]) -> bool:
    """Tell whether a word begins at a place.  Names are not cut into words: they may begin anywhere."""
    if one.kind != "subject" or not ("ก" <= one.text[at - 1] <= "๎"):
        return True
    rest = fold(one.text[at:])
    return any(rest.startswith(word) for word in words)
