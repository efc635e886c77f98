"""Clauses in Thai prose: who is to do what.

Thai writes no full stops: a space before a linking word ends a clause.
"""

from __future__ import annotations

import re

from pipeline.letter.duty_words import ASK, ITEM, NAMED_BY_WORK, PARTY, PERSON, VERB, VERB_OF_PARTY

#: a clause longer than this is no clause
LONGEST = 160
#: who owes something stands at most so far before the time
PARTY_REACH = 400

_END = re.compile(
    r"[ \n]+(?=(?:จึง|ทั้งนี้|ซึ่ง|และ(?:ขอ|ให้|แจ้ง|ส่ง|รายงาน)|หาก|โดย|เพื่อ|ดังนั้น|ดังนี้|รายละเอียด|พร้อม|"
    r"ตามสิ่งที่|นั้น|ในการนี้|ขอให้|โปรด|ให้|ภายใน|ก่อน|ไม่เกิน|จัดส่ง|ทาง|ผ่าน|สำหรับ|กรณี|ต่อไป))|"
    r"[ ]{2,}|\t|\n(?=[0-9๐-๙]+[.)])"
)
_REST = rf"(?:(?!{ASK}|จึง|ทราบ|เพื่อ(?!การ)|โดย)\S){{0,60}}?"
_NAME = (
    rf"(?:{NAMED_BY_WORK}{_REST}|"
    rf"{PARTY}{_REST}(?: (?:และ|หรือ) ?{PARTY}{_REST})?(?: ทุก[ก-๎]{{2,20}}?)?|{PERSON})"
)
# between ขอให้ and the verb, or at the head of an item of a list
_ASKED = re.compile(rf"(?:{ASK}|^{ITEM})\s?(?P<who>{_NAME})\s?(?={VERB_OF_PARTY})")
# "ผู้ประสงค์จะสมัครให้ยื่นใบสมัคร", "หากหน่วยงานใดมีข้อหารือ ให้แจ้ง"
_TOPIC = re.compile(
    rf"(?<![^\s])(?:{ITEM}|สำหรับ)?(?P<who>(?:ผู้|สมาชิก|บุคคล|กลุ่ม|ส่วนราชการ|หน่วยงาน)(?:(?!ขอให้|จึง|โดย)\S){{0,60}}?)"
    rf"(?<!แจ้ง)(?<!กำหนด)(?<!มอบหมาย)(?<!อนุมัติ)ให้(?={VERB})"
)
_WHOEVER = re.compile(rf"หาก(?P<who>{PARTY}\S{{0,40}}?)ใด(?=\S)")
# "ผู้สนใจยื่นใบสมัคร": an announcement asks nobody, and yet says who hands in what
_INTERESTED = re.compile(
    rf"(?<!\S)(?P<who>ผู้(?:สนใจ|ประสงค์|มีสิทธิ|มีคุณสมบัติ)(?:(?!ให้)\S){{0,60}}?)\s?(?:สามารถ|ต้อง)?(?={VERB})"
)
# "๒. ฝ่ายพิธีการ ประกอบด้วย … มีหน้าที่จัดเตรียมสถานที่" of an order
_APPOINTED = re.compile(
    rf"^{ITEM}(?P<who>(?:คณะ|ฝ่าย|กลุ่ม)\S{{0,60}})\s(?=(?:ประกอบด้วย\s.{{0,600}}?)?มีหน้าที่)", re.DOTALL
)
_WHO = (_ASKED, _TOPIC, _WHOEVER, _INTERESTED, _APPOINTED)
_OWED = re.compile(
    rf"(?:(?<![^\s])|(?<=\sและ)|(?<=\sแล้ว)|(?<=\sพร้อม)|(?<=\sโดย)|(?<=ให้)|(?<=โปรด)|(?<=กรุณา)|(?<=สามารถ)|(?<=\sพร้อมทั้ง))"
    rf"(?:เร่ง)?{VERB}"
)
# "ส่งให้จังหวัด" says where to, not what
_ONLY_WHERE = re.compile(r"(?:จัด|นำ)?(?:ส่ง|เสนอ)(?:กลับ)?(?:มา|ไป)?(?:ให้|ยัง|ถึง)")
_DUTY_ITEM = re.compile(rf"{ITEM}(?={VERB})")
_RECIPIENT = re.compile(
    r"\s*(?:ให้|(?:กลับ)?(?:มา|ไป)ยัง)\s?(?:สำนักงาน|จังหวัด|อำเภอ|กรม|กอง|ศูนย์|ฝ่าย|หน่วย)\S*(?<!ทราบ)$"
)
_TAIL = re.compile(r"\s*(?:เป็นประจำ(?:ทุก\S+)?|และ|โดย|หรือ|อย่างช้า)$")
# what an earlier letter asked for ("ตามหนังสือที่อ้างถึง … ขอให้รายงาน … นั้น")
_EARLIER = re.compile(
    rf"\s*{ITEM}?(?:ตาม|อนุสนธิ|สืบเนื่อง).{{0,600}}?(?:(?<![ก-๎])|(?<=แล้ว))นั้น(?![ก-๎])", re.DOTALL
)
_SPACE = re.compile(r"\s")
# where they are is no part of who they are
_AROUND_HERE = re.compile(r"\s?ใน(?:เขต)?พื้นที่(?:รับผิดชอบ|ของท่าน|ดังกล่าว|เป้าหมาย)?$")
_GOES_ON = re.compile(r"\s*(?:ทั้งนี้|อนึ่ง|พร้อมนี้|นอกจากนี้|ในการนี้|และ|โดย)")


