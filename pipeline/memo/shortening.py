"""Cut a text to a length, at the end of a thought (ตัดข้อความให้สั้นโดยไม่ค้างความ)."""

from __future__ import annotations

import re

from thai.clusters import clusters

# half a number would be another number
_CUT_NUMBER = re.compile(r"\d[\d.,/:-]*$")
# before these a thought may end; nearer to the end than half of the text a mere space does as well
_THOUGHT = re.compile(
    r"\s(?=โดย|ซึ่ง|และ|หรือ|เพื่อ|ทั้งนี้|พร้อม|ตาม|ณ\s|ระหว่าง|ภายใน|ในวัน|หาก|รวมทั้ง|ได้แก่|จำนวน|สำหรับ|[“(\"])"
)
# a text cut behind one of these breaks off in the middle of a thought; so does a number without its unit
_DANGLING = re.compile(
    r"\s(?:ณ|และ|หรือ|โดย|ของ|ใน|เพื่อ|จาก|เรื่อง|พ\.ศ\.|เวลา|จำนวน|ตั้งแต่|ระหว่าง|ประจำปี|ดังนี้|ได้แก่|คือ|เช่น|ว่า|ให้|แก่|ต่อ|\S{0,4}ข้อ|"
    r"รวมทั้ง|พร้อมทั้ง|ด้วย|ซึ่ง|(?:\S{0,12}(?:วัน\S{0,12}|ครั้ง|หมู่|ฉบับ|รุ่น))?ที่|"
    r"โดย\S{1,4}ฯ|\d{1,3})$"
)


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most ``limit`` clusters, at the end of a thought where one is near; "…" says so."""
    parts = clusters(text)
    if len(parts) <= limit:
        return text
    kept = _CUT_NUMBER.sub("", "".join(parts[: limit - 1])).rstrip()
    return f"{_finished(kept[: _end(kept)])}…"


def _end(kept: str) -> int:
    """Give where the last thought ends in the second half; else the last word, if that is not too early."""
    thoughts = [match.start() for match in _THOUGHT.finditer(kept, len(kept) // 2)]
    at = thoughts[-1] if thoughts else kept.rfind(" ", len(kept) // 4)
    return at if at > 0 else len(kept)


def _finished(text: str) -> str:
    """Take the words off the end that only lead on to what was cut."""
    while match := _DANGLING.search(text):
        text = text[: match.start()].rstrip()
    return text
