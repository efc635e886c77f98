"""What decides the order (ข้อพิจารณา): what else is asked, on what condition, and whose matter it is."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter
from pipeline.memo.asking import Asked
from pipeline.memo.charged import charged
from pipeline.memo.citing import LONGEST
from pipeline.memo.duty import Proposal
from pipeline.memo.evidence import as_written, brief
from pipeline.memo.followed import alike_sentences
from pipeline.memo.kinds import wording_of
from pipeline.memo.legible import is_legible
from pipeline.memo.precedent import Precedent
from pipeline.memo.ranked import Ranked
from pipeline.memo.requested import first_request, passed_on, request_sentences
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings
from thai.clusters import clusters

_ACTION, _PURPOSE = 6.0, 3.5
#: clusters: a longer purpose says more than its verb
PLAIN_PURPOSE = 45
_PLAIN = re.compile(
    r"(?:จึง|เรียน|เสนอ|แจ้ง|มา|เพื่อ|โปรด|กรุณา|ทราบ|พิจารณา|ดำเนินการ|ปฏิบัติ|ถือ|สั่งการ|ใน|ส่วน|ที่|เกี่ยวข้อง|ตาม|หน้า|อย่างเคร่งครัด|"
    r"และ|ต่อไป|ด้วย|\s)*"
)
_THANKS = re.compile(r"\s*(?:และ|จึง)?(?:หวัง|ขอ|จะ|จัก)?(?:เป็นอย่างยิ่ง|ขอบคุณ|ขอบพระคุณ|เป็นพระคุณ).*$", re.DOTALL)


def considerations(
    letter: Letter,
    settings: Settings,
    ask: Asked,
    proposed: Proposal,
    precedents: tuple[Precedent, ...] = (),
) -> list[Ranked]:
    """Give what decides the proposal: what else is asked, on what condition, whose matter it is."""
    in_lead = first_request(letter, settings)
    requests = (one for one in request_sentences(letter, settings) if one != in_lead)
    rows = [Ranked(one, _ACTION - 0.01 * i) for i, one in enumerate(requests)]
    if letter.purpose and ask.basis and _says_more(letter):
        purpose = brief(as_written(letter.purpose), LONGEST)
        rows.append(
            Ranked(told(f"{wording_of(letter).name}ระบุว่า “", purpose, "”", digits=settings.digits), _PURPOSE)
        )
    return [*rows, *alike_sentences(precedents, proposed, settings), *charged(proposed, settings)]


def _says_more(letter: Letter) -> bool:
    """Whether the purpose paragraph says more than what the note has of it: its verb, what is passed on."""
    if letter.purpose is None:
        return False
    passed = passed_on(letter)
    text = as_written(letter.purpose).text
    known = len(clusters(passed.text)) if passed else 0
    if _PLAIN.fullmatch(_THANKS.sub("", text)):
        return False
    return len(clusters(_THANKS.sub("", text))) - known > PLAIN_PURPOSE and is_legible(text)
