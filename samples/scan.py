"""What a scanner, a fax or a telephone does to a page (จำลองการสแกนและการถ่ายภาพ).

All chance comes from the look's seed: the same page gives the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from cv2.typing import MatLike
from PIL import Image

_PAPER = 246  # grey of scanned paper
_FAX_BLACK = 150  # grey up to which a fax prints a dot
_DESK = (96, 118, 138)  # what the photo shows beside the paper


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is taken.

    :param skew: degrees, anticlockwise.
    :param noise: standard deviation of the grey values.
    :param pages: the pages, from 1, that are pictures in a mixed PDF.
    :param stamp: lines of the receive stamp (ตรารับหนังสือ); what follows ``|`` is written by hand.
    :param note: lines written by hand, bottom left.
    :param seal_on: the words that the seal lies over.
    :param sign_on: the words above which the signature stands.
    """

    seed: int
    dpi: int = 200
    skew: float = 0.0
    noise: float = 5.0
    quality: int = 70
    colour: bool = False
    pages: tuple[int, ...] = ()
    stamp: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    seal_on: str = ""
    sign_on: str = ""

    @classmethod
    def of(cls, keys: dict[str, Any], seed: int) -> Look:
        """Read a look from the ``scan`` table of a source."""
        made: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in keys.items()
        }
        return cls(seed=seed, **made)


def scan(sheet: Image.Image, look: Look, page: int) -> Image.Image:
    """A page from the glass of a scanner: askew, a little soft, grey paper, noise."""
    pixels = np.asarray(sheet if look.colour else sheet.convert("L"))
    pixels = _turned(pixels, look.skew)
    pixels = cv2.GaussianBlur(pixels, (0, 0), 0.6)
    return Image.fromarray(_noisy(_greyed(pixels), look, page))


def fax(sheet: Image.Image, look: Look, page: int) -> Image.Image:
    """A page by fax: askew, black and white."""
    pixels = _noisy(_turned(np.asarray(sheet.convert("L")), look.skew), look, page)
    return Image.fromarray(pixels).point(lambda grey: 255 if grey > _FAX_BLACK else 0).convert("1")


def photograph(sheet: Image.Image, look: Look) -> Image.Image:
    """A page on a desk, seen at an angle, the light falling from one side."""
    pixels = np.asarray(sheet)
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shifts = np.array([[0.05, 0.04], [-0.03, 0.06], [-0.055, -0.03], [0.025, -0.045]], np.float32)
    seen = corners + shifts * np.array([width, height], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    page = cv2.warpPerspective(pixels, view, (width, height), borderValue=_DESK)
    page = cv2.GaussianBlur(page, (0, 0), 0.7)
    return Image.fromarray(_noisy(_lit(page), look, 0))


def _turned(pixels: MatLike, degrees: float) -> MatLike:
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    white = (255, 255, 255)
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)


def _greyed(pixels: MatLike) -> MatLike:
    """Paper is not white and ink is not black."""
    ink = 30.0
    return ink + pixels.astype(np.float32) * ((_PAPER - ink) / 255)


def _lit(pixels: MatLike) -> MatLike:
    height, width = pixels.shape[:2]
    across = np.linspace(1.0, 0.72, width, dtype=np.float32)
    down = np.linspace(0.92, 1.0, height, dtype=np.float32)
    return pixels.astype(np.float32) * (down[:, None] * across[None, :])[..., None] * 0.97


def _noisy(pixels: MatLike, look: Look, page: int) -> MatLike:
    chance = np.random.default_rng((look.seed, page))
    grain = chance.normal(0.0, look.noise, pixels.shape[:2]).astype(np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 0.6)
    if pixels.ndim > grain.ndim:
        grain = grain[..., None]
    noisy: MatLike = np.clip(pixels.astype(np.float32) + grain, 0, 255).astype(np.uint8)
    return noisy
