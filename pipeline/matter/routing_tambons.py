"""The tambon that a letter names as the place of its work (ตำบลที่ต้องดำเนินการ)."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter
from pipeline.matter.routing_places import OPENING, Place, Seen, said
from pipeline.office.settings import Settings

#: how surely a tambon that is named is the place of the work, by where it is named
_IN_SUBJECT, _ELSEWHERE = 0.5, 0.6
#: a letter from a tambon about nothing in the duty order is its officer's
_FROM = 1.3

# the municipality of a tambon is a sender, not a place where work is to be done
_AGENCIES = re.compile(r"(?:เทศบาล|องค์การบริหารส่วน|สภา(?:องค์กรชุมชน)?|กำนัน|อบ|ทต\.?)\s*$")
_FROM_TAMBON = re.compile("เทศบาล|องค์การบริหารส่วนตำบล|อบต|กำนัน|ผู้ใหญ่บ้าน|สภา|หมู่ที่")
_DISTRICT = re.compile(r"\s*(?:อำเภอ|อ\.)\s*([ก-๎]+)")


def bare_name(tambon: str) -> str:
    """Give a tambon's name without the word for it."""
    return tambon.removeprefix("ตำบล").removeprefix("ต.").strip()


def tambon_seen(
    tambon: str, letter: Letter, places: list[Place], settings: Settings
) -> tuple[float, Seen | None]:
    """Give how much says that a letter's work is in a tambon, and where it says so; 0 where nothing does."""
    bare = bare_name(tambon)
    if not bare:
        return 0.0, None
    for place in places:
        for name in (f"ตำบล{bare}", f"ต.{bare}"):
            seen = place.find(name)
            if seen and place.kind != "sender" and _is_its_place(seen, letter, settings):
                return place.weight * (_IN_SUBJECT if place.weight >= OPENING else _ELSEWHERE), seen
    return _sent_from(bare, places)


def _sent_from(bare: str, places: list[Place]) -> tuple[float, Seen | None]:
    for place in places:
        seen = place.find(bare) if place.kind == "sender" else None
        if seen and _FROM_TAMBON.search(said(place.span)):
            return _FROM, seen
    return 0.0, None


def _is_its_place(seen: Seen, letter: Letter, settings: Settings) -> bool:
    """Whether it is no agency's name, no place of a meeting and no tambon of another district."""
    text = said(seen.span)
    district = _DISTRICT.match(text, seen.end)
    ours = settings.district.removeprefix("อำเภอ").strip() or settings.name.rpartition("อำเภอ")[2].strip()
    elsewhere = district is not None and bool(ours) and not district[1].startswith(ours)
    meeting = any(one.place and seen.text in one.place for one in letter.events)
    return not elsewhere and not meeting and _AGENCIES.search(text[: seen.start]) is None
