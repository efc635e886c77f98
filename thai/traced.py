"""Text that remembers where each of its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Replacement = Callable[[re.Match[str]], str]


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
        pieces: list[str] = []
        origin: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = replacement(match)
            if new == match[0]:
                continue
            pieces += self.text[done : match.start()], new
            origin += self.origin[done : match.start()]
            last = match.end() - 1
            origin += (self.origin[min(match.start() + i, last)] for i in range(len(new)))
            done = match.end()
        if not done:
            return self
        return Traced("".join(pieces) + self.text[done:], (*origin, *self.origin[done:]))

    def cut(self, start: int, end: int) -> Traced:
        """Give a slice, with the origins kept."""
        return Traced(self.text[start:end], self.origin[start:end])
