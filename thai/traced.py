"""Text that remembers where each of its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Replacement = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Patch:
    """A new text for ``text[start:end]``.

    :param places: for each of its characters the one of the old text that it stands for; never descending.
    """

    start: int
    end: int
    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """A text made from another one by substitutions.

    :param text: as it is now.
    :param origin: for each code point of ``text`` the index of the original code point that it stands for;
        never descending.
    """

    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Traced:
        """Start from a text as it is."""
        return cls(text, tuple(range(len(text))))

    def sub(self, pattern: re.Pattern[str], replacement: Replacement) -> Traced:
        """Substitute each match; the new characters take the places of the old ones in order."""
        return self.patched(
            Patch(match.start(), match.end(), new, _in_order(match, len(new)))
            for match in pattern.finditer(self.text)
            if (new := replacement(match)) != match[0]
        )

    def patched(self, patches: Iterable[Patch]) -> Traced:
        """Put in the patches, which come in order and do not overlap."""
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for patch in patches:
            pieces += self.text[done : patch.start], patch.text
            origin += self.origin[done : patch.start]
            origin += (self.origin[place] for place in patch.places)
            done = patch.end
        if not done:
            return self
        return Traced("".join(pieces) + self.text[done:], (*origin, *self.origin[done:]))

    def cut(self, start: int, end: int) -> Traced:
        """Give a slice, with the origins kept."""
        return Traced(self.text[start:end], self.origin[start:end])


def _in_order(match: re.Match[str], length: int) -> tuple[int, ...]:
    return tuple(min(match.start() + nth, match.end() - 1) for nth in range(length))
