"""Short names of agencies, only where they are official and sure (ชื่อย่อหน่วยงาน).

Sources: the letter codes of ministries in the annex of the correspondence regulation (พ.ศ. ๒๕๒๖), and
the names by which the community-development and local-administration offices sign.
"""

from __future__ import annotations

import re

# (full, short): the rest of the name, a place, follows the short form directly
_PREFIXES = (
    ("สำนักงานพัฒนาชุมชนจังหวัด", "สพจ."),
    ("สำนักงานพัฒนาชุมชนอำเภอ", "สพอ."),
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("องค์การบริหารส่วนตำบล", "อบต."),
)
_WHOLE = (
    ("กระทรวงมหาดไทย", "มท."),
    ("กรมการพัฒนาชุมชน", "พช."),
    ("กรมส่งเสริมการปกครองท้องถิ่น", "สถ."),
    ("กรมการปกครอง", "ปค."),
)
# a letter's head gives the building; the letter is the province's or the district's
_BUILDINGS = re.compile("^(?:ศาลากลาง(?=จังหวั)|ที่ว่าการ(?=อำเภอ)|ที่ทำการ(?=องค์การ))")
# who holds the office writes for the place
_OFFICES = re.compile("^(?:ผู้ว่าราชการ(?=จังหวัด)|นาย(?=อำเภอ))")
_PLACED = tuple((re.compile(f"{re.escape(short)}(?=[ก-ฮเ-ไ])"), full) for full, short in _PREFIXES)
_ALONE = tuple((re.compile(f"(?<![ก-๛]){re.escape(short)}(?![ก-๛])"), full) for full, short in _WHOLE)


def agency(name: str) -> str:
    """Give the agency that writes from a building.

    >>> agency("ศาลากลางจังหวัดทดสอบ")
    'จังหวัดทดสอบ'
    """
    return _BUILDINGS.sub("", name)


def names_of(name: str) -> tuple[str, ...]:
    """Give the names by which a sender speaks of itself in its letter, the longest first.

    >>> names_of("ศาลากลางจังหวัดทดสอบ กลุ่มงานหนึ่ง")
    ('จังหวัดทดสอบ กลุ่มงานหนึ่ง', 'จังหวัดทดสอบ')
    """
    bare = agency(name)
    whole = (bare, bare.split(" ")[0])
    return tuple(dict.fromkeys(one for full in whole for one in (full, _OFFICES.sub("", full))))


def short_name(name: str) -> str:
    """Give an agency's short name, or the name as it is.

    >>> short_name("สำนักงานพัฒนาชุมชนจังหวัดทดสอบ"), short_name("ศาลากลางจังหวัดทดสอบ")
    ('สพจ.ทดสอบ', 'จังหวัดทดสอบ')
    """
    bare = agency(name)
    for full, short in _WHOLE:
        if bare == full:
            return short
    for full, short in _PREFIXES:
        if bare.startswith(full) and len(bare) > len(full):
            return f"{short}{bare[len(full) :].lstrip()}"
    return bare


def in_full(text: str) -> str:
    """Write the short names of a text in full again.

    >>> in_full("สพจ.ทดสอบ แจ้ง")
    'สำนักงานพัฒนาชุมชนจังหวัดทดสอบ แจ้ง'
    """
    for pattern, full in (*_PLACED, *_ALONE):
        text = pattern.sub(full, text)
    return text
