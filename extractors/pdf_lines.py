"""From characters with their places to lines of text, by geometry alone.

A Thai mark hangs on a letter: it is put on the letter over or under which it is drawn, wherever it stands in
the file.  Letters then form lines by their baselines, from top to bottom, and lines run from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.assemble import SPACE, WIDE, Fragment, Line
from extractors.base import Box, union
from extractors.pdf_glyphs import Glyph
from thai.repair import MARK

#: a mark above or below a letter, in its own code or in a font's private one (\uf700 and \uf70f are letters)
_MARK = re.compile(f"[{MARK}\uf701-\uf70e\uf710-\uf71a]")

# All measures are shares of the font's size.
_SAME_BASELINE = 0.45
_MARK_REACH = 1.2
_SPACE_GAP = 0.17  # without a space character; TH Sarabun's space is 0.21 wide
_REAL_SPACE_GAP = 0.06  # with one: a justified line may squeeze it
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
    for mark in loose:
        _hang(mark, rows)
    return [line for row in rows if (line := _fragments(sorted(row, key=lambda c: c.base.x)))]


def _clusters(glyphs: Sequence[Glyph]) -> tuple[list[_Cluster], list[Glyph]]:
    """Join each mark to the letter written before it, where it is drawn on it; give the others apart."""
    clusters: list[_Cluster] = []
    loose: list[Glyph] = []
    for glyph in glyphs:
        if not _MARK.match(glyph.char):
            clusters.append(_Cluster(glyph))
        elif clusters and _stands_on(glyph, clusters[-1].base):
            clusters[-1].marks.append(glyph)
        else:
            loose.append(glyph)
    return clusters, loose


def _stands_on(mark: Glyph, base: Glyph) -> bool:
    if base.char.isspace() or abs(mark.y - base.y) > _MARK_REACH * base.size:
        return False
    middle = (mark.ink.left + mark.ink.right) / 2
    # the widths of an invisible layer are not those of the print: there the order alone tells
    return not mark.visible or base.advance.left <= middle <= base.advance.right


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


def _hang(mark: Glyph, rows: Sequence[list[_Cluster]]) -> None:
    """Put a mark on the letter that it is drawn on, else on the nearest before it in its line."""
    near = [c for row in rows for c in row if _near(mark, c.base)]
    middle = (mark.ink.left + mark.ink.right) / 2
    best = min(near, key=lambda c: (_outside(middle, c.base), abs(c.base.y - mark.y)), default=None)
    if best is not None:
        best.marks.append(mark)


def _near(mark: Glyph, base: Glyph) -> bool:
    if base.char.isspace() or abs(mark.y - base.y) > _MARK_REACH * base.size:
        return False
    return base.advance.left - base.size <= mark.ink.left <= base.advance.right + base.size


def _outside(x: float, base: Glyph) -> float:
    return max(base.advance.left - x, x - base.advance.right, 0.0)


def _fragments(row: Sequence[_Cluster]) -> Line:
    """Cut a line at its spaces: a space is a gap that can be seen, with a character in it or without."""
    runs: list[tuple[str, list[_Cluster]]] = []
    spaced = False
    for cluster in row:
        if cluster.base.char.isspace():
            spaced = True
            continue
        gap = _gap(runs[-1][1][-1], cluster, spaced=spaced) if runs else SPACE
        if gap or not runs:
            runs.append((gap, [cluster]))
        else:
            runs[-1][1].append(cluster)
        spaced = False
    return [
        Fragment("".join(c.text for c in run), union(c.box for c in run), before=gap) for gap, run in runs
    ]


def _gap(left: _Cluster, right: _Cluster, *, spaced: bool) -> str:
    width = right.base.advance.left - left.base.advance.right
    size = max(left.base.size, right.base.size)
    if width > _WIDE_GAP * size:
        return WIDE
    if not right.base.visible:
        return SPACE if spaced or width > _INVISIBLE_GAP * size else ""
    return SPACE if width > (_REAL_SPACE_GAP if spaced else _SPACE_GAP) * size else ""
