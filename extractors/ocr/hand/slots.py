"""Where a letter's own number and day stand, which are mostly written by hand (ช่องเลขที่และวันที่).

Source: the Regulation on correspondence: ที่, agency and file code are printed, the running number after the
slash and the day before the month are filled in when the letter is signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thai.calendar import THI, month_pattern

#: stands in a row's text where a wide gap parts two pieces
APART = "\t"
#: how sure a reading is at most that may be of handwriting: the note marks it
PERHAPS_BY_HAND = 0.75

Field = Literal["number", "date"]

_START = rf"(?:^|{APART})[ .,:'|*“”-]{{0,3}}"
_END = rf"(?=\W*(?:$|{APART}))"
# ที่ กก 0012.3/ or ที่ กก 0012.(ขข)3/ and, in front of what is filled in, a printed ว; a piece of figures
# further right is filled in too, what holds no figure is the agency.
_FILE_CODE = r"[ก-ฮ.]{1,9} ?(?:\([ก-๎. ]+\) ?)?(?P<printed>\d[\d. ]*(?:\([ก-ฮ\d.]{1,8}\) ?\d*)?)/"
_CIRCULAR = rf"(?: ?\(?ว\)?\.?(?=[ {APART}\d]|$))?"
_RUNNING = rf"(?P<filled>[^{APART}]*?(?: ?{APART}[^{APART}ก-๎]*\d[^{APART}ก-๎]*)?)"
_NUMBER = rf"{_START}(?:เลข)?{THI}[ .:]*{_FILE_CODE}{_CIRCULAR}{_RUNNING}(?= *(?:$|{APART}|วัน)| [ก-๎]{{4}})"
# ที่ 12/2565 of an order; a figure by hand is read as a letter now and then
_FIGURES = rf"(?=[^{APART}/]*\d)(?![^{APART}/]*[ก-๎]{{2}})[^{APART}/]{{1,6}}"
_OF_YEAR = rf"{_START}{THI} *(?P<filled>{_FIGURES}?) ?/ ?(?P<printed>\d{{4}}){_END}"
_DAY = rf"(?P<filled>[^{APART}ัิ-ฺ็-๎][^{APART}]{{0,7}}?)"
_MONTH = rf" *{APART}?(?:เดือน ?)? *{month_pattern()} *(?:พ\.? ?ศ\.? *)?(?P<printed>\d{{2,4}})"
_DATE = rf"(?:{_START}|ณ ?)(?:วัน{THI} ?)?{_DAY}{_MONTH}{_END}"
_PATTERNS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("number", re.compile(_NUMBER)),
    ("number", re.compile(_OF_YEAR)),
    ("date", re.compile(_DATE)),
)
#: a word, and so no figure, as which handwriting is read
_WORD = re.compile("[ก-๎]{4}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a row's text that is filled in by hand, mostly.

    :param field: what the figures are part of.
    :param printed_start, printed_end: figures that were printed beforehand: the file code, the year.
    """

    field: Field
    start: int
    end: int
    printed_start: int
    printed_end: int


def slots(text: str) -> Iterator[Slot]:
    """Find the slots of a row; those where nothing was read are left out.

    :param text: digits made Arabic, pieces far apart parted by a tab.
    """
    for field, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            filled = match["filled"]
            if filled.strip() and not _WORD.search(filled):
                start = match.start("filled") + len(filled) - len(filled.lstrip())
                yield Slot(field, start, start + len(filled.strip()), *match.span("printed"))
