"""The words of a note (ถ้อยคำของบันทึก), and which of them one version has in place of another's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.memo.model import Memo, Sentence

#: sentences that agree in so much are one sentence, changed
ALIKE = 0.5
# white space, and what a word processor does not keep
_LOST = re.compile(r"[\s\x00-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What an officer wrote.

    :param short, line: None where he was not shown that form, so that it stays.
    """

    sections: tuple[Part, ...]
    short: tuple[str, ...] | None = None
    line: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence that reads otherwise now."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What one version of a note has that another has not.

    :param reordered: sentences stand elsewhere, or under another title.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[Changed, ...]
    reordered: bool

    @property
    def count(self) -> int:
        """How many sentences differ."""
        return len(self.removed) + len(self.added) + len(self.changed)

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return bool(self.count or self.reordered)


def words_of(memo: Memo) -> NoteWords:
    """Give the words of a note."""
    return NoteWords(
        tuple(Part(section.title, _texts(section.sentences)) for section in memo.sections),
        _texts(memo.short),
        _texts(memo.line),
    )


def key(text: str) -> str:
    """Give what two texts are the same by: without white space, which editors change."""
    return _LOST.sub("", unicodedata.normalize("NFC", text))


def pairs(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Tell which text of ``after`` was made from which of ``before``, by their places.

    The same ones first, then the likest, each once.
    """
    old, new = [key(text) for text in before], [key(text) for text in after]
    likeness = (
        (Levenshtein.normalized_similarity(one, other, score_cutoff=ALIKE), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    # of several that are the same, the one nearest to its old place
    for much, i, j in sorted(likeness, key=lambda each: (-each[0], abs(each[1] - each[2]))):
        if much >= ALIKE and j not in found and i not in taken:
            found[j] = i
            taken.add(i)
    return found


def changes(before: NoteWords, after: NoteWords) -> Changes:
    """Compare two versions of a note, form by form; what differs alike in several forms is told once.

    A form that was not shown did not change.
    """
    removed: list[str] = []
    added: list[str] = []
    changed: list[Changed] = []
    for old, new in _forms(before, after):
        from_ = pairs(old, new)
        removed += (text for i, text in enumerate(old) if i not in from_.values())
        added += (text for j, text in enumerate(new) if j not in from_)
        both = (Changed(old[i], new[j]) for j, i in sorted(from_.items()))
        changed += (one for one in both if key(one.before) != key(one.after))
    moved = not (removed or added or changed) and _outline(before, before) != _outline(after, before)
    return Changes(
        tuple(dict.fromkeys(removed)), tuple(dict.fromkeys(added)), tuple(dict.fromkeys(changed)), moved
    )


def _forms(before: NoteWords, after: NoteWords) -> Iterator[tuple[list[str], list[str]]]:
    yield _flat(before), _flat(after)
    for old, new in ((before.short, after.short), (before.line, after.line)):
        if new is not None:
            yield list(old or ()), list(new)


def _flat(words: NoteWords) -> list[str]:
    return [text for part in words.sections for text in part.texts]


def _outline(words: NoteWords, shown: NoteWords) -> list[list[str]]:
    """Give titles and texts in their order, for comparison."""
    short = shown.short if words.short is None else words.short
    line = shown.line if words.line is None else words.line
    parts = [[part.title, *part.texts] for part in words.sections]
    return [[key(text) for text in part] for part in (*parts, short or (), line or ())]


def _texts(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in sentences)
