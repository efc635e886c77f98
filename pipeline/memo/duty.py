"""Who should act (ผู้รับผิดชอบ): whom the chief ordered on such letters, else whom the duty order names."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter.fields import Letter
from pipeline.letter.lines import tidy
from pipeline.matter.routing import Fit, Route, route
from pipeline.matter.routing_places import Seen
from pipeline.memo.evidence import Piece, office, quoted
from pipeline.memo.model import Evidence
from pipeline.memo.precedent import Order, Precedent
from pipeline.office.settings import Officer, Settings


@dataclass(frozen=True, slots=True)
class Charge:
    """An officer and why the matter is his by the duty order.

    :param reason: the duty or tambon, as in the duty order.
    :param seen: where the letter names it.
    """

    name: Piece
    reason: Piece
    seen: Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Who is proposed to act.

    :param officer: None where nobody fits.
    :param by: the earlier letter on which the chief ordered this officer; None where the duty order alone
        decides.
    :param route: what the duty order says.
    """

    officer: Officer | None
    stand_in: Officer | None
    by: Precedent | None
    route: Route

    @property
    def name(self) -> Piece | None:
        """The officer's name with what it rests on."""
        if self.officer is None:
            return None
        return office(self.officer.name)

    @property
    def charges(self) -> list[Charge]:
        """Whose duty or tambon the letter names, the best first."""
        main = (self.route.main,) if self.route.main else ()
        return [_charge(fit) for fit in (*main, *self.route.also)]

    @property
    def own(self) -> Fit | None:
        """What fits the officer himself; None where the duty order names nobody, or another one."""
        main = self.route.main
        return main if main and self.officer and main.officer.name == self.officer.name else None

    @property
    def also(self) -> tuple[Fit, ...]:
        """What else fits another officer about as well."""
        fits = (*((self.route.main,) if self.route.main else ()), *self.route.also)
        return tuple(fit for fit in fits if self.officer is None or fit.officer.name != self.officer.name)


def proposal(letter: Letter, settings: Settings, precedents: tuple[Precedent, ...] = ()) -> Proposal:
    """Propose who should act: whom the chief ordered on such a letter, unless something speaks against it.

    Only officers of the settings are proposed; who has left is not.
    """
    here = route(letter, settings)
    for one in precedents:
        ordered = _ordered(one, settings)
        if ordered is not None and _suits(one, here, settings):
            stand_in = _stand_in(here, ordered, one, settings)
            return Proposal(officer=ordered, stand_in=stand_in, by=one, route=here)
    main = here.main.officer if here.main else None
    return Proposal(officer=main, stand_in=here.stand_in, by=None, route=here)


def from_earlier(one: Precedent, text: str) -> Piece:
    """Give what was ordered on an earlier letter, or kept of its note, with its evidence."""
    return Piece(tidy(text), (Evidence(one.id, None, None, None, text),))


def ordered_on(one: Precedent) -> Order | None:
    """Give the order on an earlier letter that may be cited."""
    return one.order if one.open else None


def _ordered(one: Precedent, settings: Settings) -> Officer | None:
    """Give whom an order names that is still here: as its officer, else he alone in its words."""
    order = ordered_on(one)
    if order is None:
        return None
    named = [officer for officer in settings.officers if officer.name == order.officer]
    if not order.officer:
        named = [officer for officer in settings.officers if officer.name in order.text]
    return named[0] if len(named) == 1 else None


def _suits(one: Precedent, here: Route, settings: Settings) -> bool:
    """Whether nothing speaks against an earlier order: the letter surely names another duty or tambon."""
    if here.main is None:
        return True
    there = route(one.letter, settings)
    if there.main is None:
        return here.main.sure != "high"
    same = (here.main.kind, here.main.words) == (there.main.kind, there.main.words)
    return same or here.main.sure == "low"


def _stand_in(here: Route, ordered: Officer, one: Precedent, settings: Settings) -> Officer | None:
    """Give who stands in for whom the chief ordered; who has the duty itself, where he ordered another.

    A letter that names no duty of its own, such as a reminder, is of the earlier letter's.
    """
    named = here if here.main is not None else route(one.letter, settings)
    if named.main is not None and named.main.officer.name != ordered.name:
        return named.main.officer
    return named.stand_in


def _charge(fit: Fit) -> Charge:
    return Charge(office(fit.officer.name), office(fit.words), _seen(fit.seen))


def _seen(seen: Seen) -> Piece:
    """Quote where a letter names a duty: found word for word, it does so however bad the scan is."""
    span = seen.span
    whole = span.set_by is not None  # what was set by hand is quoted whole
    proof = quoted(span) if whole else quoted(span, start=seen.start, end=seen.end)
    return Piece(tidy(seen.text), (proof,))
