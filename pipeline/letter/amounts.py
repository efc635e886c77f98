"""Money that a letter names (จำนวนเงิน), and what each sum is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.body import Paragraph
from pipeline.letter.duty_words import ASK, ITEM, VERB
from pipeline.letter.fields import Amount
from pipeline.letter.lines import tidy
from thai.digits import to_arabic

#: what a sum is for stands at most so far before it
FOR_REACH = 200

_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)[ \n]*(?:\.-[ ]*)?บาท"
)
# a price of one ("คนละ ๑๒๐ บาท") is no sum
_EACH = re.compile(r"ละ[ \n]*(?:ไม่เกิน)?[ \n]*$")
# words that only lead to the figure, and the count of what it pays for
_LEADS = re.compile(
    r"[ \n]*(?:(?:รวม)?(?:เป็น|เป็นจำนวน|จำนวน)?(?<!วง)เงิน(?:รวม)?(?:ทั้งสิ้น)?|(?:เป็น)?จำนวน(?:ทั้งสิ้น)?|"
    r"ทั้งสิ้น|รวม(?:ทั้งสิ้น)?|"
    r"(?<![ก-๎])วงเงิน(?:งบประมาณ)?(?:รวม)?|ตั้งแต่|ไม่เกิน|ประมาณ|\S*ละ \d[\d,.]* บาท|"
    r"(?:จำนวน )?\d[\d,.]* (?:คน|ราย|ครัวเรือน|มื้อ|ชุด|เล่ม|วัน|กลุ่ม|หมู่บ้าน|ตำบล|อำเภอ|เครื่อง|รายการ|ชั่วโมง|"
    r"แห่ง|ครั้ง))[ \n]*$"
)
_TOTAL = re.compile(r"(?:รวม|ทั้งสิ้น)\S*[ \n]*$")
# what money is spent on, or where it comes from
_GOODS = (
    r"(?:ค่า(?!ใช้จ่าย(?![ก-๎]))|(?<!เป็น)(?<!จำนวน)(?<!วง)(?<!รวม)เงิน(?!ทั้งสิ้น|รวม)|โครงการ|กิจกรรม(?!ดังกล่าว)|แผน|รางวัล|"
    r"ลูกหนี้|หนี้|(?<!กอง)ทุน|จัดซื้อ|จัดจ้าง|จ้าง|(?:ขอรับการ)?สนับสนุน|น้ำมัน|วัสดุ|ครุภัณฑ์|ก่อสร้าง)"
)
_WHAT_FOR = re.compile(
    rf"{_GOODS}(?:(?!มี(?:เงิน|หนี้|ลูกหนี้)|(?:เป็น|รวม)เงิน)\S)*(?:(?<=ที่) ?\d+)?(?: \([^)\n]{{1,40}}\))?"
)
# a word for money tells what it is for only where nothing else does
_BARE = re.compile(r"(?:งบประมาณ|ได้รับจัดสรร|(?<!การ)เบิกจ่าย|คงเหลือ|รวม(?:เป็น)?เงิน|รวมทั้งสิ้น|ค่าใช้จ่าย)\S*")
_HEAD = re.compile(rf"{ITEM}(?!{ASK}|จึง|ตาม|ด้วย|เพื่อ|{VERB})(?P<head>[ก-๎]\S{{1,60}})(?=\s)")


def amounts(paragraphs: list[Paragraph]) -> tuple[Amount, ...]:
    """Find the amounts of money, in baht."""
    return tuple(amount for paragraph in paragraphs for amount in _of(paragraph))


def _of(paragraph: Paragraph) -> Iterator[Amount]:
    text = paragraph.flow.text
    since = 0
    for match in _AMOUNT.finditer(to_arabic(text)):
        low = max(since, match.start() - FOR_REACH)
        if _EACH.search(text, low, match.start()):
            continue
        purpose = _purpose(text, low, match.start(), first=not since)
        since = match.end()
        yield Amount(
            value=match["amount"].replace(",", ""),
            purpose=tidy(purpose) if purpose else None,
            **paragraph.place(*match.span(), "weakest"),
        )


def _purpose(text: str, low: int, end: int, *, first: bool) -> str | None:
    """Give what a sum is for: the item's own name, else the last goods or work named before it.

    :param first: no sum of the paragraph stands before it; a later "รวม" is the total of the others.
    """
    if (total := _TOTAL.search(text, low, end)) and not first:
        return total[0]
    head = _HEAD.match(text, 0, end) if first else None
    goods = list(_WHAT_FOR.finditer(text, low, _without_leads(text, low, end)))
    if head and (not goods or re.match(_GOODS, head["head"])):
        return head["head"]
    found = goods or list(_BARE.finditer(text, low, end))
    return found[-1][0] if found else None


def _without_leads(text: str, low: int, end: int) -> int:
    while (lead := _LEADS.search(text, low, end)) and lead.start() < end:
        end = lead.start()
    return end
