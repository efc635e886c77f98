"""What else a piece of text may be called (คำย่อและคำเต็ม): พช. and พัฒนาชุมชน, both ways.

A text *stands for* another only as a whole: initials (``อบต.``) are known between bounds or by their full
stops, never inside a word.  What is looked for in place of a full form has full stops therefore: without them
มท would stand in สมทบ.  Without them only what no word holds (``_ALSO_BARE``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from thai.abbreviations_used import COMMON
from thai.clusters import HANGING
from thai.fold import fold

#: so many other ways of saying a piece are looked for
_MOST = 8
_INITIALS = re.compile(r"[ก-ฮ][ก-ฮ.]*")
_DOTTED = re.compile(r"(?<![ก-๎.])[ก-ฮ][ก-ฮ.]*\.")
_LATIN = re.compile("[a-z0-9]")
_THAI_MARK = re.compile(f"[{HANGING}]")
# of these no letters stood inside other words in 20 million characters of acts and news
_ALSO_BARE = frozenset(
    (
        *("กกต", "กขคจ", "กพสจ", "กพสต", "กพสม", "กพสอ", "จปฐ", "ชรบ", "ปมท", "ผญบ", "ศพช", "ศพด", "สตง"),
        *("สถจ", "สพจ", "สพอ", "สศช", "อปท", "อปพร", "อพม"),
    )
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations, ready to be looked up; all folded.

    :param initials: letters without full stops -> what else is written for them, full stops and all.
    :param phrases: other forms, the longest first, with what else is written for each.
    """

    initials: Mapping[str, tuple[str, ...]]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a form stands in a text, and what may stand there instead."""

    start: int
    end: int
    others: tuple[str, ...]


@lru_cache(maxsize=1)
def common_abbreviations() -> Abbreviations:
    """Give those in common use."""
    return abbreviations({})


def abbreviations(own: Mapping[str, str]) -> Abbreviations:
    """Give those in common use and an office's own: the short form -> the full one."""
    full = {_folded(short): tuple(map(_folded, longs)) for short, longs in COMMON.items()}
    for short, long in own.items():
        if _folded(short) and _folded(long):
            full[_folded(short)] = (_folded(long), *full.get(_folded(short), ()))
    initials: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for short, longs in full.items():
        if _INITIALS.fullmatch(short):
            initials[_bare(short)] = (*_shortest(longs), *_written(short))
        else:
            phrases[short] = (*phrases.get(short, ()), *longs)
        for long in longs:
            if not _ends_another(short, full):
                phrases[long] = (*phrases.get(long, ()), *_written(short))
    return Abbreviations(initials, tuple(sorted(phrases.items(), key=lambda each: -len(each[0]))))


def alternatives(text: str, known: Abbreviations) -> tuple[str, ...]:
    """Give the other ways to say a folded text, without the text itself.

    >>> alternatives("อบต.หนองบึง", common_abbreviations())[0]
    'องค์การบริหารส่วนตำบลหนองบึง'
    """
    bare = "".join(_bare(text).split())
    if bare in known.initials and _INITIALS.fullmatch(bare):
        return tuple(other for other in known.initials[bare] if other != text)
    places = sorted(_places(text, known), key=lambda place: place.start)
    others = ("".join(parts) for parts in product(*_choices(text, places)))
    return tuple(dict.fromkeys(islice((other for other in others if other != text), _MOST)))


def _choices(text: str, places: list[_Place]) -> Iterator[tuple[str, ...]]:
    """Cut a text into pieces that stay and pieces that may be said otherwise."""
    done = 0
    for place in places:
        yield (text[done : place.start],)
        yield (text[place.start : place.end], *place.others)
        done = place.end
    yield (text[done:],)


def _places(text: str, known: Abbreviations) -> list[_Place]:
    """Find what may be said otherwise, not overlapping; a longer form before one inside it."""
    found: list[_Place] = []
    for form, others in known.phrases:
        for start in _starts(text, form):
            place = _Place(start, start + len(form), others)
            if _is_whole(text, place) and not _overlaps(place, found):
                found.append(place)
    for run in _DOTTED.finditer(text):
        found += (place for place in _of_run(run, known) if not _overlaps(place, found))
    return found


def _starts(text: str, form: str) -> Iterator[int]:
    start = text.find(form)
    while start >= 0:
        yield start
        start = text.find(form, start + len(form))


def _is_whole(text: str, place: _Place) -> bool:
    """Tell whether a form is cut out neither of a cluster nor of a Latin word."""
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    if _THAI_MARK.match(after):
        return False
    cuts_before = _LATIN.match(before) and _LATIN.match(text[place.start])
    cuts_after = _LATIN.match(after) and _LATIN.match(text[place.end - 1])
    return not (cuts_before or cuts_after)


def _overlaps(place: _Place, found: list[_Place]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in found)


def _of_run(run: re.Match[str], known: Abbreviations) -> Iterator[_Place]:
    """Find initials in a run such as ``ผอ.สพจ.``: from each full stop on the longest that is known."""
    ends = [run.start() + dot.end() for dot in re.finditer(r"\.", run[0])]
    start = run.start()
    while ends:
        known_ends = [end for end in ends if _bare(run.string[start:end]) in known.initials]
        if known_ends:
            said = run.string[start : known_ends[-1]]
            others = tuple(other for other in known.initials[_bare(said)] if other != said)
            yield _Place(start, known_ends[-1], others)
        start = known_ends[-1] if known_ends else ends[0]
        ends = [end for end in ends if end > start]


def _written(short: str) -> tuple[str, ...]:
    """Give the ways to write initials: ``พ.ร.บ.`` and ``พรบ.``; other short forms have one way."""
    if not _INITIALS.fullmatch(short):
        return (short,)
    bare = _bare(short)
    ways = (short, f"{bare}.", "".join(f"{letter}." for letter in bare))
    return tuple(dict.fromkeys((*ways, bare) if bare in _ALSO_BARE else ways))


def _shortest(longs: tuple[str, ...]) -> Iterator[str]:
    """Leave out full forms that hold another: they are found with it."""
    return (long for long in longs if not any(other in long for other in longs if other != long))


def _ends_another(short: str, full: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether initials end those of something else, as ทม. ends กทม.: they would stand in it."""
    return any(
        _bare(other).endswith(_bare(short))
        and not any(mine in each for mine in full[short] for each in longs)
        for other, longs in full.items()
        if other != short
    )


def _bare(text: str) -> str:
    return text.replace(".", "")


def _folded(text: str) -> str:
    return fold(text).strip()
