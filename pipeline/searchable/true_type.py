"""A TrueType font program whose glyphs have an extent and no ink."""

from __future__ import annotations

import struct
from itertools import accumulate

UNITS = 1000  # to the em

_HEAD = ">IIIIHHqqhhhhHHhhh"
_HHEA = ">IhhhH11hH"
_MAXP = ">IH13H"
_VERSION = 0x00010000
_MAGIC = 0x5F0F3CF5
_SMALLEST_PIXELS = 8
_LEFT_TO_RIGHT = 2
_ON_CURVE = 1
_POINTS, _CONTOURS, _ZONES = 2, 1, 2


def bare_glyphs(count: int, advance: int) -> bytes:
    """Write a font with the tables that a PDF asks for (ISO 32000-1, 9.9).

    Each glyph is a stroke there and back: no area, so nothing to paint, but a box.  PDFium passes over a
    character without one.

    :param count: of glyphs, the one for what is missing among them.
    :param advance: of each, in units.
    """
    box = (0, 0, advance, UNITS)
    end, no_program = _POINTS - 1, 0
    outline = (end, no_program, _ON_CURVE, _ON_CURVE, 0, advance, 0, UNITS)
    glyph = struct.pack(">hhhhhHHBBhhhh", _CONTOURS, *box, *outline)
    tables = {
        b"glyf": glyph * count,
        b"head": struct.pack(
            _HEAD, _VERSION, 0, 0, _MAGIC, 0, UNITS, 0, 0, *box, 0, _SMALLEST_PIXELS, _LEFT_TO_RIGHT, 0, 0
        ),
        b"hhea": struct.pack(_HHEA, _VERSION, UNITS, 0, 0, advance, *[0] * 11, count),
        b"hmtx": struct.pack(">Hh", advance, 0) * count,
        # in units of two bytes
        b"loca": struct.pack(f">{count + 1}H", *range(0, (count + 1) * len(glyph) // 2, len(glyph) // 2)),
        b"maxp": struct.pack(_MAXP, _VERSION, count, _POINTS, _CONTOURS, 0, 0, _ZONES, *[0] * 8),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Put tables together: the directory, then each table from a place divisible by four."""
    padded = [data + bytes(-len(data) % 4) for data in tables.values()]
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", _VERSION, count, 16 << power, power, 16 * count - (16 << power))
    places = accumulate((len(data) for data in padded), initial=len(head) + 16 * count)
    directory = (
        struct.pack(">4sIII", tag, _checksum(whole), place, len(data))
        for (tag, data), whole, place in zip(tables.items(), padded, places, strict=False)
    )
    return head + b"".join(directory) + b"".join(padded)


def _checksum(padded: bytes) -> int:
    numbers: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(numbers) & 0xFFFFFFFF
