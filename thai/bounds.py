"""Where the words of a text end (ขอบเขตคำ), kept in few bytes so that a text is cut into words once.

A word is counted in units (``thai.terms``): one byte a word.  A bound that lies inside a unit is left out,
for what is searched is made of whole units.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

#: the most units of a word; a longer one is garbage, and is told as several
_LONGEST = 255


def bounds_of(words: Iterable[str], unit_ends: Sequence[int]) -> bytes:
    """Count the units of each word.

    :param words: joined they are the text.
    :param unit_ends: where the units of the text end, in code points.

    >>> list(bounds_of(["ที่", " ", "ประชุม"], [3, 5, 7, 9, 10]))
    [1, 4]
    """
    ends = (bisect_right(unit_ends, end) for end in accumulate(map(len, words), initial=0))
    counts = (last - first for first, last in pairwise(ends))
    return bytes(part for count in counts if count for part in _in_bytes(count))


def _in_bytes(count: int) -> Iterable[int]:
    return (*[_LONGEST] * (count // _LONGEST), *([count % _LONGEST] if count % _LONGEST else ()))


def words_at(units: Sequence[str], bounds: bytes) -> tuple[str, ...]:
    """Put the words together again; white space is no part of them.

    >>> words_at(["ที่", "ป", "ระ", "ชุ", "ม"], bytes([1, 4]))
    ('ที่', 'ประชุม')
    """
    ends = accumulate(bounds, initial=0)
    return tuple(["".join(units[first:last]) for first, last in pairwise(ends)])


def pack_bounds(folded: Sequence[str], extra: Sequence[str], bounds: Sequence[bytes]) -> bytes:
    """Pack the bounds of several texts, with a mark of what they were cut from.

    :param folded: the texts.
    :param extra: the office's own words, that the cutter knew.
    """
    return _mark(folded, extra) + zlib.compress(b"\0".join(bounds))


def unpack_bounds(packed: bytes | None, folded: Sequence[str], extra: Sequence[str]) -> list[bytes] | None:
    """Give back the bounds of several texts; None where these or the office's words are others now."""
    mark = _mark(folded, extra)
    if packed is None or not packed.startswith(mark):
        return None
    return zlib.decompress(packed[len(mark) :]).split(b"\0")


def _mark(folded: Sequence[str], extra: Sequence[str]) -> bytes:
    said = "\0".join((*folded, "", *extra)).encode("utf-8", "surrogatepass")
    return zlib.crc32(said).to_bytes(4, "big")
