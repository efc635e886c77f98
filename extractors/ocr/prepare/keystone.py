"""Lines that run together, as on a page photographed from one side, made parallel (แก้แนวบรรทัดที่ลู่เข้าหากัน).

For photos in which the edges of the sheet are not seen: level lines of print meet in one vanishing point, and
a map that takes it to where level lines meet makes them level.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.seen import Seen
from extractors.ocr.placing import Matrix, Numbers, Pixels, Placement
from extractors.ocr.prepare.ink import Inks

_LONG = 10.0  # letters: the base line of a shorter line is not sure enough
_FEWEST = 6  # lines
_SPREAD = 0.3  # of the page's height
# Letters by which a line as wide as the page rises more at its top than at its foot: scans have up to 0.8.
_LEAST = 1.5
_ROUNDS = 4


def keystone(seen: Seen) -> Matrix | None:
    """Give the 3 x 3 map that makes the lines level; None where they are, or too few."""
    height, width = seen.parts.labels.shape
    lines = [c for c in seen.chains if c.right - c.left >= _LONG * c.letter]
    if len(lines) < _FEWEST:
        return None
    x = np.array([(c.left + c.right) / 2 for c in lines])
    y = np.array([float(c.base_at(np.array([m]))[0]) for c, m in zip(lines, x, strict=True)])
    if np.ptp(y) < _SPREAD * height:
        return None
    slope, weight = np.array([_slope(c) for c in lines]), np.array([c.right - c.left for c in lines])
    start, change = _vanishing(x, y, slope, weight)
    if abs(change) * height * width < _LEAST * seen.letter:
        return None
    return np.array([[1.0, 0.0, 0.0], [-start, 1.0, 0.0], [-change, 0.0, 1.0]])


def without_keystone(inks: Inks, placement: Placement, matrix: Matrix) -> tuple[Inks, Placement]:
    """Lay a page by such a map; what leaves the picture is margin."""
    height, width = inks.black.shape

    def warped(grey: Pixels) -> Pixels:
        flat = cv2.warpPerspective(grey, fitted, size, flags=cv2.INTER_LINEAR, borderValue=(255.0,))
        return np.asarray(flat, np.uint8)

    fitted, size = _fitted(matrix, width, height)
    return inks.each(warped), Placement(placement.matrix @ np.linalg.inv(fitted))


def _slope(line: Chain) -> float:
    left, right = line.base_at(np.array([line.left, line.right]))
    return float(right - left) / (line.right - line.left)


def _vanishing(x: Numbers, y: Numbers, slope: Numbers, weight: Numbers) -> tuple[float, float]:
    """Fit the point (1, start, change) in which lines meet: slope * (1 - change * x) = start - change * y."""
    terms = np.stack([np.ones_like(x), slope * x - y], axis=1)
    trust = np.ones_like(x)
    for _ in range(_ROUNDS):
        by = np.sqrt(weight * trust)
        start, change = np.linalg.lstsq(terms * by[:, None], slope * by, rcond=None)[0]
        off = np.abs(slope - terms @ [start, change])
        trust = 1 / np.maximum(1.0, off / (1e-4 + 1.5 * np.median(off))) ** 2
    return float(start), float(change)


def _fitted(matrix: Matrix, width: int, height: int) -> tuple[Matrix, tuple[int, int]]:
    """Move the page into a picture that holds all of it, of about the same size."""
    corners = matrix @ np.array([[0, width, width, 0], [0, 0, height, height], [1, 1, 1, 1]], np.float64)
    corners = corners[:2] / corners[2]
    least, most = corners.min(axis=1), corners.max(axis=1)
    scale = float(np.sqrt(width * height / np.prod(most - least)))
    move = np.array([[scale, 0, -scale * least[0]], [0, scale, -scale * least[1]], [0, 0, 1]])
    across, down = np.ceil((most - least) * scale).astype(int)
    return np.asarray(move @ matrix, np.float64), (int(across), int(down))
