"""Cut a text to a length, at the end of a thought (ตัดข้อความให้สั้นโดยไม่ค้างความ)."""

from __future__ import annotations

import re

from thai.clusters import clusters

# half a number would be another number
_CUT_NUMBER = re.compile(r"\d[\d.,/:-]*$")
# a text cut behind one of these breaks off in the middle of a thought
_DANGLING = re.compile(
    r"\s(?:ณ|ที่|และ|หรือ|โดย|ของ|ใน|เพื่อ|จาก|เรื่อง|พ\.ศ\.|ลงวันที่|วันที่|ในวันที่|เวลา|จำนวน|ตั้งแต่|ระหว่าง|ประจำปี|ดังนี้|ได้แก่|คือ|"
    r"เช่น|ว่า|ให้|แก่|ต่อ|รวมทั้ง|พร้อมทั้ง|ข้อ|หมู่ที่|ครั้งที่|ด้วย|ซึ่ง)$"
)


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most ``limit`` clusters, at the end of a thought where one is near; "…" says so."""
    parts = clusters(text)
    if len(parts) <= limit:
        return text
    kept = _CUT_NUMBER.sub("", "".join(parts[: limit - 1])).rstrip()
    at_space = kept.rfind(" ", len(kept) // 4)
    return f"{_finished(kept[:at_space] if at_space > 0 else kept)}…"


def _finished(text: str) -> str:
    """Take the words off the end that only lead on to what was cut."""
    while match := _DANGLING.search(text):
        text = text[: match.start()].rstrip()
    return text
