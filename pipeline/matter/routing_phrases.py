"""A duty of the duty order (หน้าที่ในคำสั่งแบ่งหน้าที่), and the phrases by which a letter names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.matter.routing_words import Family, families_of
from pipeline.office.settings import Officer, Settings
from thai.fold import fold
from thai.rarity import rarity
from thai.words import words

#: how surely a phrase names its duty, 0 to 1
_WHOLE, _OWN_WORD, _ABBREVIATION, _PART, _OF_FAMILY, _WORD, _NEAR = 0.95, 0.95, 0.9, 0.85, 0.8, 0.7, 0.4
#: general office work weighs less than a programme: a letter on a fund's money is the fund's
_GENERAL, _GENERAL_OWN = 0.6, 0.8
#: a part of a duty that has no word so rare (ชุมชนเมือง) names nothing; a single word must be rarer
_RARE_PART, _RARE_WORD = 0.2, 0.4
#: a word that is less of its duty names nothing
_SHARE = 0.5
_SHORTEST = 4

_SPLIT = re.compile(r"\s*(?:[,;/()•]|และ|รวมทั้ง|ตลอดจน|\n)\s*")
_OPENS = re.compile("^(?:(?:รับผิดชอบ|ปฏิบัติ|ดูแล)?(?:งาน|ด้าน|เรื่อง|โครงการ))+")
# a duty's own abbreviation ("ข้อมูล จปฐ.", "OTOP") names it as well as the whole
_SHORT = re.compile(r"(?<![ก-๎])(?:[ก-ฮ]{1,3}\.){2,}|(?<![ก-๎])[ก-ฮ]{2,}\.(?:[ก-ฮ]\.)?|[A-Z][A-Za-z-]*[A-Z]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a duty.

    :param strength: how surely, 0 to 1.
    """

    text: str
    strength: float


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of an officer.

    :param text: as the duty order has it.
    """

    officer: Officer
    text: str
    phrases: tuple[Phrase, ...]


def main_duties(settings: Settings) -> list[Duty]:
    """Give all main duties (หน้าที่หลัก), in the order of the settings."""
    return _duties(settings, "duties")


def stand_in_duties(settings: Settings) -> list[Duty]:
    """Give all stand-in duties (หน้าที่แทน)."""
    return _duties(settings, "stand_in")


def _duties(settings: Settings, of: str) -> list[Duty]:
    pairs = [(officer, text) for officer in settings.officers for text in getattr(officer, of)]
    holders = Counter(word for text in {text for _, text in pairs} for word in _words(text))
    return [
        Duty(officer, text, tuple(_phrases(text, settings.duty_words.get(text, ()), holders)))
        for officer, text in pairs
    ]


def _phrases(duty: str, own: tuple[str, ...], holders: Counter[str]) -> Iterator[Phrase]:
    families = [family for part in (_parts(duty) or [duty]) for family in families_of(part)]
    general = bool(families) and all(family.general for family in families)
    level, own_level = (_GENERAL, _GENERAL_OWN) if general else (1.0, 1.0)
    whole = _OPENS.sub("", duty).strip()
    if len(whole) > _SHORTEST:
        yield Phrase(whole, _WHOLE * level)
    yield from (Phrase(word, _OWN_WORD * own_level) for word in own)
    yield from (Phrase(short, _ABBREVIATION * level) for short in _SHORT.findall(duty))
    yield from (Phrase(part, _PART * level) for part in _parts(duty) if _rarest(part) >= _RARE_PART)
    yield from (phrase for family in families for phrase in _of_family(family))
    yield from (Phrase(word, _WORD * share * level) for word, share in _shares(duty, holders))


def _parts(duty: str) -> list[str]:
    parts = (_OPENS.sub("", part.strip()).strip() for part in _SPLIT.split(duty))
    return [part for part in parts if len(part) >= _SHORTEST]


def _of_family(family: Family) -> Iterator[Phrase]:
    level = _GENERAL if family.general else 1.0
    yield from (Phrase(word, _OF_FAMILY * level) for word in family.words)
    yield from (Phrase(word, _NEAR * level) for word in family.near)


def _shares(duty: str, holders: Counter[str]) -> Iterator[tuple[str, float]]:
    """Give the rare words of a duty that are much of it; one of several duties weighs less."""
    weights = {word: rarity(word) / holders[word] for word in _words(duty)}
    total = sum(weights.values())
    for word, weight in weights.items():
        if rarity(word) >= _RARE_WORD and weight >= _SHARE * total:
            yield word, weight / total


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word for word in words(fold(text)) if len(word.strip()) >= _SHORTEST))


def _rarest(text: str) -> float:
    return max((rarity(word) for word in _words(text)), default=0.0)
