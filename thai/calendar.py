"""Names of months and days, and the years that people write (ปฏิทินไทย)."""

from __future__ import annotations

import re
from datetime import date

BUDDHIST_OFFSET = 543

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
#: Monday first, as ``date.weekday`` counts
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

#: ที่ as print has it and as OCR often leaves it, without its marks
THI = "ท[ีิ]?่?"
#: A letter of the office is not older, and its dates do not lie further ahead, than these (CE).
FIRST_YEAR, LAST_YEAR = 1950, 2099
#: Below this two digits after a month are rather a count than a year ("๒ มีนาคม ๑๕ คน").
FIRST_SHORT_YEAR = 40


def month_pattern() -> str:
    """A pattern for a month, full or short, the short one with or without its full stops."""
    short = "|".join(name.rstrip(".").replace(".", r"\.? ?") + r"\.?" for name in SHORT_MONTHS)
    return rf"(?:{'|'.join(MONTHS)}|กุมภาพันธุ์|(?:{short})(?![ก-ฮะ-์]))"


def month_number(name: str) -> int | None:
    """Give 1 to 12 for a month's name as it was written, or None."""
    bare = re.sub(r"[ .]", "", name).replace("ธุ์", "ธ์")
    for number, (full, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), start=1):
        if bare in (full, short.replace(".", "")):
            return number
    return None


def common_era(year: str, era: str | None = None) -> int | None:
    """Give the year in CE for a year as it was written in Arabic digits, or None where it makes no sense.

    Two digits are a Buddhist year of this century of that era (65 is 2565); four digits from 2400 on are
    Buddhist; ``era`` may hold ``ค.ศ.``.
    """
    number = int(year)
    if era and "ค" in era:
        return number if FIRST_YEAR <= number <= LAST_YEAR else None
    if len(year) == 2:  # noqa: PLR2004 - the two digits of a short year
        return number + 2500 - BUDDHIST_OFFSET if number >= FIRST_SHORT_YEAR else None
    if len(year) != 4:  # noqa: PLR2004 - a year "553" is an error on the page: said, not repaired
        return None
    if FIRST_YEAR + BUDDHIST_OFFSET <= number <= LAST_YEAR + BUDDHIST_OFFSET:
        return number - BUDDHIST_OFFSET
    return number if FIRST_YEAR <= number <= LAST_YEAR else None


def real_date(year: int, month: int, day: int) -> date | None:
    """Give the date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
