"""Which way up a page stands (หัวกลับ), told by its marks: most Thai ones stand over the letters, few under.

Of real letters six to one and more stand above; upside down it is as clear the other way.  The dots of Latin
letters and digits' commas tell the same, but are few.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.ocr.lines.seen import Seen

# In letters of the line.
_ABOVE = 1.0
_MARK = 0.15  # less is dust
_LINE = 5  # letters
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class WayUp:
    """How many marks of a page stand over their letters, and how many under them."""

    above: int = 0
    below: int = 0

    @property
    def known(self) -> bool:
        """Tell whether the marks are enough to believe."""
        return self.above + self.below >= _ENOUGH

    @property
    def upside_down(self) -> bool:
        """Tell whether the page stands on its head."""
        return self.known and self.below > self.above


def way_up(seen: Seen) -> WayUp:
    """Count the marks of lines of print."""
    above = below = 0
    parts = seen.parts
    large = np.maximum(parts.width, parts.height)
    for nth, chain in enumerate(seen.chains):
        if chain.members.size >= _LINE:
            marks = np.setdiff1d(np.flatnonzero(seen.owner == nth), chain.members)
            marks = marks[large[marks] > _MARK * chain.letter]
            height = (chain.base_at(parts.middle[marks]) - parts.centre[marks]) / chain.letter
            above += int(np.count_nonzero(height > _ABOVE))
            below += int(np.count_nonzero(height < 0))
    return WayUp(above, below)
