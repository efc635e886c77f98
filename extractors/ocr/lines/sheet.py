"""One ink of a page: its picture, what is seen in it, and lines taken from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.base import Box
from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.lines.images import straightened
from extractors.ocr.lines.seen import Seen, see
from extractors.ocr.placing import Pixels, Placement


@dataclass(frozen=True, slots=True)
class Sheet:
    """One ink of a page, with what is seen in it."""

    grey: Pixels
    seen: Seen
    placement: Placement

    def line(self, nth: int, row: int) -> FoundLine:
        """Take one chain as a line."""
        chain, seen = self.seen.chains[nth], self.seen
        image, how = straightened(self.grey, seen.parts, seen.owner, nth, chain)
        box = seen.parts.box(np.flatnonzero(seen.owner == nth))
        x = np.linspace(chain.left, chain.right, 5)
        base = chain.base_at(x)
        along = np.concatenate([x, x[::-1]]), np.concatenate([base - chain.letter, base[::-1]])
        polygon = tuple((float(a), float(b)) for a, b in zip(*self.placement.points(*along), strict=True))
        return FoundLine(row, self.placement.box(box), polygon, image, how)


def sheet_of(grey: Pixels, placement: Placement) -> Sheet | None:
    """See one ink; None where it holds no letters."""
    seen = see(grey)
    return None if seen is None else Sheet(grey, seen, placement)


def letters_box(chain: Chain) -> Box:
    """Give the box of a line's letters, without the marks, in pixels."""
    base = chain.base_at(np.array([chain.left, chain.right]))
    return Box(chain.left, float(base.min()) - chain.letter, chain.right, float(base.max()))
