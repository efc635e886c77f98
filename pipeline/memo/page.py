"""How much one page holds (หนึ่งหน้า A4): counted in lines, with the wider of the two fonts.

A note is set in TH SarabunPSK 16 pt; where that is not installed Laksaman stands in, half as wide again
at the same nominal size.  What fits with Laksaman fits with both.
"""

from __future__ import annotations

import math

from pipeline.memo.model import Section
from pipeline.memo.sentences import MARK
from thai.clusters import clusters

#: clusters on a line of 16 cm at 16 pt in Laksaman: 51 measured on running text, less the ragged line ends
PER_LINE = 48
#: lines of text between the head and the place of the signatures, at 16 pt
LINES = 24
SIZE, SMALLEST = 16.0, 8.0
#: clusters that the first line of a paragraph is indented by
INDENT = 6
#: of the line that explains the mark of doubt, in lines
EXPLAINED = 0.75
FIGURE_SPACE = "\N{FIGURE SPACE}"
#: clusters in whose room the picture of a doubtful reading stands
CROP = 14


def lines_of(text: str, per_line: float = PER_LINE) -> int:
    """Count the lines of one paragraph."""
    return max(1, math.ceil((len(clusters(text)) + INDENT) / per_line))


def paragraphs(section: Section) -> list[str]:
    """Give the paragraphs that a section is set in: its title runs into its first sentence.

    Figure spaces keep the room of pictures.
    """
    if not section.sentences:
        return []
    first, *rest = (f"{one.text}{FIGURE_SPACE * CROP * len(one.doubts)}" for one in section.sentences)
    return [f"{section.title} {first}".strip(" "), *rest]


def height(sections: tuple[Section, ...], head: tuple[str, ...], size: float = SIZE) -> float:
    """Give the height of the text in lines of 16 pt when it is set in ``size``.

    :param head: the fields of the head that may need more than their one line.
    """
    scale = size / SIZE
    texts = [text for section in sections for text in paragraphs(section)]
    extra: float = sum(lines_of(text) - 1 for text in head)
    if any(MARK in text for text in texts):
        extra += EXPLAINED
    return extra + scale * sum(lines_of(text, PER_LINE / scale) for text in texts)


def fits(sections: tuple[Section, ...], head: tuple[str, ...]) -> bool:
    """Whether the text stands on one page at 16 pt."""
    return height(sections, head) <= LINES


def size_for(sections: tuple[Section, ...], head: tuple[str, ...]) -> float:
    """Give the largest size at which the text stands on one page: 16 pt but for very many deadlines."""
    size = SIZE
    while size > SMALLEST and height(sections, head, size) > LINES:
        size -= 0.5
    return size
