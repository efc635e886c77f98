"""A template -> the text and its facts (เติมข้อความลงในแม่แบบ).

A template is plain Thai with slots: ``{province}`` gives a word of the scene, ``{due|who|what}`` writes a
deadline and notes who owes what; ``$unit`` within such a note is a word of the scene too.  ``<a~b>`` is one
of several wordings, drawn by chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from string import Template

from benchmarks.letters_parts import dues, happenings, rarer, stock, written
from benchmarks.letters_parts.facts import Due, Facts, Happening, Money
from benchmarks.letters_parts.scene import Scene, a_scene
from benchmarks.letters_parts.senders import Maker, Sender

_CHOICE = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{(\w+)((?:\|[^{}|]*)*)\}")


class Filler:
    """Fills the templates of one letter; what it wrote is in ``facts``."""

    def __init__(self, chance: Random, scene: Scene) -> None:
        self.chance = chance
        self.scene = scene
        self.facts = Facts()
        self._words = scene.words()
        self._makers: dict[str, Callable[..., str]] = {
            "due": lambda *told: self._due(dues.by_a_day(chance, scene.dated, self._last_event()), *told),
            "within": lambda *told: self._due(dues.within(chance, scene.dated), *told),
            "before": lambda *told: self._due(dues.before_event(chance, self._last_event()), *told),
            "order": lambda *told: self._due(dues.after_signing(chance, scene.dated), *told),
            "every": lambda *told: self._due(dues.recurring(chance, scene.dated), *told),
            "event": lambda: self._event(happenings.one_day(chance, scene)),
            "days": lambda: self._event(happenings.several_days(chance, scene)),
            "spell": lambda: self._event(happenings.spell(chance, scene)),
            "online": lambda: self._event(happenings.over_the_net(chance, scene)),
            "money": self._money,
            "each": lambda: self._each(35, 50, 120, 240, 600, 1_200),
            "pay": lambda: self._each(13_800, 15_960, 18_000, 23_340, 31_250),
            "past": self._past,
            "cited": self._cited,
            "away": self._away,
            "month": lambda: written.month_of(scene.dated - timedelta(days=28)),
            "count": lambda: str(chance.randrange(2, 60)),
            "nth": lambda: str(chance.randrange(1, 12)),
            "number": lambda: f"{scene.land.code} 0019/{written.running(chance)}",
            "person": lambda: stock.person(chance),
            "phone": lambda: stock.phone(chance),
            "email": lambda: stock.email(chance),
            "url": lambda: stock.url(chance),
            "elsewhere": lambda: stock.place(chance),
        }

    def fill(self, template: str) -> str:
        """Write one template out."""
        while _CHOICE.search(template):
            template = _CHOICE.sub(lambda match: self.chance.choice(match[1].split("~")), template)
        return _SLOT.sub(self._slot, template)

    def _slot(self, match: re.Match[str]) -> str:
        name, told = match[1], match[2].split("|")[1:]
        if name in self._words:
            return self._words[name]
        return self._makers[name](*(Template(one).substitute(self._words) for one in told))

    def _due(self, due: Due, who: str = "", what: str = "") -> str:
        said = rarer.due(due, self.scene.dated)
        self.facts.deadlines.append(replace(said, who=who, what=what))
        return said.raw

    def _event(self, event: Happening) -> str:
        said = rarer.happenings(event)
        self.facts.events += said
        return said[0].raw

    def _last_event(self) -> Happening | None:
        return self.facts.events[-1] if self.facts.events else None

    def _money(self, for_: str) -> str:
        said, value = written.baht(self.chance)
        sum_ = rarer.money(Money(said, value, for_))
        self.facts.amounts.append(sum_)
        return sum_.raw

    def _each(self, *prices: int) -> str:
        price = self.chance.choice(prices)
        self.facts.amounts_allowed.append(str(price))
        return f"{price:,} บาท"

    def _past(self) -> str:
        when = self.scene.dated - timedelta(days=self.chance.randrange(5, 60))
        self.facts.dates_allowed.append(when.isoformat())
        return f"วันที่ {written.day(self.chance, when)}"

    def _away(self) -> str:
        first = written.workday(self.scene.dated, self.chance.randrange(3, 30))
        last = first + timedelta(days=self.chance.randrange(1, 4))
        self.facts.dates_allowed += [first.isoformat(), last.isoformat()]
        return f"ระหว่าง{written.days(self.chance, first, last)}"

    def _cited(self) -> str:
        when = self.scene.dated - timedelta(days=self.chance.randrange(20, 400))
        return f"วันที่ {written.day(self.chance, when)}"


def begin(chance: Random, makers: tuple[Maker, ...]) -> tuple[Sender, Filler]:
    """Draw who writes, and what about."""
    home = stock.land(chance)
    sender = chance.choice(makers)(chance, home)
    name = sender.also[0] if sender.also else sender.name
    return sender, Filler(chance, a_scene(chance, home, name, sender.unit))
