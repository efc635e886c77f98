"""Ink on the print: signature, seal, receive stamp, a note by hand (ลายมือชื่อ ตราประทับ ตรารับหนังสือ)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont

from samples.scan import Look

_BLUE = (38, 66, 160)
_RED = (190, 40, 50)
_STAMP_FACE = "Laksaman-Bold.ttf"
_HAND_FACE = "Purisa.ttf"
_CM = 1 / 2.54  # inches

Place = Callable[[str], tuple[int, int]]


def draw_marks(sheet: Image.Image, look: Look, place: Place) -> None:
    """Put what the look asks for on a page; ink darkens the print under it, as on paper."""
    if look.sign_on:
        _press(sheet, lambda layer: _sign(layer, look, place(look.sign_on)))
    if look.seal_on:
        _press(sheet, lambda layer: _seal(layer, look, place(look.seal_on)))
    if look.stamp:
        _press(sheet, lambda layer: _stamp(layer, look))
    if look.note:
        _press(sheet, lambda layer: _note(layer, look))


def _press(sheet: Image.Image, draw: Callable[[Image.Image], None]) -> None:
    layer = Image.new("RGB", sheet.size, "white")
    draw(layer)
    sheet.paste(ImageChops.multiply(sheet, layer))


def _sign(layer: Image.Image, look: Look, at: tuple[int, int]) -> None:
    """A scrawl of our own above the name in brackets."""
    unit = look.dpi * _CM
    left, base = at[0] + 0.6 * unit, at[1] - 0.75 * unit
    turns, phase, slope = np.random.default_rng(look.seed).uniform((16, 0, 0.1), (22, 2, 0.4))
    t = np.linspace(0, 1, 120)
    x = left + unit * (2.6 * t + 0.25 * np.sin(turns * t))
    y = base - unit * (0.3 * np.sin(0.75 * turns * t + phase) * (1.1 - t) + slope * t)
    points = [(float(a), float(b)) for a, b in zip(x, y, strict=True)]
    ImageDraw.Draw(layer).line(points, fill=_BLUE, width=max(2, look.dpi // 70), joint="curve")


def _seal(layer: Image.Image, look: Look, at: tuple[int, int]) -> None:
    """A round seal: two rings with dots of ink between them."""
    unit = look.dpi * _CM
    x, y = at[0] + 1.4 * unit, at[1] - 1.0 * unit
    draw = ImageDraw.Draw(layer)
    for radius, width in ((2.2, 4), (1.6, 2)):
        r = radius * unit
        draw.ellipse((x - r, y - r, x + r, y + r), outline=_RED, width=width)
    for step in range(36):
        angle = math.tau * step / 36
        cx, cy = x + 1.9 * unit * math.cos(angle), y + 1.9 * unit * math.sin(angle)
        draw.ellipse((cx - 3, cy - 3, cx + 3, cy + 3), fill=_RED)


def _stamp(layer: Image.Image, look: Look) -> None:
    """The receive stamp, 5 by 2.5 cm, blue, top right, not quite level; figures by hand."""
    unit = look.dpi * _CM
    width, height = round(5.2 * unit), round(2.6 * unit)
    stamp = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((2, 2, width - 3, height - 3), outline=_BLUE, width=3)
    name, *rows = look.stamp
    face, hand = _face(_STAMP_FACE, 9.5, look.dpi), _face(_HAND_FACE, 11, look.dpi)
    draw.text((width / 2, 0.1 * unit), name, _BLUE, face, anchor="ma")
    for i, row in enumerate(rows):
        top = (0.72 + 0.58 * i) * unit
        label, _, written = row.partition(" | ")
        draw.text((0.3 * unit, top), label, _BLUE, face)
        draw.text((1.7 * unit, top), written, _BLUE, hand)
    turned = stamp.rotate(2.0, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    layer.paste(turned, (round(15.2 * unit), round(1.0 * unit)))


def _note(layer: Image.Image, look: Look) -> None:
    """The short note (เกษียน) as offices write it on the letter."""
    unit = look.dpi * _CM
    face = _face(_HAND_FACE, 14, look.dpi)
    draw = ImageDraw.Draw(layer)
    for i, line in enumerate(look.note):
        draw.text((2.2 * unit, (25.4 + 0.8 * i) * unit), line, _BLUE, face)


def _face(name: str, points: float, dpi: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, round(points * dpi / 72), layout_engine=ImageFont.Layout.RAQM)
