"""What is not paper around a page, painted over: black borders of a scanner or copier (ขอบดำ), a desk."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.paper_sheet import Corners
from extractors.ocr.prepare.scaling import shrunk

_SMALL = 440  # pixels of the long side: letters are lost there, borders are not
_LETTERS = 5  # pixels, 3 mm: what is thinner is closed over, unless it lies at the rim
_BLACK = 0.35  # of the brightness of the paper
_PAPER = 80  # per cent of a page are no brighter than its paper
_FRAYED = 5  # pixels across: a border is grown by the half of it


def without_borders(image: Pixels) -> Pixels:
    """Paint over black borders: what is black, thicker than a stroke, and reaches in from the rim."""
    small = shrunk(image, _SMALL)
    lightest = small if small.ndim == 2 else np.asarray(small.max(axis=2))  # noqa: PLR2004 - a grey picture
    room = _LETTERS
    wide = cv2.copyMakeBorder(lightest, room, room, room, room, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8))
    closed = closed[room:-room, room:-room]
    black = np.asarray(closed <= _BLACK * np.percentile(closed, _PAPER), np.uint8)
    border = _from_rim(black)
    if not border.any() or border.all():
        return image
    return _painted(image, border, small)


def without_desk(image: Pixels, sheet: Corners) -> Pixels:
    """Paint over what is outside the sheet.

    :param sheet: its corners, in pixels of the picture.
    """
    small = shrunk(image, _SMALL)
    scale = small.shape[0] / image.shape[0]
    outside = np.ones(small.shape[:2], np.uint8)
    cv2.fillConvexPoly(outside, np.rint(sheet * scale).astype(np.int32), (0.0,))
    return _painted(image, outside, small)


def _from_rim(mask: Pixels) -> Pixels:
    """Keep what touches the rim of the picture."""
    _, labels = cv2.connectedComponents(mask)
    touching = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    return np.asarray(np.isin(labels, touching[touching > 0]), np.uint8)


def _painted(image: Pixels, mask: Pixels, small: Pixels) -> Pixels:
    """Paint in the colour of the paper; its exact tone does not matter, the paper is made white later.

    :param mask: over the small picture; it is grown a little, because no rim is straight.
    """
    grown = cv2.dilate(mask, np.ones((_FRAYED, _FRAYED), np.uint8))
    paper = np.median(small[mask == 0], axis=0).astype(np.uint8)
    painted = image.copy()
    painted[cv2.resize(grown, image.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0] = paper
    return painted
