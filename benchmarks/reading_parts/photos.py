"""A page photographed with a phone on an office desk (ภาพถ่ายหนังสือด้วยโทรศัพท์).

A pinhole camera held by hand over a desk of wood, board or stone; light that falls off; yellow lamps; often
the shadow of the hand that holds the phone; the softness, grain and JPEG of a phone, or of a chat that made
the picture smaller.
"""

from __future__ import annotations

import math
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.reading_parts.taken import Matrix, Taken

Levels = npt.NDArray[np.float32]

_SIZE = (3024, 4032)  # pixels: 12 million, held upright
_SHEET = (210.0, 297.0)  # millimetres
_VIEW = 66  # degrees from corner to corner
_DESKS = ((150, 105, 65, 16), (205, 175, 135, 7), (40, 38, 42, 4), (140, 142, 146, 3), (205, 207, 210, 2))
_CHAT_SIDE = 2048


def photo(page: Image.Image, chance: np.random.Generator) -> Taken:
    """Take a photo of a page, all of which is in the picture."""
    matrix = _camera(page.size, chance)
    picture = _on_desk(page, matrix, chance) * _light(chance)[..., None]
    yellow = (1.0, chance.uniform(0.88, 1.0), chance.uniform(0.68, 1.0))
    picture *= np.array(yellow, np.float32)
    soft = cv2.GaussianBlur(picture, (0, 0), float(chance.uniform(0.8, 1.4)))
    grain = chance.normal(0.0, 5.0, soft.shape[:2]).astype(np.float32)[..., None]
    image = Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8))
    if chance.random() < 0.5:  # noqa: PLR2004 - one in two came through a chat
        return _sent(image, matrix)
    return Taken(_jpeg(image, 85), ".jpg", matrix)


def _camera(page: tuple[int, int], chance: np.random.Generator) -> Matrix:
    """Give the map from pixels of the page to pixels of the picture."""
    width, height = _SIZE
    focal = math.hypot(width, height) / 2 / math.tan(math.radians(_VIEW / 2))
    far = focal * _SHEET[1] / (chance.uniform(0.7, 0.88) * height)
    turn, _ = cv2.Rodrigues(np.radians(chance.uniform((-14, -9, -6), (14, 9, 6))))
    across, down = (side / pixels for side, pixels in zip(_SHEET, page, strict=True))
    on_desk = np.array([[across, 0, -_SHEET[0] / 2], [0, down, -_SHEET[1] / 2], [0, 0, 1]])
    seen = np.column_stack([turn[:, 0], turn[:, 1], [0, 0, far]])
    lens = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])
    return np.asarray(lens @ seen @ on_desk, np.float64)


def _on_desk(page: Image.Image, matrix: Matrix, chance: np.random.Generator) -> Levels:
    paper, ink = chance.uniform(228, 245), chance.uniform(30, 60)
    sheet = ink + np.asarray(page.convert("RGB"), np.float32) * np.float32((paper - ink) / 255)
    warped = cv2.warpPerspective(cv2.GaussianBlur(sheet, (0, 0), 0.5), matrix, _SIZE)
    covered = cv2.warpPerspective(np.ones(sheet.shape[:2], np.float32), matrix, _SIZE)[..., None]
    shadow = cv2.GaussianBlur(np.roll(covered[..., 0], (14, 10), (0, 1)), (0, 0), 14)[..., None]
    desk = _desk(chance) * (1 - 0.35 * shadow * (1 - covered))
    return np.asarray(desk * (1 - covered) + warped * covered, np.float32)


def _desk(chance: np.random.Generator) -> Levels:
    """Wood has long streaks, board and stone hardly any."""
    *colour, streaks = _DESKS[chance.integers(len(_DESKS))]
    grain = chance.normal(0.0, float(streaks), (_SIZE[1] // 8, 12)).astype(np.float32)
    veins = cv2.resize(grain, _SIZE, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(np.array(colour) + veins[..., None], 0, 255), np.float32)


def _light(chance: np.random.Generator) -> Levels:
    """Light from one side, darker corners, and in two of three photos the shadow of a hand."""
    width, height = _SIZE
    x, y = np.meshgrid(
        np.linspace(0, 1, width, dtype=np.float32), np.linspace(0, 1, height, dtype=np.float32)
    )
    middle, way = chance.uniform(0.3, 0.7, 2), chance.uniform(0, math.tau)
    light = 1 - 0.6 * ((x - middle[0]) ** 2 + (y - middle[1]) ** 2)
    light *= 1 - chance.uniform(0.1, 0.25) * (np.cos(way) * (x - 0.5) + np.sin(way) * (y - 0.5) + 0.5)
    if chance.random() < 2 / 3:
        light *= 1 - float(chance.uniform(0.35, 0.5)) * _hand(chance)
    return np.asarray(light, np.float32)


def _hand(chance: np.random.Generator) -> Levels:
    """A palm at the foot of the picture and three fingers, with soft edges."""
    width, height = (side // 8 for side in _SIZE)
    shade = np.zeros((height, width), np.float32)
    middle, top = int(chance.uniform(0.2, 0.8) * width), int(chance.uniform(0.4, 0.8) * height)
    cv2.ellipse(shade, (middle, height), (width // 4, height - top), 0, 0, 360, (1.0,), -1)
    for finger in (-1, 0, 1):
        tip = (middle + finger * width // 6, top - height // 8)
        cv2.line(shade, (middle + finger * width // 10, top + 30), tip, (1.0,), width // 20)
    soft = cv2.GaussianBlur(shade, (0, 0), float(chance.uniform(0.006, 0.03)) * width)
    return np.asarray(cv2.resize(soft, _SIZE), np.float32)


def _sent(image: Image.Image, matrix: Matrix) -> Taken:
    scale = _CHAT_SIDE / max(image.size)
    small = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
    return Taken(_jpeg(small, 70), ".jpg", np.diag([scale, scale, 1.0]) @ matrix)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
