"""What is asked of the chief (ขอให้ผู้บังคับบัญชาทำอะไร): from the words of จึงเรียนมาเพื่อ…, by a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.letter.fields import Found, Letter
from pipeline.memo.evidence import Piece, as_written
from pipeline.memo.kinds import WORDINGS


@dataclass(frozen=True, slots=True)
class Asked:
    """What the note asks of the chief.

    :param verb: as it stands behind เพื่อ: โปรดทราบ, โปรดพิจารณา, โปรดลงนาม …
    :param basis: the paragraph that says so; None where the letter does not say, and the verb is only
        the most open one.
    """

    verb: str
    basis: Piece | None
    warning: str | None = None


_OPEN = "โปรดพิจารณา"
# the request ends where conditions and details begin
_REQUEST = re.compile(r"เพื่อ(?P<request>.*?)(?=\s(?:หาก|ทั้งนี้|โดย|ซึ่ง|และหวัง|ต่อไป)|ที่ได้รับ|$)", re.DOTALL)
# the first that matches wins: from the most binding act to the least
_VERBS = (
    (re.compile("ลงนาม"), "โปรดพิจารณาลงนาม"),
    (re.compile("อนุมัติ"), "โปรดพิจารณาอนุมัติ"),
    (re.compile("อนุญาต"), "โปรดพิจารณาอนุญาต"),
    (re.compile("เห็นชอบ"), "โปรดพิจารณาให้ความเห็นชอบ"),
    (re.compile("ถือปฏิบัติ|ถือเป็นแนวทาง|แนวทางปฏิบัติ|ยึดถือ"), "โปรดทราบและถือปฏิบัติ"),
    (re.compile("ทราบ.*(?:พิจารณา|ดำเนินการ|ปฏิบัติ|แจ้ง|ประชาสัมพันธ์)", re.DOTALL), "โปรดทราบและพิจารณาสั่งการ"),
    (re.compile("ดำเนินการ|ปฏิบัติ|สั่งการ|แจ้ง|ประชาสัมพันธ์|รายงาน"), "โปรดพิจารณาสั่งการ"),
    (re.compile("พิจารณา|อนุเคราะห์|สนับสนุน|ความร่วมมือ|เข้าร่วม|ร่วมประชุม"), "โปรดพิจารณา"),
    (re.compile("ทราบ"), "โปรดทราบ"),
)


def asked(letter: Letter) -> Asked:
    """Read from the purpose paragraph what is asked; never guessed from anything else."""
    if letter.purpose is None:
        return Asked(_OPEN, None, _no_purpose(letter))
    verb = _verb(letter.purpose)
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


def _no_purpose(letter: Letter) -> str:
    where = WORDINGS[letter.kind].name
    check = "โปรดตรวจกับต้นฉบับ" if WORDINGS[letter.kind].asks else "โปรดเลือกคำเสนอให้ตรงเรื่อง"
    return f"ไม่พบข้อความที่ขอให้ดำเนินการ (จึงเรียนมาเพื่อ…) ใน{where} จึงเสนอเพื่อโปรดพิจารณา {check}"
