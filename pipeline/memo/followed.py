"""What was ordered on earlier letters (คำสั่งในเรื่องก่อน), as the note on this one tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.lines import tidy
from pipeline.memo.citing import cited
from pipeline.memo.claims import unsupported
from pipeline.memo.duty import Proposal, from_earlier, ordered_on
from pipeline.memo.evidence import Piece, brief, office
from pipeline.memo.model import Evidence, Sentence
from pipeline.memo.precedent import Order, Precedent
from pipeline.memo.ranked import KEEP, Ranked
from pipeline.memo.sentences import MARK, told
from pipeline.office.settings import Settings
from thai.digits import has_digit

#: of a letter alike that was not ordered on yet
_UNORDERED = 2.0
#: clusters of an order's words
_LONGEST = 110
_DOTS = re.compile(r"\.{3,}|…+")
_BEFORE_WHO = re.compile(r"มอบ\s*$")


def followed_sentences(precedents: tuple[Precedent, ...], settings: Settings) -> Iterator[Sentence]:
    """Name the earlier letters that this one cites, and how the chief ordered on them (เรื่องเดิม)."""
    for one in precedents:
        if one.open and one.relation == "cited":
            order = ordered_on(one)
            ordered = _ordered(one, order, settings, "ซึ่ง") if order else []
            parts = ("เรื่องเดิม ทะเบียนรับที่ ", _number(one), " ", *cited(one.letter, one.id), *ordered)
            yield told(*parts, digits=settings.digits)


def alike_sentences(
    precedents: tuple[Precedent, ...], proposed: Proposal, settings: Settings
) -> Iterator[Ranked]:
    """Tell how the chief ordered on the letter that is most like this one (เรื่องทำนองเดียวกัน)."""
    alike = [one for one in precedents if one.open and one.relation == "alike"]
    first = proposed.by if proposed.by in alike else next((one for one in alike if one.order), None)
    if first is not None and first.order is not None:
        parts = ("เรื่องทำนองเดียวกัน ทะเบียนรับที่ ", _number(first), *_ordered(first, first.order, settings))
        yield Ranked(told(*parts, digits=settings.digits), KEEP)
    elif alike:
        named = cited(alike[0].letter, alike[0].id)
        parts = ("เรื่องทำนองเดียวกัน ทะเบียนรับที่ ", _number(alike[0]), " ", *named)
        yield Ranked(told(*parts, digits=settings.digits), _UNORDERED)


def kept_words(
    precedents: tuple[Precedent, ...], settings: Settings, who: Piece | str
) -> list[str | Piece] | None:
    """Give the words of the proposal that an officer kept on such a letter, for who is to act now.

    None where there are none, or they hold a number, a date or a name of that letter.
    """
    for one in precedents:
        before, after = _round_name(tidy(one.kept), one, settings) if one.open and one.kept else ("", "")
        if before and _says_nothing_of_its_own(f"{before} {after}"):
            proof = Piece("", (Evidence(one.id, None, None, None, one.kept),))
            # a space apart, as a name stands
            named = [who, " "] if _BEFORE_WHO.search(before) else []
            return [before, *named, after.lstrip() if named else after, proof]
    return None


def _round_name(kept: str, one: Precedent, settings: Settings) -> tuple[str, str]:
    """Cut the words where they name the officer, or leave room for him."""
    names = [officer.name for officer in settings.officers] + ([one.order.officer] if one.order else [])
    named = [re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True)]
    before, *after = re.split("|".join((*named, _DOTS.pattern)), kept, maxsplit=1)
    return (f"{before.rstrip()} " if after else before), "".join(after)


def _says_nothing_of_its_own(words: str) -> bool:
    return not has_digit(words) and not unsupported(words, ()) and MARK not in words


def _number(one: Precedent) -> Piece:
    return Piece(one.id, (Evidence(one.id, None, None, None, one.id),))


def _ordered(one: Precedent, order: Order, settings: Settings, opening: str = "") -> list[str | Piece]:
    """Say what the chief ordered, when, and to whom."""
    words = brief(from_earlier(one, order.text), _LONGEST)
    parts: list[str | Piece] = [f" {opening}", office(settings.chief)]
    parts += [" สั่งการเมื่อวันที่ ", from_earlier(one, order.day), " ว่า “", words, "”"]
    if order.officer and order.officer not in order.text:
        parts += [" มอบ ", from_earlier(one, order.officer)]
    return parts