def clause_end(text: str, start: int, longest: int = LONGEST) -> int:
    """Give where the clause that holds ``start`` ends."""
    match = _END.search(text, start)
    return min(match.start() if match else len(text), start + longest)


def earlier_part(text: str) -> int:
    """Give where that part of a paragraph ends which tells of an earlier letter (ตาม … นั้น); 0 for none."""
    earlier = _EARLIER.match(text)
    return earlier.end() if earlier else 0


def owed_before(text: str, end: int, since: int = 0) -> str | None:
    """Give what is to be done by a time that stands at ``end``: the last verb's clause.

    :param since: where an earlier time ended; what stands before it was owed by then.

    >>> text = "ขอให้อำเภอเร่งรัดงาน และรายงานผลตามแบบ ให้จังหวัดศรีนาคา ภายในวันที่ 5"
    >>> owed_before(text, text.index("ภายใน"))
    'รายงานผลตามแบบ'
    """
    span = owed_span(text, end, since)
    return text[slice(*span)] if span else None


def owed_span(text: str, end: int, since: int = 0) -> tuple[int, int] | None:
    """Give where that stands in the text which is to be done by a time at ``end``; see ``owed_before``."""
    since = max(since, _asked_here(text, end))
    starts = _starts(text, max(since, end - LONGEST), end)
    whole = [start for start in starts if not _ONLY_WHERE.match(text, start)]
    if not whole:
        further = _starts(text, max(since, end - 2 * LONGEST), end)
        whole = [start for start in further if not _ONLY_WHERE.match(text, start)] or starts
    if not whole:
        return None
    item = _DUTY_ITEM.match(text)  # what an item orders is owed as a whole
    one_duty = item and item.end() in whole and not _ASKED.search(text, 0, end)
    start = item.end() if item and one_duty else max(whole)
    clause = _TAIL.sub("", _RECIPIENT.sub("", text[start:end].rstrip()))
    return (start, start + len(clause)) if clause else None


def _asked_here(text: str, end: int) -> int:
    """Give where this letter's own words before ``end`` begin; a time within an earlier one is of that."""
    earlier = earlier_part(text)
    return earlier if earlier <= end else 0


def _starts(text: str, low: int, end: int) -> list[int]:
    starts = [match.start() for match in _OWED.finditer(text, low, end)]
    return starts + [m.end() for named in (_ASKED, _INTERESTED) for m in named.finditer(text, low, end)]


def who_before(text: str, end: int) -> str | None:
    """Give who is to do it: the last party named after ขอให้, before ให้, or at the head of the list's item."""
    low = max(_asked_here(text, end), end - PARTY_REACH)
    found = [match for pattern in _WHO for match in pattern.finditer(text, low, end)]
    named = [match for match in found if not _delegated(match, found)]
    return _name(max(named, key=lambda match: match.start("who"))) if named else None


def who_asked(text: str, start: int, end: int) -> str | None:
    """Give the party that a request between two places names first."""
    # an item's number stands before the request
    low = 0 if re.fullmatch(ITEM, text[:start]) else start
    found = [match for pattern in _WHO for match in pattern.finditer(text, low, end)]
    return _name(min(found, key=lambda match: match.start("who"))) if found else None


def _name(match: re.Match[str]) -> str:
    return _AROUND_HERE.sub("", match["who"].strip())


def _delegated(match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether another party is asked in the same breath to have it done (ขอให้อำเภอมอบหมายเจ้าหน้าที่…)."""
    return any(
        other.end() <= match.start() and not _SPACE.search(match.string, other.end(), match.start())
        for other in found
    )


def goes_on(paragraph: str) -> bool:
    """Tell whether a paragraph adds to the one before, and so speaks of the same parties."""
    return bool(_GOES_ON.match(paragraph))
