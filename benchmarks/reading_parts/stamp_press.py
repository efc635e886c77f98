"""A made stamp pressed on a page (ประทับตราลงบนหน้าหนังสือ): rubber leaves patches and grain, a pen does not."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from benchmarks.reading_parts.faces import Face
from benchmarks.reading_parts.stamps import Colour, Frame, Row, Stamp

Ink = npt.NDArray[np.float64]
Corner = tuple[int, int]
Sides = tuple[float, float, float, float]

_DPI = 300
_PAD = 30  # pixels of paper around a stamp
_HAND_FACE = "Purisa.ttf"
_DOTS = 11  # pixels from dot to dot


@dataclass(frozen=True, slots=True)
class Pressed:
    """A page with a stamp on it, in colours.

    :param box: of the stamp: left, top, right, bottom in pixels.
    """

    image: Image.Image
    box: Sides


def press(
    page: Image.Image, stamp: Stamp, face: Face, corner: Corner, chance: np.random.Generator
) -> Pressed:
    """Press a stamp on a page, its upper left corner here; ink darkens what lies under it."""
    printed, written = _sheets(stamp, face, chance)
    height, width = printed.shape
    sheet = np.asarray(page.convert("RGB"), np.float64)
    faded = printed * _fading(printed.shape, stamp.strength, chance)
    for ink, colour in ((faded, stamp.ink), (written, stamp.pen)):
        sheet = _inked(sheet, _turned(ink, stamp.tilt), colour, corner)
    image = Image.fromarray(np.clip(sheet, 0, 255).astype(np.uint8))
    return Pressed(image, _box((width - 2 * _PAD, height - 2 * _PAD), stamp.tilt, (width, height), corner))


def write(draw: ImageDraw.ImageDraw, text: str, at: tuple[float, float], chance: np.random.Generator) -> None:
    """Write by hand: no two letters of one size or on one line."""
    left, base = at
    for char in text:
        font = ImageFont.truetype(_HAND_FACE, int(chance.integers(44, 62)))
        place = left, base + float(chance.uniform(-7, 7))
        draw.text(place, char, fill=255, font=font, anchor="ls", stroke_width=1)
        left += font.getlength(char) * float(chance.uniform(0.8, 1.1))


def _sheets(stamp: Stamp, face: Face, chance: np.random.Generator) -> tuple[Ink, Ink]:
    """Draw what is print and what is written, each on a sheet of its own, 1 where there is ink."""
    points = float(chance.uniform(13, 16))
    font = face.font(points, _DPI)
    pitch = round(points * _DPI / 72 * float(chance.uniform(1.0, 1.35)))
    width = round(max(font.getlength(stamp.office) + 90, float(chance.uniform(560, 760))))
    height = pitch * (len(stamp.rows) + 1) + round(0.45 * pitch)
    sheets = [Image.new("L", (width + 2 * _PAD, height + 2 * _PAD), 0) for _ in range(2)]
    printed, written = (ImageDraw.Draw(sheet) for sheet in sheets)
    printed.text((_PAD + width / 2, _PAD + pitch), stamp.office, fill=255, font=font, anchor="ms")
    for nth, row in enumerate(stamp.rows):
        base = _PAD + pitch * (nth + 2)
        left = _PAD + int(chance.integers(28, 120) if row.field == "time" else 28)
        printed.text((left, base), row.label, fill=255, font=font, anchor="ls")
        at = left + font.getlength(row.label)
        if stamp.leaders:
            _dots(printed, at + 8, _PAD + width - 40, base)
        start = at + float(chance.uniform(25, 70)), float(base)
        if row.by == "hand":
            write(written, row.value, (start[0], base - float(chance.uniform(-4, 14))), chance)
        else:
            _print(printed, row, start, face, points)
    _frame(printed, stamp.frame, (_PAD, _PAD, _PAD + width, _PAD + height), chance)
    inks = (np.asarray(sheet, np.float64) / 255 for sheet in sheets)
    return next(inks), next(inks)


def _print(draw: ImageDraw.ImageDraw, row: Row, at: tuple[float, float], face: Face, points: float) -> None:
    dater = row.by == "dater"
    font = face.font(points * (1.15 if dater else 1), _DPI, bold=dater)
    draw.text(at, row.value, fill=255, font=font, anchor="ls")


def _dots(draw: ImageDraw.ImageDraw, left: float, right: float, base: float) -> None:
    for x in range(round(left), round(right), _DOTS):
        draw.ellipse((x, base, x + 3, base + 3), fill=255)


def _frame(draw: ImageDraw.ImageDraw, frame: Frame, box: Sides, chance: np.random.Generator) -> None:
    if frame == "none":
        return
    draw.rectangle(box, outline=255, width=int(chance.integers(3, 7)))
    left, top, right, bottom = box
    if frame == "double":
        draw.rectangle((left + 10, top + 10, right - 10, bottom - 10), outline=255, width=2)
    if frame == "broken":
        for _ in range(int(chance.integers(8, 18))):
            _break(draw, box, chance)


def _break(draw: ImageDraw.ImageDraw, box: Sides, chance: np.random.Generator) -> None:
    """Take a piece out of one side."""
    left, top, right, bottom = box
    x, y, long = chance.uniform(left, right), chance.uniform(top, bottom), float(chance.uniform(20, 110))
    side = int(chance.integers(4))
    if side < 2:  # noqa: PLR2004 - above or below
        edge = (top, bottom)[side]
        draw.rectangle((x, edge - 9, x + long, edge + 9), fill=0)
    else:
        edge = (left, right)[side - 2]
        draw.rectangle((edge - 9, y, edge + 9, y + long / 2), fill=0)


def _fading(shape: tuple[int, ...], strength: float, chance: np.random.Generator) -> Ink:
    """Give the share of ink that rubber leaves: pale patches, and a grain."""
    height, width = shape
    coarse = chance.uniform(0, 1, (max(2, height // 60), max(2, width // 90)))
    patches = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(chance.uniform(0, 1, (height, width)), (0, 0), 1.2)
    weak = 1 - strength
    return np.clip(strength + weak * (1.6 * patches - 0.6) + 2 * weak * (grain - 0.5), 0.0, 1.0)


def _turned(ink: Ink, degrees: float) -> Ink:
    picture = Image.fromarray(np.clip(ink * 255, 0, 255).astype(np.uint8))
    return np.asarray(picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True), np.float64) / 255


def _inked(sheet: Ink, ink: Ink, colour: Colour, corner: Corner) -> Ink:
    x, y = corner
    part = ink[: sheet.shape[0] - y, : sheet.shape[1] - x, None]
    inked = sheet.copy()
    inked[y : y + part.shape[0], x : x + part.shape[1]] *= 1 - part * (1 - np.asarray(colour) / 255)
    return inked


def _box(size: tuple[int, int], tilt: float, sheet: tuple[int, int], corner: Corner) -> Sides:
    """Give the upright box on the page round a stamp that was turned on its sheet."""
    c, s = (abs(float(side)) for side in (np.cos(np.radians(tilt)), np.sin(np.radians(tilt))))
    width, height = size[0] * c + size[1] * s, size[0] * s + size[1] * c
    left = corner[0] + (sheet[0] * c + sheet[1] * s - width) / 2
    top = corner[1] + (sheet[0] * s + sheet[1] * c - height) / 2
    return left, top, left + width, top + height
