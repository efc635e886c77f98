"""Pages from plain text, for tests of what is read from a letter."""

from __future__ import annotations

import re

from extractors.base import Box, Page, Word
from thai.repair import repair


def page_of(text: str, number: int = 1, confidence: float = 1.0) -> Page:
    """Make a page without geometry, as a text file gives it; less than sure means read by OCR."""
    whole = repair(text.strip("\n"))
    words = tuple(Word(m.start(), m.end(), None, confidence) for m in re.finditer(r"\S+", whole))
    return Page(number, whole, words, "text" if confidence == 1.0 else "ocr", confidence, "test")


def placed(rows: list[list[tuple[float, str]]]) -> Page:
    """Make a page of OCR whose words stand where they are told, six points a letter."""
    words: list[Word] = []
    text = ""
    for nth, row in enumerate(rows):
        for left, said in row:
            text += " " if text and not text.endswith("\n") else ""
            box = Box(left, 30.0 * nth, left + 6.0 * len(said), 30.0 * nth + 14)
            words.append(Word(len(text), len(text) + len(said), box, 0.95))
            text += said
        text += "\n"
    return Page(1, text.rstrip("\n"), tuple(words), "ocr", 0.95, "test", width=600.0, height=840.0)


EXTERNAL = """
                    ด่วนที่สุด
ที่ ศน ๐๐๑๙/ว ๒๑๔\tสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
\tศาลากลางจังหวัดศรีนาคา ถนนริมบึง ศน ๓๐๐๐๐
\t\t๑๒ พฤศจิกายน ๒๕๖๙
เรื่อง\tการรายงานผลการดำเนินงานกองทุนพัฒนาบทบาทสตรี
เรียน\tพัฒนาการอำเภอ ทุกอำเภอ
อ้างถึง\tหนังสือกรมการพัฒนาชุมชน ด่วนมาก ที่ มท ๐๔๐๖.๒/ว ๑๕๕ ลงวันที่ ๓ พฤศจิกายน ๒๕๖๙
สิ่งที่ส่งมาด้วย\t๑. แบบรายงาน\tจำนวน ๑ ฉบับ
\t๒. คู่มือการกรอกแบบรายงาน\tจำนวน ๑ เล่ม
\tตามหนังสือที่อ้างถึง กรมการพัฒนาชุมชนแจ้งให้จังหวัดรายงานผลการดำเนินงาน นั้น
\tจังหวัดศรีนาคาขอให้อำเภอรวบรวมข้อมูลตามแบบรายงาน และส่งให้จังหวัด ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙ \
และขอเชิญประชุมชี้แจงในวันศุกร์ที่ ๒๐ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๓๐ - ๑๒.๐๐ น. ณ ห้องประชุมศรีนาคา ชั้น ๓ โดยเบิกค่าใช้จ่ายจากต้นสังกัด
\tจึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ
ขอแสดงความนับถือ

(นายสมมุติ ใจงาม)
พัฒนาการจังหวัดศรีนาคา

กลุ่มงานส่งเสริมการพัฒนาชุมชน
โทร. ๐ ๗๙๙๙ ๑๒๓๔ ต่อ ๑๒
"""
