"""Titles and names of offices that OCR read wrong by a letter or two (ชื่อตำแหน่งและส่วนราชการที่อ่านผิด).

The head and the foot of a letter speak in few words: a hundred titles and offices, and 77 provinces.  What is
no word and is nearly one of these is that one: จังหวัต is จังหวัด.  The place keeps what was read, and the value
stays as doubtful as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.base import Page
from pipeline.letter.fields import Found
from thai.clusters import cluster_starts
from thai.names import provinces
from thai.unknown import letters_in_no_word

#: one wrong letter or mark in so many
_LETTERS_A_FAULT = 7
#: what the reader is so sure of is what the page says, misspelt or not
_SURE = 0.9

# Longer than the longest title is prose, or a garbled page.
_RUN = re.compile("(?<![ก-ฮะ-ฺเ-๎])[ก-ฮะ-ฺเ-๎]{6,120}(?![ก-ฮะ-ฺเ-๎])")
# Source: Regulation on correspondence, its examples; the titles and offices of provincial administration.
_PHRASES = """
ผู้ว่าราชการจังหวัด รองผู้ว่าราชการจังหวัด ปลัดจังหวัด หัวหน้าสำนักงานจังหวัด ศาลากลางจังหวัด สำนักงานจังหวัด ทุกจังหวัด
นายอำเภอ ปลัดอำเภอ ที่ว่าการอำเภอ ที่ทำการปกครองอำเภอ อำเภอเมือง ทุกอำเภอ หัวหน้าส่วนราชการ
องค์การบริหารส่วนจังหวัด องค์การบริหารส่วนตำบล นายกองค์การบริหารส่วนจังหวัด นายกองค์การบริหารส่วนตำบล
ปลัดองค์การบริหารส่วนตำบล ที่ทำการองค์การบริหารส่วนตำบล นายกเทศมนตรี เทศบาลตำบล เทศบาลเมือง เทศบาลนคร สำนักงานเทศบาล
สำนักงาน สำนักงานปลัด สำนักปลัดกระทรวง ปลัดกระทรวง กระทรวงมหาดไทย กระทรวงการคลัง กระทรวงศึกษาธิการ กระทรวงสาธารณสุข
กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์ กรมการพัฒนาชุมชน กรมการปกครอง กรมส่งเสริมการปกครองท้องถิ่น
กรมบัญชีกลาง กรมป้องกันและบรรเทาสาธารณภัย กรมโยธาธิการและผังเมือง อธิบดีกรม รองอธิบดี เลขาธิการ เลขานุการ
สำนักงานพัฒนาชุมชนอำเภอ สำนักงานพัฒนาชุมชนจังหวัด พัฒนาการอำเภอ พัฒนาการจังหวัด นักวิชาการพัฒนาชุมชน
สำนักงานส่งเสริมการปกครองท้องถิ่น ท้องถิ่นจังหวัด ท้องถิ่นอำเภอ องค์กรปกครองส่วนท้องถิ่น เกษตรอำเภอ สาธารณสุขอำเภอ
ผู้อำนวยการสำนัก ผู้อำนวยการกอง ผู้อำนวยการศูนย์ ผู้อำนวยการโรงเรียน ผู้ช่วยเลขานุการ ประธานกรรมการ คณะกรรมการ
รักษาราชการแทน ปฏิบัติราชการแทน รักษาการในตำแหน่ง ปฏิบัติหน้าที่ ชำนาญการพิเศษ ชำนาญการ ปฏิบัติการ เจ้าพนักงานปกครอง
สำนักงานคณะกรรมการ มหาวิทยาลัย วิทยาลัยชุมชน โรงพยาบาล สำนักงานเขตพื้นที่การศึกษา สถานีตำรวจภูธร ผู้กำกับการ
งานป้องกันและบรรเทาสาธารณภัย กลุ่มงานอำนวยการ กลุ่มงานบริหาร ฝ่ายอำนวยการ ฝ่ายนโยบายและแผน กองแผนและงบประมาณ
ภาคตะวันออกเฉียงเหนือ ภาคตะวันออก กำนันผู้ใหญ่บ้าน ผู้ใหญ่บ้าน สำนักงานส่งเสริม สำนักพัฒนา
"""


def mended(found: Found | None, pages: tuple[Page, ...]) -> Found | None:
    """Give a title or an office with its misread words as they must be; what a text layer says stays."""
    if found is None or found.confidence >= _SURE or pages[found.page - 1].source == "text":
        return found
    return replace(found, value=_RUN.sub(lambda match: mended_run(match[0]), found.value))


def mended_run(run: str) -> str:
    """Mend letters without a space, as long as fewer of them are left that stand in no word.

    >>> mended_run("ที่ว่าการอำเภอเมื่อง")
    'ที่ว่าการอำเภอเมือง'
    """
    left = letters_in_no_word(run)
    while left:
        tried = ((letters_in_no_word(one), Levenshtein.distance(run, one), one) for one in _replaced(run))
        fewer, _, better = min(tried, default=(left, 0, run))
        if fewer >= left:
            break
        left, run = fewer, better
    return run


def _replaced(run: str) -> Iterator[str]:
    """Give the run with the stretch that is nearest to a phrase, and not the phrase, replaced by it."""
    bounds = [*cluster_starts(run), len(run)]
    for phrase in _phrases():
        faults = len(phrase) // _LETTERS_A_FAULT
        stretches = list(_stretches(bounds, len(phrase), faults))
        apart = [Levenshtein.distance(run[a:b], phrase, score_cutoff=faults) for a, b in stretches]
        nearest = min(apart, default=0)
        for (start, end), distance in zip(stretches, apart, strict=True):
            if 0 < distance == nearest <= faults:  # a longer stretch would swallow what stands beside it
                yield run[:start] + phrase + run[end:]


def _stretches(bounds: list[int], length: int, slack: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of whole clusters that are about as long."""
    for start in bounds:
        first = bisect_left(bounds, start + length - slack)
        last = bisect_right(bounds, start + length + slack)
        yield from ((start, end) for end in bounds[first:last])


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    """Give the phrases; a province where its name must follow."""
    named = (before + name for name in sorted(provinces()) for before in ("จังหวัด", "เมือง"))
    return (*_PHRASES.split(), *named)
