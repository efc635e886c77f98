"""Letters for tests: page texts of our own, and fields found in them by their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypedDict

from extractors.base import Box
from pipeline.letter.fields import Action, Amount, Deadline, Event, Found, Reference, Rule
from pipeline.letter.lines import tidy


class Place(TypedDict):
    raw: str
    page: int
    start: int
    end: int
    box: Box | None
    confidence: float


@dataclass
class Sheet:
    """Pages of text; ``at`` finds words in them, so that quote == text[start:end]."""

    pages: tuple[str, ...]
    confidence: float = 1.0
    used: dict[str, int] = field(default_factory=dict)

    def at(self, words: str, *, confidence: float | None = None) -> Place:
        for number, text in enumerate(self.pages, start=1):
            start = text.find(words)
            if start >= 0:
                sure = self.confidence if confidence is None else confidence
                return Place(
                    raw=words, page=number, start=start, end=start + len(words), box=None, confidence=sure
                )
        raise AssertionError(f"not on the page: {words!r}")

    def found(
        self, words: str, value: str | None = None, *, partial: bool = False, sure: float = 1.0
    ) -> Found:
        return Found(
            value=tidy(words) if value is None else value, partial=partial, **self.at(words, confidence=sure)
        )

    def reference(self, words: str) -> Reference:
        return Reference(value=tidy(words), number=None, date=None, agency=None, **self.at(words))

    def deadline(
        self,
        words: str,
        value: str | None,
        *,
        what: str | None = None,
        who: str | None = None,
        rule: Rule | None = None,
        sure: float = 1.0,
    ) -> Deadline:
        return Deadline(value=value, rule=rule, who=who, what=what, **self.at(words, confidence=sure))

    def event(self, words: str, value: str, **rest: Any) -> Event:  # noqa: ANN401 - the fields of Event
        fields = {"end_date": None, "time": None, "place": None, "link": None} | rest
        return Event(value=value, **fields, **self.at(words))

    def action(self, words: str, what: str) -> Action:
        return Action(who=None, what=what, by=None, where=None, **self.at(words))

    def amount(self, words: str, value: str, purpose: str | None = None) -> Amount:
        return Amount(value=value, purpose=purpose, **self.at(words))

    def body(self, *openings: str) -> tuple[Found, ...]:
        """Give the paragraphs (parted by empty lines) that open with these words."""
        paragraphs = [one for text in self.pages for one in text.split("\n\n")]
        return tuple(self.found(next(p for p in paragraphs if p.startswith(words))) for words in openings)
