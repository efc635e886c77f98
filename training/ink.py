"""Text -> ink on white paper, with its base line (พิมพ์ข้อความเป็นภาพ)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.placing import Pixels
from thai.clusters import clusters
from thai.digits import to_thai
from training.fonts import Typeface, drawable, ko_kai

_RUN = re.compile(r"[฀-๛]+|[^฀-๛]+")
# In heights of ก.
_ABOVE, _BELOW, _ENDS = 3.0, 1.6, 1.2
_SPACED_OUT, _WIDE_SPACES = 0.05, 0.15


@dataclass(frozen=True, slots=True)
class Print:
    """A printed line.

    :param text: what stands there, as the typeface could draw it.
    :param image: grey, black ink on white.
    :param base: of the base line, in pixels from the top.
    :param letter: height of ก in pixels.
    """

    text: str
    image: Pixels
    base: float
    letter: float


def can_say(text: str, face: Typeface) -> str:
    """Write a text as a typeface draws it: without the characters it lacks, digits in its own script."""
    text = to_thai(text) if face.thai_digits else text
    known = drawable(face)
    return " ".join("".join(char for char in text if char in known).split())


def print_line(text: str, face: Typeface, letter: float, chance: Random) -> Print:
    """Print a line.

    :param letter: height of ก in pixels.
    """
    text = can_say(text, face)
    pixels = max(8, round(letter / ko_kai(face)))
    letter = pixels * ko_kai(face)
    fonts = face.fonts(pixels)
    base, left = round(_ABOVE * letter), round(_ENDS * letter)
    spacing = chance.uniform(0.03, 0.25) * letter if chance.random() < _SPACED_OUT else 0.0
    shown = _widened(text, chance) if chance.random() < _WIDE_SPACES else text
    pieces = clusters(shown) if spacing else _RUN.findall(shown)
    width = round(advance(pieces, fonts) + spacing * len(pieces)) + 2 * left
    image = Image.new("L", (width, base + round(_BELOW * letter)), 255)
    draw = ImageDraw.Draw(image)
    at = float(left)
    for piece in pieces:
        font = _font(piece, fonts)
        draw.text((at, base), piece, fill=0, font=font, anchor="ls")
        at += font.getlength(piece) + spacing
    return Print(text, np.asarray(image), float(base), letter)


def side_by_side(left: Print, right: Print, gap: float) -> Print:
    """Put two lines on one base line, as a label and what it names.

    :param gap: between their ink, in pixels.
    """
    base = max(left.base, right.base)
    bottom = max(line.image.shape[0] - line.base for line in (left, right))
    start = round(left.image.shape[1] - _ENDS * left.letter + gap - _ENDS * right.letter)
    image = np.full((round(base + bottom), start + right.image.shape[1]), 255, dtype=np.uint8)
    for printed, at in ((left, 0), (right, start)):
        top = round(base - printed.base)
        part = image[top : top + printed.image.shape[0], at : at + printed.image.shape[1]]
        np.minimum(part, printed.image, out=part)
    return Print(f"{left.text} {right.text}", image, base, right.letter)


def _widened(text: str, chance: Random) -> str:
    """Make spaces wider: between sentences and in a line that fills its width."""
    return "".join(" " * chance.randint(1, 4) if char == " " else char for char in text)


def advance(pieces: list[str], fonts: tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]) -> float:
    """Give how far pieces of text reach, in pixels."""
    return sum(_font(piece, fonts).getlength(piece) for piece in pieces)


def _font(piece: str, fonts: tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]) -> ImageFont.FreeTypeFont:
    return fonts[0] if "฀" <= piece[0] <= "๛" else fonts[1]
