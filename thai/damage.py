"""Where a Thai text is damaged in ways that only a dictionary can mend (จุดที่ข้อความเสียหาย).

A sign of damage is a sequence that right text does not have: each stands at most a few times in twenty
million characters of government news and acts, and there it is damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thai.marks import CONSONANT, LEADING, MARK, TONE


@dataclass(frozen=True, slots=True)
class Damage:
    """One kind of damage.

    :param name: English, for the log.
    :param place: where it is.
    :param pieces: for each character of such a place a regular expression of what may have stood there.
    :param sign: a text without it has no such damage; None where each place is a sign.
    :param shortest: how many letters a word must have to be mended.
    """

    name: str
    place: re.Pattern[str]
    pieces: Callable[[re.Match[str]], tuple[str, ...]]
    sign: re.Pattern[str] | None = None
    shortest: int = 1

    def places(self, text: str) -> dict[int, str]:
        """Give what may have stood in the damaged places of a text, by the index of the character."""
        if self.sign and not self.sign.search(text):
            return {}
        matches = self.place.finditer(text)
        return {m.start() + nth: piece for m in matches for nth, piece in enumerate(self.pieces(m))}


_AA = "[าำ]"
# consonants that begin a syllable together
_PAIR = f"[กขคตปผพสซศหฟบ][รลว]|ห[{CONSONANT}]|อย"

_RING_LOST = Damage(  # "สานักงาน"
    "sara am without its ring",
    re.compile("า"),
    lambda _: (_AA,),
    re.compile(
        "กาหนด|ดาเนิน|จานวน|สานัก|สาหรับ|อานา[จย]|อานวย|สาคัญ|คาสั่ง|ทาเนียบ|ตาแหน่ง|จากัด|ตาบล|กาลัง|จาหน่าย"
        "|อาเภอ|ดารง|สารวจ|ตารวจ|สาเร็จ|คานวณ|บารุง|ลาดับ|สาเนา"
    ),
    shortest=4,  # shorter words without the ring are mostly words, or parts of names
)
_RING_EVERYWHERE = Damage(  # "สมำชิกสภำ"
    "sara am for sara aa",
    re.compile("ำ"),
    lambda _: (_AA,),
    re.compile(
        "กำร|ควำม|(?<!ค)ว่ำ|หน้ำ|ข้ำง|รำช|สภำ|เวลำ|ประชำ|ภำ[คพษร]|อำห|[ตย]่ำง|บ้ำน|ด้ำน|ชำติ|งำน|ฒนำ|บริหำร|กำศ|ธนำ"
        "|อำ[คจ]|พิจำ|มำ[กต]|ฐำน"
    ),
)
_LOST = Damage(  # "จำ\ufffdแนก"
    "lost characters",
    re.compile(f"(?<=[{CONSONANT}{MARK}ำ])(\ufffd+)(า?)"),
    lambda m: (f"[{MARK}]{{0,2}}", *[""] * (len(m[1]) - 1), *[_AA] * len(m[2])),
)
_DOUBLED_FOR_RING = Damage(  # "น้้าตาล", but "หน้้า" too
    "doubled marks",
    re.compile(f"([{TONE}])(\\1+)า"),
    lambda m: (m[1], *[""] * len(m[2]), _AA),
)
_SPACE_BEFORE_AA = Damage(  # "จ านวน", "เจ้ าหน้าที่"
    "split sara am",
    re.compile(f"(?<=[{CONSONANT}{TONE}])( +)า"),
    lambda m: (*[""] * len(m[1]), _AA),
)
_SPACE_IN_SYLLABLE = Damage(  # "ท้ องถิ่น": no syllable ends so
    "spaces inside words",
    re.compile(
        f"(?<![{LEADING}])(?<![{LEADING}][{CONSONANT}])([{CONSONANT}])([{TONE}])( +)(?=[{CONSONANT}])"
    ),
    lambda m: (m[1], m[2], *[""] * len(m[3])),
)
_MARK_ON_THE_NEXT = Damage(  # "เลม่", "ขอ้"
    "marks on the next letter",
    re.compile(
        f"(?:(?<=[{LEADING}])(?!{_PAIR})|(?<![{LEADING}]))([{CONSONANT}])([{CONSONANT}])([{TONE}])(?![ก-๎])"
    ),
    lambda m: (m[1], m[3] + m[2], ""),
)
_TONE_AFTER_THE_END = Damage(  # "ตัง้"
    "marks on the next letter",
    re.compile(f"(?<=ั)([{CONSONANT}])([{TONE}])"),
    lambda m: (m[2] + m[1], ""),
)
_U_FOR_TONE = Damage(  # "บูาน": some makers of PDF
    "sara u for a tone mark",
    re.compile("[ุู](?=า)"),
    lambda _: (f"[{TONE}]",),
)

#: in the order in which they are mended
KINDS = (
    _RING_LOST,
    _RING_EVERYWHERE,
    _LOST,
    _DOUBLED_FOR_RING,
    _TONE_AFTER_THE_END,
    _SPACE_BEFORE_AA,
    _SPACE_IN_SYLLABLE,
    _MARK_ON_THE_NEXT,
    _U_FOR_TONE,
)
