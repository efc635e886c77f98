"""From characters with their places to lines of text, by geometry alone.

A Thai mark hangs on a letter: it is put on the letter over or under which it is drawn, wherever it stands in
the file.  Letters then form lines by their baselines, from top to bottom, and lines run from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.assemble import SPACE, WIDE, Fragment, Line
from extractors.base import Box, union
from extractors.pdf.glyphs import HANGING, Glyph

# All measures are shares of the font's size.
_SAME_BASELINE = 0.45
_MARK_REACH = 1.2
_LITTLE = 0.12  # by this fonts and printers shift a mark
_OVERHANG = 0.6  # how far outside its letter a mark may stand that begins where the letter ends
_SPACE_GAP = 0.17  # without a space character; TH Sarabun's space is 0.21 wide
_REAL_SPACE_GAP = 0.06  # with one: a justified line may squeeze it
_HANGING_OVER = 0.3
_INVISIBLE_GAP = 1.0
_WIDE_GAP = 1.5
_FLAT = 0.03  # PDFium knows no outline


@dataclass(slots=True)
class _Cluster:
    """A letter and the marks on it."""

    base: Glyph
    marks: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.base.char + "".join(mark.char for mark in self.marks)

    @property
    def box(self) -> Box | None:
        return union(_inked(glyph) for glyph in (self.base, *self.marks))


def _inked(glyph: Glyph) -> Box:
    flat = min(glyph.ink.right - glyph.ink.left, glyph.ink.bottom - glyph.ink.top) < _FLAT * glyph.size
    return glyph.advance if flat else glyph.ink


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Give the lines of a page in reading order, each a list of fragments without spaces."""
    clusters, loose = _clusters(glyphs)
    rows = _rows(clusters)
    for mark, before in loose:
        _hang(mark, before, rows)
    return [line for row in rows if (line := _fragments(sorted(row, key=lambda c: c.base.x)))]


def _clusters(glyphs: Sequence[Glyph]) -> tuple[list[_Cluster], list[tuple[Glyph, _Cluster | None]]]:
    """Join each mark to the letter drawn before it, where it stands on it; give the others apart."""
    clusters: list[_Cluster] = []
    loose: list[tuple[Glyph, _Cluster | None]] = []
    for glyph in glyphs:
        before = clusters[-1] if clusters else None
        if not HANGING.match(glyph.char):
            clusters.append(_Cluster(glyph))
        elif before and _stands_on(glyph, before.base):
            before.marks.append(glyph)
        else:
            loose.append((glyph, before))
    return clusters, loose


def _stands_on(mark: Glyph, base: Glyph) -> bool:
    """Tell whether a mark that is drawn behind a letter stands on it.

    Its place on the baseline is where the letter ends; where a font keeps another place, the ink tells.
    """
    if not _in_line(mark, base):
        return False
    # the widths of an invisible layer are not those of the print: there the order alone tells
    return not mark.visible or _outside(mark, base) == 0 or _follows(mark, base)


def _in_line(mark: Glyph, base: Glyph) -> bool:
    return not base.char.isspace() and abs(mark.y - base.y) <= _MARK_REACH * base.size


def _follows(mark: Glyph, base: Glyph) -> bool:
    """Tell whether a mark stands behind its letter: in slanted and in monospaced fonts."""
    end, little = base.advance.right, _LITTLE * base.size
    if abs(mark.x - end) > little:
        return 0 <= _middle(mark) - end <= little
    return _outside(mark, base) <= _OVERHANG * base.size


def _middle(mark: Glyph) -> float:
    return (mark.ink.left + mark.ink.right) / 2


def _outside(mark: Glyph, base: Glyph) -> float:
    """Give how far the middle of a mark stands outside a letter."""
    return max(base.advance.left - _middle(mark), _middle(mark) - base.advance.right, 0.0)


def _rows(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """Group letters by baseline, from top to bottom."""
    rows: list[list[_Cluster]] = []
    for cluster in sorted((c for c in clusters if not c.base.char.isspace()), key=lambda c: c.base.y):
        if rows and cluster.base.y - rows[-1][0].base.y <= _SAME_BASELINE * cluster.base.size:
            rows[-1].append(cluster)
        else:
            rows.append([cluster])
    for space in (c for c in clusters if c.base.char.isspace()):
        row = min(rows, key=lambda r: abs(r[0].base.y - space.base.y), default=None)
        if row and abs(row[0].base.y - space.base.y) <= _SAME_BASELINE * row[0].base.size:
            row.append(space)
    return rows


def _hang(mark: Glyph, before: _Cluster | None, rows: Sequence[list[_Cluster]]) -> None:
    """Put a mark on the letter that it is drawn on, else on the one drawn before it, else on the nearest."""
    near = [c for row in rows for c in row if _in_line(mark, c.base) and _near(mark, c.base)]
    best = min(near, key=lambda c: (_outside(mark, c.base), abs(c.base.y - mark.y)), default=None)
    if before and _in_line(mark, before.base) and (best is None or _outside(mark, best.base)):
        best = before
    if best is not None:
        best.marks.append(mark)


def _near(mark: Glyph, base: Glyph) -> bool:
    return base.advance.left - base.size <= mark.ink.left <= base.advance.right + base.size


def _fragments(row: Sequence[_Cluster]) -> Line:
    """Cut a line at its spaces: a space is a gap that can be seen, with a character in it or without."""
    runs: list[tuple[str, list[_Cluster]]] = []
    space: Glyph | None = None
    for cluster in row:
        if cluster.base.char.isspace():
            space = space or cluster.base
            continue
        gap = _gap(runs[-1][1][-1].base, space, cluster.base) if runs else SPACE
        if gap or not runs:
            runs.append((gap, [cluster]))
        else:
            runs[-1][1].append(cluster)
        space = None
    return [
        Fragment("".join(c.text for c in run), union(c.box for c in run), before=gap) for gap, run in runs
    ]


def _gap(left: Glyph, space: Glyph | None, right: Glyph) -> str:
    width = right.advance.left - left.advance.right
    size = max(left.size, right.size)
    if width > _WIDE_GAP * size:
        return WIDE
    if not right.visible:
        return SPACE if space or width > _INVISIBLE_GAP * size else ""
    if space is None:
        return SPACE if width > _SPACE_GAP * size else ""
    # letters may hang over the space beside them: it starts where the advance of the letter ends
    start = max(space.x, left.advance.right - _HANGING_OVER * size)
    return SPACE if max(width, right.x - start) > _REAL_SPACE_GAP * size else ""
