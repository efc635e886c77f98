"""Words that tell how much a sentence matters to the chief (คำบ่งชี้ใจความสำคัญ): a table.

Each row counts one point, whatever the number of its words that a sentence holds.  What asks, decides or
names a time speaks for it; what tells the background, an example or where to read on speaks against it.  The
words are compared without tone marks and with look-alike letters as one, so that a scan's small errors do no
harm.
"""

from __future__ import annotations

import re

from pipeline.letter.lines import likeness
from thai.calendar import month_pattern

_ASKS = (
    "ขอให้ ขอความร่วมมือ ขอความกรุณา ขอความอนุเคราะห์ ขอเชิญ ขอเรียนเชิญ ขอรับการ ขอมอบ ขอส่ง มีความประสงค์ "
    "ให้ดำเนินการ ให้องค์กร ให้อำเภอ ให้จังหวัด ให้เจ้าหน้าที่ ให้หน่วย ให้ผู้ ก็ให้ มอบหมายให้ กำชับ เร่งรัด "
    "พิจารณาดำเนินการ กรุณา โปรด ต้อง"
)
_DECIDES = (
    "มีมติ เห็นชอบ อนุมัติ กำหนดจัด กำหนดให้ กำหนดเปิด จะจัด จัดสรร แต่งตั้ง มอบหมาย ลงนามใน แจ้งว่า ผลปรากฏ งบประมาณ บาท"
)
_BACKGROUND = "วัตถุประสงค์ เห็นว่า เพื่อเป็นการ เป็นประโยชน์ หารือ เนื่องจาก ประกอบกับ ประสบปัญหา ความละเอียดแจ้งแล้ว"
_DETAIL = "รายละเอียด สืบค้น ประสานได้ที่ ประสานโดยตรง โทร. หมายถึง เช่น หรือไม่ อย่างไร สิ่งที่ส่งมาด้วย ตามเอกสาร เว็บไซต์ อนึ่ง"
_DAY = re.compile(rf"\d{{1,2}}(?:\s*[-–,]\s*\d{{1,2}})*\s*(?:{month_pattern()})|\d วัน")
_BY_WHEN = re.compile(r"ภายใน|ไม่เกิน|ก่อนวันที่|ทุกระยะ|เวลา \d|ระหว่าง|ในวัน")


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(likeness(word)) for word in words.split()))


_IN_WORDS = (
    (_any_of(_ASKS), 1),
    (_any_of(_DECIDES), 1),
    (_any_of(_BACKGROUND), -1),
    (_any_of(_DETAIL), -1),
)
_IN_TIMES = (_DAY, _BY_WHEN)


def cue_points(text: str) -> int:
    """Count the cues for a sentence, less those against it.

    :param text: on one line, with Arabic digits.

    >>> cue_points("ขอให้อำเภอรายงานผล ภายในวันที่ 5 ธันวาคม 2568"), cue_points("รายละเอียดสืบค้นได้ที่เว็บไซต์")
    (3, -1)
    """
    plain = likeness(text)
    points = sum(weight for pattern, weight in _IN_WORDS if pattern.search(plain))
    return points + sum(1 for pattern in _IN_TIMES if pattern.search(text))
