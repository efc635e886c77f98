"""Text that is set and lines to write on, as a block of the page (กรอบข้อความ)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.on_letter.breaking import lines_of
from pipeline.on_letter.face import Face

#: of a line of text, as a share of its size: the font's own ascent and descent
ASCENT, DESCENT = 0.85, 0.25
LEADING = ASCENT + DESCENT
#: between a label and its line, and between the parts of a row, in points
_SPACE = 4.0


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; ``left`` and ``baseline`` are in points from the block's top left corner."""

    text: str
    size: float
    left: float
    baseline: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line to write on, in points from the block's top left corner."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in a rectangle.

    :param width, height: in points.
    """

    width: float
    height: float
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...] = ()

    def moved(self, right: float, down: float) -> Block:
        """Move what stands in the block within it; the block grows."""
        texts = (replace(one, left=one.left + right, baseline=one.baseline + down) for one in self.texts)
        rules = (Rule(one.left + right, one.right + right, one.y + down) for one in self.rules)
        return Block(self.width + right, self.height + down, tuple(texts), tuple(rules))


def together(blocks: Iterable[Block]) -> Block:
    """Make one block of several that stand where they are."""
    each = tuple(blocks)
    return Block(
        max((block.width for block in each), default=0.0),
        max((block.height for block in each), default=0.0),
        tuple(text for block in each for text in block.texts),
        tuple(rule for block in each for rule in block.rules),
    )


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Set blocks under one another."""
    placed: list[Block] = []
    for block in blocks:
        placed.append(block.moved(0.0, placed[-1].height + gap) if placed else block)
    return together(placed)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in one font.

    :param own: the office's own words, which no line cuts.
    """

    face: Face
    own: tuple[str, ...] = ()

    def paragraph(self, text: str, size: float, width: float, *, bold: bool = False) -> Block:
        """Set a paragraph; an empty one is a line high."""
        broken = lines_of(text, width, lambda part: self.face.width(part, size), self.own)
        lines = (
            Text(line, size, 0.0, size * (ASCENT + LEADING * nth), bold) for nth, line in enumerate(broken)
        )
        return Block(width, max(1, len(broken)) * size * LEADING, tuple(lines))

    def row(self, labels: Iterable[str], size: float, width: float, height: float) -> Block:
        """Set a row to write in by hand: behind each label a line; an empty label is a line alone."""
        each = tuple(labels)
        part = (width - _SPACE * (len(each) - 1)) / len(each)
        return together(
            self._blank(label, size, part, height).moved(nth * (part + _SPACE), 0.0)
            for nth, label in enumerate(each)
        )

    def _blank(self, label: str, size: float, width: float, height: float) -> Block:
        baseline = height - size * DESCENT
        texts = (Text(label, size, 0.0, baseline),) if label else ()
        left = self.face.width(label, size) + _SPACE if label else 0.0
        return Block(width, height, texts, (Rule(left, width, baseline + 1),))
