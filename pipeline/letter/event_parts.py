"""What is said of an event beside its days (เวลาและช่องทางของนัดหมาย): its hours, and where to meet online."""

from __future__ import annotations

import re

from thai.digits import to_arabic

#: a time stands at most so far after its date
_TIME_AFTER = 60
_CLOCK = r"\d{1,2}[.:]\d{2}|\d{4}"
_HOUR = r"(?:[ \n]*(?:น\.?(?![ก-๎])|นาฬิกา))?"
_TO = r"[ \n]*(?:-|–|—|ถึง)[ \n]*"
_TIME = re.compile(
    rf"(?:(?:ตั้งแต่|ระหว่าง|ใน|ช่วง)?เวลา(?:ประมาณ)?|,)[ \n]*(?P<from>{_CLOCK}){_HOUR}"
    rf"(?:{_TO}(?:เวลา[ \n]*)?(?P<to>{_CLOCK})(?!\d){_HOUR})?"
)
# "เวลา ๒๒.๐๐ น. ถึงวันที่ ๑ มกราคม ๒๕๗๐ เวลา ๐๒.๐๐ น."
_UNTIL = re.compile(rf"{_HOUR}{_TO}(?:เวลา[ \n]*{_CLOCK}{_HOUR}[ \n]*)?(?=วัน|\d)")
_LINK = re.compile(r"https?://[^\s)>\]]+")
# a link by which one answers or fetches papers does not lead to the meeting
_OTHER_LINK = re.compile(r"(?:ลงทะเบียน|ดาวน์โหลด|ตอบรับ|แบบ\S*|เอกสาร\S*|รายละเอียด\S*|สแกน\S*)[^\n]{0,40}$")
_CODE = r"(?:[Pp]asscode|PASSCODE|[Pp]assword|รหัส(?:ผ่าน|การประชุม)?)"
_MEETING = re.compile(
    r"(?:(?:Meeting|MEETING|meeting|Webinar)\s?(?:ID|Id|id)|รหัส(?:การ|ห้อง)?ประชุม)\s?:?\s?"
    r"[0-9๐-๙][0-9๐-๙ -]{5,18}[0-9๐-๙]"
    rf"(?:\s?[,/]?\s?(?:และ)?{_CODE}\s?:?\s?[0-9A-Za-z๐-๙]{{3,12}})?"
)


def time_after(plain: str, start: int, until: int) -> re.Match[str] | None:
    """Find the time of the clock that follows a date, in a text with Arabic digits."""
    return _TIME.search(plain, start, min(until, start + _TIME_AFTER))


def opens_with_time(text: str) -> bool:
    """Tell whether a text begins with a time of the clock."""
    return _TIME.match(to_arabic(text).lstrip(" \n")) is not None


def goes_on_to(plain: str, start: int, end: int) -> bool:
    """Tell whether all between a time and a later date says that it lasts until then, in Arabic digits."""
    match = _UNTIL.match(plain, start)
    return match is not None and bool(re.fullmatch(r"(?:วัน[ก-๎]{0,12}[ \n]*)?", plain[match.end() : end]))


def clock(match: re.Match[str]) -> str | None:
    """Give the times as ``09:00-12:00`` or ``09:00``; None where the clock has none such."""
    times = [_time(part) for part in (match["from"], match["to"]) if part]
    return "-".join(time for time in times if time) if all(times) else None


def _time(written: str) -> str | None:
    hour, minute = int(written[:-2].rstrip(".:") or 0), int(written[-2:])
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None  # noqa: PLR2004 - of a clock


def link_after(text: str, start: int, until: int) -> str | None:
    """Give the address of an online meeting, else its number (Meeting ID) with the word that opens it."""
    for match in _LINK.finditer(text, start, until):
        if not _OTHER_LINK.search(text, start, match.start()):
            return match[0].rstrip(".,")
    number = _MEETING.search(text, start, until)
    return " ".join(to_arabic(number[0]).split()) if number else None
