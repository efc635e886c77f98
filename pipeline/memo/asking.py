"""What is asked of the chief (ขอให้ผู้บังคับบัญชาทำอะไร): from the words of จึงเรียนมาเพื่อ…, by a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.letter.fields import Found, Letter, Span
from pipeline.memo.evidence import Piece, as_written
from pipeline.memo.inviting import invites
from pipeline.memo.kinds import wording_of
from pipeline.memo.owing import owed
from pipeline.memo.own import voice_of
from pipeline.office.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What the note asks of the chief.

    :param verb: as it stands behind เพื่อ: โปรดทราบ, โปรดพิจารณา, โปรดลงนาม …
    :param basis: the words that say so; None where the letter does not say, and the verb is only
        the usual one of its kind.
    """

    verb: str
    basis: Piece | None
    warning: str | None = None


_OPEN, _KNOW, _ORDER, _SIGN = "โปรดพิจารณา", "โปรดทราบ", "โปรดทราบและพิจารณาสั่งการ", "โปรดพิจารณาลงนาม"
_KEEP = "โปรดทราบและถือปฏิบัติ"
_UNNUMBERED = "หนังสือของสำนักงานฉบับนี้ยังไม่ลงเลขที่ จึงเสนอเป็นร่างเพื่อโปรดพิจารณาลงนาม"
_CLOSES_MILDLY = "หนังสือลงท้ายเพื่อทราบ แต่{reason} จึงเสนอเพื่อพิจารณาสั่งการด้วย โปรดตรวจ"
# the request ends where conditions and details begin
_REQUEST = re.compile(r"เพื่อ(?P<request>.*?)(?=\s(?:หาก|ทั้งนี้|โดย|ซึ่ง|และหวัง|ต่อไป)|ที่ได้รับ|$)", re.DOTALL)
# the first that matches wins: from the most binding act to the least
_VERBS = (
    (re.compile("ลงนาม"), "โปรดพิจารณาลงนาม"),
    (re.compile("อนุมัติ"), "โปรดพิจารณาอนุมัติ"),
    (re.compile("อนุญาต"), "โปรดพิจารณาอนุญาต"),
    (re.compile("เห็นชอบ"), "โปรดพิจารณาให้ความเห็นชอบ"),
    (re.compile("(?:พิจารณา|ดำเนินการ).*ถือปฏิบัติ|ถือปฏิบัติ.*(?:พิจารณา|ดำเนินการ)", re.DOTALL), _ORDER),
    (re.compile("ถือปฏิบัติ|ถือเป็นแนวทาง|แนวทางปฏิบัติ|ยึดถือ"), _KEEP),
    (re.compile("ทราบ.*(?:พิจารณา|ดำเนินการ|ปฏิบัติ|แจ้ง|ประชาสัมพันธ์)", re.DOTALL), _ORDER),
    (re.compile("ดำเนินการ|ปฏิบัติ|สั่งการ|แจ้ง|ประชาสัมพันธ์|รายงาน"), "โปรดพิจารณาสั่งการ"),
    (re.compile("พิจารณา|อนุเคราะห์|สนับสนุน|ความร่วมมือ|เข้าร่วม|ร่วมประชุม"), "โปรดพิจารณา"),
    (re.compile("ทราบ"), "โปรดทราบ"),
)


def asked(letter: Letter, settings: Settings) -> Asked:
    """Read from the purpose paragraph what is asked.

    What our own office wrote to others asks them, not the chief: he signs it, or is to know of it.
    """
    voice = voice_of(letter, settings)
    if voice == "draft" and letter.number is not None:
        return Asked(_SIGN, as_written(letter.number), _UNNUMBERED)
    if voice == "issued" and letter.sender is not None:
        return Asked(_KNOW, as_written(letter.sender))
    if letter.purpose is None:
        return _without_purpose(letter, settings)
    verb = _verb(letter.purpose)
    if verb == _KNOW and (reason := _more_than_told(letter, settings)):
        return Asked(_ORDER, as_written(letter.purpose), _CLOSES_MILDLY.format(reason=reason))
    if verb is None:
        page = letter.purpose.page
        return Asked(
            _OPEN, None, f"อ่านข้อความ “จึงเรียนมาเพื่อ…” (หน้า {page}) แล้วไม่ทราบว่าขอให้ทำอะไร โปรดตรวจคำเสนอ"
        )
    return Asked(verb, as_written(letter.purpose))


def _verb(purpose: Found) -> str | None:
    text = as_written(purpose).text
    match = _REQUEST.search(text)
    request = match["request"] if match else text
    return next((verb for pattern, verb in _VERBS if pattern.search(request)), None)


def _more_than_told(letter: Letter, settings: Settings) -> str:
    """Say what a letter that ends "เพื่อทราบ" asks for all the same; empty where it asks nothing."""
    if owed(letter, settings):
        return "มีกำหนดเวลา"
    return "เชิญเข้าร่วม" if invites(letter) else ""


def _without_purpose(letter: Letter, settings: Settings) -> Asked:
    """Take the verb from the work that is named, or from the subject (ขออนุมัติ…); else the kind's usual one."""
    wording = wording_of(letter)
    work: tuple[Span, ...] = (*owed(letter, settings), *letter.actions)
    if wording.rule:
        return Asked(_KEEP, None)
    if work and not wording.asks and letter.kind != "other":
        return Asked(_ORDER, as_written(work[0]))
    if wording.asks or letter.kind == "other":
        named = letter.subject if letter.subject and letter.subject.value.startswith("ขอ") else None
        verb = (_verb(named) if named else None) or _OPEN
        absent = f"ไม่พบข้อความที่ขอให้ดำเนินการ (จึงเรียนมาเพื่อ…) ใน{wording.name}"
        basis = as_written(named) if named and verb != _OPEN else None
        return Asked(verb, basis, f"{absent} จึงเสนอเพื่อ{verb} โปรดตรวจกับต้นฉบับ")
    return Asked(_KNOW, None, f"{wording.name}ไม่มีข้อความที่ขอให้ดำเนินการ จึงเสนอเพื่อ{_KNOW} โปรดปรับคำเสนอให้ตรงเรื่อง")
