"""What context may not touch in a line: numbers, dates, abbreviations, names, addresses (ส่วนที่ห้ามแก้).

The rules are wide on purpose: what is kept from a word costs a mended letter, what is let through costs a
number or a name.
"""

from __future__ import annotations

import re

from thai.calendar import month_pattern
from thai.marks import CONSONANT, MARK

#: a letter, vowel or mark of Thai words; repetition, omission and digits are none
LETTER = f"{CONSONANT}ะาำเ-ไ{MARK}"
_DIGIT = "0-9๐-๙"
# What is an office and no title: นายอำเภอ, นายก, ...
_OFFICES = r"อำเภอ|ก[ ฯรอเ]|ทะเบียน|จ้าง|ช่าง|ทหาร|แพทย์|สถานี|ตรวจ|ประกัน|หน้า"
# Long forms before their beginnings.
_TITLES = (
    "นางสาว", "นาง", rf"(?<!ท)นาย(?!{_OFFICES})", "เด็กชาย", "เด็กหญิง", "คุณหญิง", "ท่านผู้หญิง", "หม่อม",
    "พระครู", "พระมหา", "ว่าที่", "(?:สิบ|ร้อย|พัน|พล|นาวา)(?:เอก|โท|ตรี|ตำรวจ|อากาศ)", "เรือ(?:เอก|โท|ตรี)",
    "จ่าสิบ", "พันจ่า", "จ่า", "ดาบตำรวจ", r"(?:ศ|รศ|ผศ|ดร|น\.ส|นส|ม\.ล|ม\.ร\.ว|นพ|พญ|ทพ|พระ)\.",
    r"(?:พล|พ|ร|จ|ส|น|ด)\. ?(?:[ตอทสรจบ]\. ?){1,2}",
)  # fmt: skip
_NAME = r"\S{0,24}(?: ?ณ)?(?: +\S{1,24})?"
_PATTERNS = (
    # digits, with what joins them and the letters that touch them
    rf"[{LETTER}]{{0,3}}[{_DIGIT}][{_DIGIT}.,/:()–-]*[{LETTER}]{{0,3}}",
    # what stands between digits: the month of a date, the ว of a number
    rf"[{_DIGIT}][^{_DIGIT}]{{1,14}}(?=[{_DIGIT}])",
    # and a short word before them: the letters of a number
    rf"(?<!\S)\S{{1,4}} *(?=[{_DIGIT}/])",
    month_pattern(),
    # abbreviations: with full stops, and consonants alone
    rf"[{LETTER}]{{1,6}}(?:\.[{LETTER}]{{0,4}})+",
    rf"(?<![{LETTER}])[{CONSONANT}]{{1,4}}(?![{LETTER}])",
    rf"[{LETTER}]{{0,3}}[A-Za-z@_#&][^\s]*[{LETTER}]{{0,3}}",
    rf"[{LETTER}]{{0,8}}[ฯๆ]",
    rf"(?:(?:{'|'.join(_TITLES)}) *)+{_NAME}",
    # the name under a signature
    r"^\s*\(.*$",
)
_UNTOUCHED = tuple(re.compile(pattern) for pattern in _PATTERNS)
_PLACE = re.compile(r"(?:ตำบล|อำเภอ|จังหวัด|หมู่บ้าน|บ้าน|เทศบาล|แขวง|เขต|ถนน|วัด|โรงเรียน)\S{1,16}")

Spans = list[tuple[int, int]]


def untouched(text: str) -> Spans:
    """Give the parts of a line that stay as they were read, each as start and end; they may overlap."""
    return [found.span() for pattern in _UNTOUCHED for found in pattern.finditer(text)]


def names_of_places(text: str) -> Spans:
    """Give the parts of a line that may name a place: they are changed where the context is certain."""
    return [found.span() for found in _PLACE.finditer(text)]


def meets(spans: Spans, start: int, end: int) -> bool:
    """Tell whether a part of a line, or the place between two characters, lies in one of the spans."""
    return any(left < max(end, start + 1) and start < right for left, right in spans)
