"""Pages in pure black: through a fax, or copied on a worn machine (โทรสาร สำเนาถ่ายเอกสาร)."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.reading_parts.taken import Matrix, Taken

Levels = npt.NDArray[np.float32]

_FAX_LINES = (98, 196)  # an inch; 204 dots across
_SPECKS = 250


def fax(page: Image.Image, chance: np.random.Generator) -> Taken:
    """Send a page by fax, in standard or fine resolution: a TIFF with oblong pixels."""
    lines = int(chance.choice(_FAX_LINES))
    askew, matrix = _askew(page, float(chance.uniform(-0.8, 0.8)), 1.6)
    across, down = 204 / 300, lines / 300
    size = round(page.width * across), round(page.height * down)
    levels = cv2.resize(askew, size, interpolation=cv2.INTER_AREA)
    grain = np.asarray(chance.normal(0.0, 14.0, levels.shape), np.float32)
    white = (levels + grain > 180) ^ (chance.random(levels.shape) < 0.0008)  # noqa: PLR2004 - thin strokes stay
    return Taken(_tiff(white, (204, lines)), ".tif", np.diag([across, down, 1.0]) @ matrix)


def copy(page: Image.Image, chance: np.random.Generator) -> Taken:
    """Copy a page with its lid open: black borders, uneven toner, ragged strokes, specks."""
    askew, matrix = _askew(page, float(chance.uniform(-1.5, 1.5)), 1.3)
    height, width = askew.shape
    toner = chance.normal(0.0, 10.0, (40, 30)).astype(np.float32)
    rough = cv2.GaussianBlur(chance.normal(0.0, 60.0, askew.shape).astype(np.float32), (0, 0), 1.0)
    levels = askew * 0.75 + 60 + cv2.resize(toner, (width, height), interpolation=cv2.INTER_CUBIC) + rough
    picture = np.where(levels > 178, np.uint8(255), np.uint8(0))  # noqa: PLR2004 - as a copier's scale in the middle
    for x, y, radius in chance.integers((0, 0, 1), (width, height, 4), (_SPECKS, 3)).tolist():
        cv2.circle(picture, (x, y), radius, (0,), -1)
    picture[:, : round(0.018 * width)] = 0
    picture[-round(0.015 * height) :] = 0
    return Taken(_tiff(picture > 0, (300, 300)), ".tif", matrix)


def _askew(page: Image.Image, degrees: float, blur: float) -> tuple[Levels, Matrix]:
    turn = cv2.getRotationMatrix2D((page.width / 2, page.height / 2), degrees, 1.0)
    grey = np.asarray(page.convert("L"), np.float32)
    turned = cv2.warpAffine(grey, turn, page.size, flags=cv2.INTER_CUBIC, borderValue=(255.0,))
    soft = cv2.GaussianBlur(turned, (0, 0), blur)
    return np.asarray(soft, np.float32), np.vstack([turn, [0.0, 0.0, 1.0]])


def _tiff(white: npt.NDArray[np.bool_], dpi: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.fromarray(white).save(out, "TIFF", dpi=dpi, compression="group4")
    return out.getvalue()
