"""What happens to a page between the printer and the file: scanner, lamp, stamps (ทำให้ภาพเสื่อม).

All chance comes from the seed that is given: the same page and seed give the same picture.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageDraw

from benchmarks.reading_parts.copies import copy, fax
from benchmarks.reading_parts.faces import Face
from benchmarks.reading_parts.photos import photo
from benchmarks.reading_parts.taken import Taken

Look = Literal["clean", "scan", "light", "stamp", "photo", "fax", "copy"]
DEGRADED: tuple[Look, ...] = ("scan", "light", "stamp")
#: reported beside the degraded ones, and not among them
OTHERS: tuple[Look, ...] = ("photo", "fax", "copy")
_WAYS = {"photo": photo, "fax": fax, "copy": copy}
Grey = npt.NDArray[np.floating]

_INKS = ((38, 66, 160), (96, 60, 150), (190, 40, 50))  # blue, violet, red
_DPI = (300, 300)


def degrade(page: Image.Image, look: Look, face: Face, seed: tuple[int, int]) -> Taken:
    """Make an image file of a page.

    ``scan``: askew up to 1.2°, soft, grey paper, noise, JPEG.  ``light``: lit from one side, a little askew,
    strong JPEG.  ``stamp``: a scan in colour with a receive stamp, a round seal and a signature over print.
    ``photo``, ``fax`` and ``copy`` stand in modules of their own.
    """
    chance = np.random.default_rng((*seed, DEGRADED.index(look) if look in DEGRADED else 9))
    if look == "clean":
        return Taken(_file(page, "PNG"), ".png", np.eye(3))
    if look in _WAYS:
        return _WAYS[look](page, np.random.default_rng((*seed, 3 + OTHERS.index(look))))
    if look == "stamp":
        page = _stamped(page, face, chance)
    skew, blur, noise = (0.5, 0.9, 5.0) if look == "light" else (1.2, 1.1, 10.0)
    turned, matrix = _turned(np.asarray(page), float(chance.uniform(-skew, skew)))
    soft = cv2.GaussianBlur(turned, (0, 0), float(chance.uniform(0.6, 1.0)) * blur)
    pixels: Grey = np.asarray(soft, np.float32)
    paper, ink = chance.uniform(225, 250), chance.uniform(20, 60)
    pixels = ink + pixels * ((paper - ink) / 255)
    if look == "light":
        pixels = pixels * _lamp(pixels, chance)
    pixels = pixels + _grain(pixels, chance, float(chance.uniform(0.6, 1.0)) * noise)
    quality = int(chance.integers(35, 55) if look == "light" else chance.integers(50, 75))
    content = _file(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)), "JPEG", quality)
    return Taken(content, ".jpg", matrix)


def _file(page: Image.Image, form: str, quality: int = 0) -> bytes:
    out = BytesIO()
    page.save(out, form, dpi=_DPI, **({"quality": quality} if quality else {}))
    return out.getvalue()


def _turned(
    pixels: npt.NDArray[np.uint8], degrees: float
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    white = (255, 255, 255)
    turned = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(turned, np.uint8), np.vstack([turn, [0.0, 0.0, 1.0]])


def _lamp(pixels: Grey, chance: np.random.Generator) -> Grey:
    """Light that falls off to one side and to one end."""
    height, width = pixels.shape[:2]
    across = np.linspace(1.0, chance.uniform(0.65, 0.8), width, dtype=np.float32)
    down = np.linspace(chance.uniform(0.8, 0.95), 1.0, height, dtype=np.float32)
    light: Grey = down[:, None] * across[None, :: int(chance.choice((-1, 1)))]
    return light


def _grain(pixels: Grey, chance: np.random.Generator, deviation: float) -> Grey:
    """Noise as a scanner's, not finer than its lens."""
    shape = pixels.shape[:2]
    grain = chance.normal(0.0, deviation * 1.8, shape).astype(np.float32)
    soft = cv2.GaussianBlur(grain, (0, 0), 0.6)
    return np.asarray(soft[..., None] if pixels.ndim > soft.ndim else soft, np.float32)


def _stamped(page: Image.Image, face: Face, chance: np.random.Generator) -> Image.Image:
    """Coloured ink darkens the print under it, as on paper."""
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    width, height = page.size
    blue, violet, seal = (_INKS[i] for i in chance.permutation(len(_INKS)))
    _receive_stamp(ink, face, blue, (int(width * chance.uniform(0.55, 0.65)), int(height * 0.06)), chance)
    _seal(draw, seal, (width * chance.uniform(0.25, 0.75), height * chance.uniform(0.45, 0.7)))
    _scrawl(draw, violet, (width * chance.uniform(0.2, 0.5), height * chance.uniform(0.4, 0.75)), chance)
    return ImageChops.multiply(page.convert("RGB"), ink)


def _receive_stamp(
    ink: Image.Image,
    face: Face,
    colour: tuple[int, int, int],
    place: tuple[int, int],
    chance: np.random.Generator,
) -> None:
    """ตรารับหนังสือ, 6 by 3 cm, not quite level."""
    stamp = Image.new("RGB", (710, 350), "white")
    draw, font = ImageDraw.Draw(stamp), face.font(15, _DPI[0])
    draw.rectangle((3, 3, 706, 346), outline=colour, width=4)
    received = (
        f"เลขรับ {chance.integers(1, 9999)}",
        f"วันที่ {chance.integers(1, 31)} ก.ย. 2568",
        "เวลา 10.30 น.",
    )
    for i, line in enumerate(("ที่ว่าการอำเภอเขาดาว", *received)):
        draw.text((30, 70 + 80 * i), line, fill=colour, font=font, anchor="ls")
    turned = stamp.rotate(
        float(chance.uniform(-3, 3)), Image.Resampling.BICUBIC, expand=True, fillcolor="white"
    )
    ink.paste(turned, place)


def _seal(draw: ImageDraw.ImageDraw, colour: tuple[int, int, int], middle: tuple[float, float]) -> None:
    """A round seal of two rings with a star of strokes between them."""
    x, y = middle
    for radius, width in ((260, 9), (185, 5)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=width)
    for step in range(40):
        c, s = math.cos(math.tau * step / 40), math.sin(math.tau * step / 40)
        draw.line((x + 200 * c, y + 200 * s, x + 245 * c, y + 245 * s), fill=colour, width=7)


def _scrawl(
    draw: ImageDraw.ImageDraw,
    colour: tuple[int, int, int],
    start: tuple[float, float],
    chance: np.random.Generator,
) -> None:
    """A signature over print."""
    t = np.linspace(0, 1, 160)
    turns = float(chance.uniform(16, 24))
    x = start[0] + 520 * t + 60 * np.sin(turns * t)
    y = start[1] + 80 * np.sin(0.8 * turns * t) * (1.1 - t) - 60 * t
    points = [(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    draw.line(points, fill=colour, width=6, joint="curve")
