"""Letters that ask for an answer and have none (หนังสือที่ต้องตอบและยังไม่ได้ตอบ)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.catalogue.asked import Asking, asking_letters, open_days
from pipeline.catalogue.citations import citations_to
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import rows_by_id
from pipeline.letter.fields import Letter
from pipeline.matter.ours import is_ours
from pipeline.memo.names import agency
from pipeline.office.settings import Settings

# nouns and bygone things: ผู้รายงาน, การรายงาน, ได้ส่ง, ตามที่แจ้ง, ที่ส่งมา
_NO_VERB = "(?<!ผู้)(?<!การ)(?<!ได้)(?<!ที่)(?<!แบบ)"
_SEND = r"(?:จัด|นำ)?ส่ง(?!เสริม|ต่อ|มา(?:ด้วย|พร้อม|เพื่อ)|ผลให้|(?!(?:ราย)?ชื่อ|แบบ).{0,30}เข้า(?:ร่วม|รับ|ประชุม|อบรม))"
_TELL = (
    r"แจ้ง(?=(?:ให้)?(?:ผล|ตอบ|ยืนยัน|กลับ|รายชื่อ|ชื่อ|จำนวน|ข้อมูล|ความ(?:ประสงค์|คืบหน้า|เห็น|คิดเห็น|ต้องการ)|การเข้าร่วม|"
    r"สำนักงาน|จังหวัด|กรม|กระทรวง|ที่ว่าการ))"
)
_ANSWER = re.compile(
    rf"{_NO_VERB}(?:รายงาน(?!ตัว|การประชุม|ประจำ)|{_SEND}|{_TELL}|ตอบ(?!สนอง|แทน)|ยืนยัน|"
    r"ยื่น(?=แบบ|คำขอ|ใบ|เอกสาร|บัญชี)|เสนอ(?=ชื่อ|รายชื่อ|โครงการ|ผล|ความเห็น)|ชี้แจง(?=เหตุผล|ข้อเท็จจริง|ผล))"
)
#: kinds that nobody answers by a letter
_NEVER = frozenset({"minutes", "announcement", "record"})

#: who answers a reminder answers what it reminds of
_REMINDS = re.compile("เร่งรัด|ติดตาม|ทวงถาม|เตือน")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A letter that waits for its answer.

    :param asked_by: who asks; empty where the sender is not known.
    :param due: ISO date by which something is owed; None where none is known.
    :param ours: our own letter waits for the answer of others.
    """

    id: str
    subject: str
    asked_by: str
    due: str | None
    ours: bool


def asks_answer(letter: Letter) -> bool:
    """Tell whether a letter asks for a report or a reply; to make known or to comply is no answer."""
    asked = (one.what for one in letter.actions)
    owed = (one.what or "" for one in letter.deadlines)
    return letter.kind not in _NEVER and asks(*asked, *owed)


def asks(*said: str) -> bool:
    """Tell whether words of a request ask for an answer.

    >>> asks("ขอให้อำเภอรายงานผลการดำเนินงาน"), asks("ขอความร่วมมือประชาสัมพันธ์และแจ้งผู้เกี่ยวข้องทราบ")
    (True, False)
    """
    return any(_ANSWER.search(one) for one in said)


def unanswered(catalogue: Catalogue, settings: Settings) -> list[Unanswered]:
    """List the letters that ask for an answer and have none, the earliest due first.

    What came in is answered by a letter of our own that cites it, our own letter by one that came in; a
    matter that is done waits for nothing.
    """
    asking = [one for one in asking_letters(catalogue) if one.kind not in _NEVER and asks(*one.said)]
    ours = {one.id: is_ours(one.number, one.sender, settings) for one in asking}
    waiting = [one for one in asking if not (ours[one.id] and one.kind == "memo")]
    reminders = {one.id for one in waiting if _REMINDS.search(one.subject)}
    left = _without_answer(catalogue, settings, [one.id for one in waiting], ours, reminders)
    days = open_days(catalogue, sorted(left))
    found = [_unanswered(one, days, ours=ours[one.id]) for one in waiting if one.id in left]
    return sorted(found, key=lambda one: (one.due is None, one.due or "", one.id))


def _without_answer(
    catalogue: Catalogue,
    settings: Settings,
    ids: Sequence[str],
    ours: dict[str, bool],
    reminders: set[str],
) -> set[str]:
    pairs = [(each.row.letter_id, each.row.cited_id) for each in citations_to(catalogue, ids)]
    by_us = _by_us(catalogue, settings, {citing for citing, _ in pairs})
    answered = {cited for citing, cited in pairs if cited and by_us[citing] != ours[cited]}
    return set(ids) - answered - {cited for citing, cited in pairs if citing in answered & reminders}


def _by_us(catalogue: Catalogue, settings: Settings, ids: Iterable[str]) -> dict[str, bool]:
    rows = rows_by_id(catalogue, sorted(ids))
    return {row.id: is_ours(row.fields.number, row.fields.sender, settings) for row in rows}


def _unanswered(one: Asking, days: dict[str, str], *, ours: bool) -> Unanswered:
    asked_by, due = agency(one.sender), days.get(one.id)
    return Unanswered(id=one.id, subject=one.subject, asked_by=asked_by, due=due, ours=ours)
