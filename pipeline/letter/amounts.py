"""Money that a letter names (จำนวนเงิน), and what each sum is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.letter.body import Paragraph
from pipeline.letter.duty_words import ASK, ITEM, VERB
from pipeline.letter.fields import Amount
from pipeline.letter.lines import tidy
from thai.digits import to_arabic
from thai.number_words import NUMBER_WORDS, baht_of

#: what a sum is for stands at most so far before it
FOR_REACH = 200

#: a sum whose words differ from its figures
DIFFERS = 0.5
_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,4})?)[ \n]*(?:\.-[ ]*)?"
    r"(?P<scale>ล้าน|แสน|หมื่น|พัน)?[ ]?บาท"
)
#: what each figure counts
_SCALE = {None: 1, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_WORDS = re.compile(rf"(?P<bracket>\([ ]*)?(?P<words>{NUMBER_WORDS}บาท(?:ถ้วน|{NUMBER_WORDS}สตางค์))")
_IN_WORDS = re.compile(r"[ \n]*\([ ]*(?P<words>[ก-๎ ]+(?:บาทถ้วน|บาท|สตางค์))[ ]*\)")
# a price of one ("คนละ ๑๒๐ บาท") is no sum, nor is a step of a scale of pay or a lower bound
_EACH = re.compile(r"(?:ละ[ \n]*(?:ไม่เกิน)?|ข[ั้]*น|น้อยกว่า|มากกว่า|ต่ำกว่า)[ \n]*$")
# what the sum is to pay stands after it, too: "(…บาทถ้วน) เพื่อเป็นค่าใช้จ่ายในการฝึกอบรม"
_FOR_AFTER = re.compile(
    r"[ \n]*(?:\([^)\n]{0,120}\))?[ \n]*(?:(?:เพื่อ(?:ใช้)?|สำหรับ)(?:เป็น)?|เป็น(?=ค่า)|ในการ)[ ]?"
    rf"(?P<for>(?!{ASK}|ขอ|ทราบ|พิจารณา|ให้|ประกอบ)[ก-๎]\S+)"
)
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


def differing(plain: str) -> Iterator[tuple[int, int]]:
    """Find the sums whose words in brackets differ from their figures, in a text with Arabic digits."""
    for match in _AMOUNT.finditer(plain):
        words = _IN_WORDS.match(plain, match.end())
        if words and _differs(match, words["words"]):
            yield match.start(), words.end()


def _differs(match: re.Match[str], words: str) -> bool:
    said = baht_of(words)
    return said is not None and said != _value(match)


def _value(match: re.Match[str]) -> Decimal:
    """Give the sum in baht of figures or of words."""
    if "words" in match.groupdict():
        return baht_of(match["words"]) or Decimal(0)
    return Decimal(match["amount"].replace(",", "")) * _SCALE[match["scale"]]


def _written(match: re.Match[str]) -> str:
    """Write a sum as a decimal string, with the satang that its figures have."""
    value = _value(match)
    scaled = "words" in match.groupdict() or match["scale"]
    return f"{int(value)}" if scaled and value == int(value) else f"{value:f}"


def _of(paragraph: Paragraph) -> Iterator[Amount]:
    text = paragraph.flow.text
    plain, since = to_arabic(text), 0
    spelt = (one for one in _WORDS.finditer(plain) if not one["bracket"] and baht_of(one["words"]))
    sums = [*_AMOUNT.finditer(plain), *spelt]
    for match in sorted(sums, key=lambda one: one.start()):
        low = max(since, match.start() - FOR_REACH)
        if _EACH.search(text, low, match.start()):
            continue
        purpose = _purpose(text, low, match.start(), first=not since)
        if purpose is None or _BARE.fullmatch(purpose):
            purpose = _purpose_after(text, match.end()) or purpose
        since = match.end()
        place = paragraph.place(*match.span(), "weakest")
        if (words := _IN_WORDS.match(plain, since)) and _differs(match, words["words"]):
            place["confidence"] = min(place["confidence"], DIFFERS)
        yield Amount(value=_written(match), purpose=tidy(purpose) if purpose else None, **place)


def _purpose_after(text: str, end: int) -> str | None:
    match = _FOR_AFTER.match(text, end)
    return match["for"] if match else None


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
