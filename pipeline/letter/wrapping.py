"""Lines that were broken by hand (ข้อความที่ขึ้นบรรทัดใหม่เอง): in plain text, and in files typed line by line.

Where a file gives no geometry a line is a paragraph, unless all lines of the page are of one width and no
longer than a page is wide.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: columns: a sheet of A4 holds no more in the sizes of letters
WIDEST = 110
#: and lines that are broken at its margin are mostly longer than this
NARROWEST = 60
#: share of the widest line from which on a line is full: Thai breaks between words of up to fifteen letters
FULL = 0.8
#: so many full lines are no chance
FEWEST = 3

_MARKS = re.compile("[ัิ-ฺ็-๎]")
#: a gap of columns, not of prose
_GAP = re.compile(r"\t| {3,}")


def is_full_line(text: str, page: str) -> bool:
    """Tell whether a line runs to the margin at which the lines of its page were broken by hand."""
    margin = _margin(page)
    return margin is not None and not _GAP.search(text) and _width(text) >= margin


@lru_cache(maxsize=4)
def _margin(page: str) -> float | None:
    widths = sorted(_width(line) for line in page.split("\n") if not _GAP.search(line))
    if len(widths) < FEWEST or not NARROWEST <= widths[-1] <= WIDEST:
        return None
    margin = FULL * widths[-1]
    return margin if widths[-FEWEST] >= margin else None


def _width(text: str) -> int:
    return len(_MARKS.sub("", text.strip()))
