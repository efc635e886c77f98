"""Which of a letter's deadlines are owed by reading it (กำหนดที่ต้องปฏิบัติ), and which it only tells of.

Letters also name times of earlier matters (ตามที่ … นั้น), of the past, of examples, and of the rules that they
explain.  Shown among what is owed, they would hide what is; the note names them in a warning.
"""

from __future__ import annotations

import re

from pipeline.letter.clauses import earlier_part
from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Deadline, Found, Letter
from pipeline.memo.kinds import wording_of
from pipeline.memo.rows import others
from pipeline.memo.times import deadlines_in_order
from pipeline.office.settings import Settings

#: from so many articles on (ข้อ ๑ …) a paper is a rule
_ARTICLES = 3
#: how far before a time the words may stand that make it an example, or ask for something
_NEAR = 300
#: in a letter that only explains, an example may run so far
_FAR = 900

_ARTICLE = re.compile(r"\s*ข้อ\s*[๐-๙0-9]+\s")
_REMINDS = re.compile("เร่งรัด|ติดตาม|ทวงถาม|เตือน|กำชับ|ย้ำ|ขยาย(?:เวลา|ระยะเวลา|กำหนด)")
_HISTORY = re.compile(r"\s*(?:ตามที่|ตามหนังสือ|ตามบันทึก|อนุสนธิ|สืบเนื่อง)")
# "ตามระเบียบ… ข้อ ๒๗ กำหนดให้…"
_RULE_SAYS = re.compile(
    r"(?:ระเบียบ|ข้อบังคับ|พระราช|กฎกระทรวง|มาตรา\s*[๐-๙0-9]|ข้อ\s*[๐-๙0-9]).*?(?:กำหน|บัญญัติ)", re.DOTALL
)
_EXAMPLE = re.compile(r"(?:เช่น|ตัวอย่าง)(?:(?!\n\n|ขอให้|โปรด).)*$", re.DOTALL)
_ASKS = re.compile("ขอให้|ขอความ|ขอเชิญ|โปรด|กรุณา|ก็ให้")
# "จึงเรียนมาเพื่อทราบ", "… และถือปฏิบัติ": the letter explains, and orders no work
_ONLY_TELLS = re.compile(r"เพื่อ\S{0,6}(?:ทราบ|ถือปฏิบัติ|ยึดถือ)(?!.*(?:ดำเนินการ|รายงาน|จัดส่ง|พิจารณา))", re.DOTALL)


def owed(letter: Letter, settings: Settings) -> list[Deadline]:
    """Give the deadlines that are owed, the earliest first; those of other districts are left out."""
    elsewhere = (*others(letter, settings), *told_of(letter))
    return [one for one in deadlines_in_order(letter) if one not in elsewhere]


def told_of(letter: Letter) -> tuple[Deadline, ...]:
    """Give the deadlines that the letter only tells of."""
    rule = wording_of(letter).rule
    return tuple(one for one in letter.deadlines if rule or _only_told(one, letter))


def _only_told(one: Deadline, letter: Letter) -> bool:
    home = _home(one, letter)
    before = home.raw[: one.start - home.start] if home else ""
    if before.count("“") > before.count("”") or _EXAMPLE.search(
        before[-(_FAR if _explains(letter) else _NEAR) :]
    ):
        return True
    if _is_past(one, letter):  # what is asked for by a day that is past was misread or mistyped, and is shown
        return not _ASKS.search(before[-_NEAR:])
    if home and _of_earlier(home.raw, before):
        return not _reminds(letter)
    return _of_a_rule(one, before, letter)


def _home(one: Deadline, letter: Letter) -> Found | None:
    """Give the paragraph that a deadline stands in; a misread head may hold one of the body's."""
    paragraphs = (*letter.body, *letter.enclosures)
    return next((p for p in paragraphs if p.page == one.page and p.start <= one.start < p.end), None)


def _of_earlier(raw: str, before: str) -> bool:
    """Whether a time belongs to the earlier matter that its paragraph opens with."""
    if len(before) < earlier_part(raw):
        return True
    only_history = raw.rstrip().endswith("นั้น") or not ("นั้น" in before or _ASKS.search(before))
    return bool(_HISTORY.match(raw)) and only_history


def _is_past(one: Deadline, letter: Letter) -> bool:
    """Whether a deadline was over before the letter was written, as far as the letter's own day is sure."""
    dated = letter.date
    if one.value is None or dated is None or not dated.value:
        return False
    sure = dated.partial or not doubtful(dated)
    return sure and one.value[: len(dated.value)] < dated.value


def _reminds(letter: Letter) -> bool:
    return any(_REMINDS.search(one.raw) for one in (letter.subject, letter.purpose, *letter.actions) if one)


def _explains(letter: Letter) -> bool:
    return letter.purpose is not None and _ONLY_TELLS.search(letter.purpose.raw) is not None


def _of_a_rule(one: Deadline, before: str, letter: Letter) -> bool:
    """Whether a time counts from something that happens to somebody, in a text that only explains a rule."""
    if one.rule is None or one.rule.days is None or one.rule.from_ in {"received", "letter", "event"}:
        return False
    articles = sum(1 for paragraph in letter.body if _ARTICLE.match(paragraph.raw))
    explains = _explains(letter)
    said = articles >= _ARTICLES or explains or _RULE_SAYS.search(before[-_NEAR:]) is not None
    return said and not _ASKS.search(before[-_NEAR:])
