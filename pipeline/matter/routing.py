"""Who should act (ผู้รับผิดชอบ): the duty order (คำสั่งแบ่งหน้าที่) held against a letter, by rules and nothing else.

Each phrase that names a duty counts by the place in which it stands and by how surely it names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal

from pipeline.letter.fields import Letter
from pipeline.matter.routing_phrases import Duty, main_duties, stand_in_duties
from pipeline.matter.routing_places import OPENING, Place, Seen, places_of
from pipeline.matter.routing_tambons import tambon_seen
from pipeline.office.settings import Officer, Settings

Sureness = Literal["high", "fair", "low"]
#: a fit below this is none: a word of general work in the body alone names nobody
_LEAST = 1.25
_HIGH, _FAIR = 5.0, 2.2
#: another officer's fit of so much of the best one is told too
_ABOUT_AS_WELL = 0.6
#: what a second reason adds, by its own worth
_SECOND = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """An officer whose duty or tambon a letter names.

    :param words: the duty or tambon, as in the duty order.
    :param seen: where the letter names it.
    :param score: the weight of all that names it; comparable within one letter.
    :param stands_in: it is a stand-in duty (หน้าที่แทน), for which no officer has the main duty.
    """

    officer: Officer
    kind: Literal["duty", "tambon"]
    words: str
    seen: Seen
    score: float
    stands_in: bool = False

    @property
    def sure(self) -> Sureness:
        """How sure it is."""
        return "high" if self.score >= _HIGH else "fair" if self.score >= _FAIR else "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Who should act; ``main`` is None where no duty and no tambon fits.

    :param stand_in: who stands in for the main officer in this duty.
    :param also: other officers whose duty or tambon fits about as well.
    """

    main: Fit | None = None
    stand_in: Officer | None = None
    also: tuple[Fit, ...] = ()


def route(letter: Letter, settings: Settings) -> Route:
    """Propose who should act on a letter."""
    places = places_of(letter)
    fits = _by_officer([*_duty_fits(main_duties(settings), places), *_tambon_fits(letter, places, settings)])
    standing = list(_duty_fits(stand_in_duties(settings), places))
    fits = fits or [_standing_in(fit) for fit in _by_officer(standing)]
    if not fits:
        return Route()
    main, *others = fits
    also = tuple(one for one in others if one.score >= _ABOUT_AS_WELL * main.score)
    return Route(main=main, stand_in=_stand_in(main, standing, settings), also=also)


def _duty_fits(duties: Iterable[Duty], places: list[Place]) -> Iterator[Fit]:
    for duty in duties:
        score, seen = _worth(duty, places)
        if seen is not None and score >= _LEAST:
            yield Fit(officer=duty.officer, kind="duty", words=duty.text, seen=seen, score=score)


def _worth(duty: Duty, places: list[Place]) -> tuple[float, Seen | None]:
    """Sum what names a duty: of the places of one kind the one that says most; and give the best place."""
    best: dict[str, tuple[float, Seen]] = {}
    for place in places:
        found = [(phrase, seen) for phrase in duty.phrases if (seen := place.find(phrase.text))]
        if not found:
            continue
        strengths = [phrase.strength for phrase, _ in found]
        together = 1 - prod(1 - strength for strength in strengths)
        worth = place.weight * (together if place.weight >= OPENING else max(strengths))
        _, seen = max(found, key=lambda one: (one[0].strength, one[1].end - one[1].start))
        if worth > best.get(place.kind, (0.0, seen))[0]:
            best[place.kind] = (worth, seen)
    if not best:
        return 0.0, None
    return sum(worth for worth, _ in best.values()), max(best.values(), key=lambda one: one[0])[1]


def _tambon_fits(letter: Letter, places: list[Place], settings: Settings) -> list[Fit]:
    """Give whose tambon a letter names; one that names everybody's is about all of the district."""
    fits: list[Fit] = []
    for officer in settings.officers:
        for tambon in officer.tambons:
            score, seen = tambon_seen(tambon, letter, places, settings)
            if seen is not None:
                fits.append(Fit(officer=officer, kind="tambon", words=tambon, seen=seen, score=score))
    having = {officer.name for officer in settings.officers if officer.tambons}
    everybodys = len(having) > 1 and {fit.officer.name for fit in fits} == having
    return [] if everybodys else fits


def _by_officer(fits: list[Fit]) -> list[Fit]:
    """Give each officer's best fit, the best first; what else fits him decides between equals."""
    of: dict[str, list[Fit]] = {}
    for fit in fits:
        of.setdefault(fit.officer.name, []).append(fit)
    ranked = [(max(ones, key=lambda one: one.score), sum(one.score for one in ones)) for ones in of.values()]
    ranked.sort(key=lambda one: one[0].score + _SECOND * (one[1] - one[0].score), reverse=True)
    return [fit for fit, _ in ranked]


def _stand_in(main: Fit, standing: list[Fit], settings: Settings) -> Officer | None:
    """Give who stands in for the main officer: in this very duty, else in one named as well."""
    others = [officer for officer in settings.officers if officer.name != main.officer.name]
    same = [officer for officer in others if main.words in officer.stand_in]
    if same:
        return same[0]
    near = [fit for fit in standing if fit.officer.name != main.officer.name and main.kind == "duty"]
    best = max(near, key=lambda fit: fit.score, default=None)
    return best.officer if best and best.score >= _ABOUT_AS_WELL * main.score else None


def _standing_in(fit: Fit) -> Fit:
    return Fit(
        officer=fit.officer, kind=fit.kind, words=fit.words, seen=fit.seen, score=fit.score, stands_in=True
    )
