"""A made letter -> the picture of its page, and its text line by line (พิมพ์หนังสือเป็นภาพ)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from benchmarks.reading_parts.faces import Face
from benchmarks.reading_parts.letters import RIGHT, Block, Grid, Letter, Paragraph, Piece, Row
from samples.emblem import emblem_png
from thai.words import words

DPI = 300
_CM = DPI / 2.54
_PAGE = (round(21.0 * _CM), round(29.7 * _CM))
_TOP, _BOTTOM = 1.5, 28.2  # centimetres
_PITCH = 1.32  # distance of base lines, of the letters' size
_MARGIN = 4  # pixels: bearings may reach out of the box that Pillow gives
_RISE = 0.95  # from the top of a line to its base line, of the letters' size: room for two marks


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words printed at one place, as Pillow takes them; pixels."""

    text: str
    place: tuple[int, int]
    anchor: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and its box in pixels: left, top, right, bottom."""

    text: str
    box: tuple[int, int, int, int]
    strokes: tuple[Stroke, ...] = ()

    def alone(self, face: Face) -> tuple[Image.Image, tuple[int, int]]:
        """Print this line and nothing else: a grey picture a little larger than its box, and its corner."""
        left, top, right, bottom = self.box
        corner = left - _MARGIN, top - _MARGIN
        image = Image.new("L", (right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN), 255)
        draw = ImageDraw.Draw(image)
        for stroke in self.strokes:
            place = stroke.place[0] - corner[0], stroke.place[1] - corner[1]
            font = face.font(stroke.size, DPI, bold=stroke.bold)
            draw.text(place, stroke.text, fill=0, font=font, anchor=stroke.anchor)
        return image, corner


@dataclass(frozen=True, slots=True)
class Printed:
    """A page of 300 dpi, grey, and its lines as a person reads them."""

    image: Image.Image
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The truth."""
        return "\n".join(line.text for line in self.lines)


def print_letter(letter: Letter, face: Face) -> Printed:
    """Print a letter; what does not fit on its page is left out, of the picture and of the truth."""
    press = _Press(face)
    middle, height = letter.emblem
    press.emblem(middle, height)
    if letter.kind != "memo":
        press.skip(height * _CM)
    for block in letter.blocks:
        if not press.put(block):
            break
    return Printed(press.image, tuple(press.lines))


class _Press:
    """Puts block under block on one page."""

    def __init__(self, face: Face) -> None:
        self.image = Image.new("L", _PAGE, 255)
        self.lines: list[Line] = []
        self._face = face
        self._draw = ImageDraw.Draw(self.image)
        self._top = _TOP * _CM

    def emblem(self, middle: float, height: float) -> None:
        side = round(height * _CM)
        picture = Image.open(emblem_png()).resize((side, side))
        self.image.paste(picture, (round(middle * _CM) - side // 2, round(_TOP * _CM)))

    def skip(self, pixels: float) -> None:
        self._top += pixels

    def put(self, block: Block) -> bool:
        """Print a block; False where the page is full."""
        match block:
            case Row(pieces, before, dotted):
                self.skip(before * DPI / 72)
                return self._row(pieces, dotted=dotted)
            case Paragraph(text, first, left, before):
                self.skip(before * DPI / 72)
                broken = self._broken(text, (RIGHT - first) * _CM, (RIGHT - left) * _CM)
                places = [first] + [left] * (len(broken) - 1)
                return all(self._row((Piece(t, x),)) for t, x in zip(broken, places, strict=True))
            case Grid(rows, edges):
                self.skip(6 * DPI / 72)
                return all(self._cells(row, edges) for row in rows)

    def _row(self, pieces: tuple[Piece, ...], *, dotted: bool = False) -> bool:
        size = max(piece.size for piece in pieces) * DPI / 72
        if self._top + _PITCH * size > _BOTTOM * _CM:
            return False
        base = round(self._top + _RISE * size)
        strokes = tuple(_stroke(piece, base) for piece in pieces)
        boxes = [self._print(stroke) for stroke in strokes]
        if dotted:
            self._dots(base + size * 0.12, boxes[0][2])
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        box = (min(lefts), min(tops), max(rights), max(bottoms))
        self.lines.append(Line(" ".join(piece.text for piece in pieces), box, strokes))
        self._top += _PITCH * size
        return True

    def _print(self, stroke: Stroke) -> tuple[int, int, int, int]:
        font = self._face.font(stroke.size, DPI, bold=stroke.bold)
        self._draw.text(stroke.place, stroke.text, fill=0, font=font, anchor=stroke.anchor)
        left, top, right, bottom = self._draw.textbbox(
            stroke.place, stroke.text, font=font, anchor=stroke.anchor
        )
        return int(left), int(top), int(right), int(bottom)

    def _dots(self, height: float, left: int) -> None:
        for x in range(left + 20, round(RIGHT * _CM), 14):
            self._draw.ellipse((x, height, x + 3, height + 3), fill=0)

    def _cells(self, row: tuple[str, ...], edges: tuple[float, ...]) -> bool:
        top = self._top
        pieces = tuple(Piece(text, left + 0.2) for text, left in zip(row, edges, strict=False))
        if not self._row(pieces):
            return False
        for left, right in pairwise(edges):
            self._draw.rectangle((left * _CM, top, right * _CM, self._top), outline=0, width=3)
        return True

    def _broken(self, text: str, first: float, other: float) -> list[str]:
        """Break a paragraph between words."""
        font = self._face.font(16.0, DPI)
        broken: list[str] = []
        line = ""
        for word in words(text):
            room = other if broken else first
            if line and font.getlength((line + word).rstrip()) > room:
                broken.append(line.strip())
                line = ""
            line += word
        return [*broken, line.strip()] if line.strip() else broken


def _stroke(piece: Piece, base: int) -> Stroke:
    place, anchor = (round(piece.at * _CM), base), "ms" if piece.centred else "ls"
    return Stroke(piece.text, place, anchor, piece.size, piece.bold)
