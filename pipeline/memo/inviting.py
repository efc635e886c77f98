"""Whether a letter wants somebody to come (เชิญประชุม ส่งผู้เข้าอบรม), in the letter's own words."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter

_SENDS = re.compile(
    r"(?:ส่ง|จัด|มอบหมาย|คัดเลือก|เสนอชื่อ)[^\n]{0,80}?(?:เข้าร่วม|เข้ารับการ|เข้าอบรม|ร่วมประชุม)|ส่ง(?:บุคลากร|ผู้แทน|รายชื่อ|ผู้เข้า)"
)


def invites(letter: Letter) -> bool:
    """Whether the chief is asked to come: an invitation with its day, or at least in so many words."""
    asked = any("เชิญ" in one.raw for one in letter.actions)
    if not letter.events and not asked:
        return False
    named = any("เชิญ" in one.raw or "ร่วมประชุม" in one.raw for one in (letter.subject, letter.purpose) if one)
    return named or (asked and bool(letter.events))


def sends_people(letter: Letter) -> bool:
    """Whether the office is asked to send some of its people to a meeting or a training."""
    said = (letter.subject, letter.purpose, *letter.actions)
    return any(_SENDS.search(one.raw.replace("\n", " ")) for one in said if one is not None)
