"""Thai in eight bits (TIS-620) that was read as Latin letters: "ÊÓ¹Ñ¡" for สำนัก.

PDFs with old Thai fonts name their letters by the Latin ones in the same places.  The places 0x80–0x9F and
0xFC–0xFE hold the shifted marks of the Windows fonts, in the order of U+F700–F71A (source: the table for
Windows fonts in Pango's Thai module).
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from thai.marks import CONSONANT, LEADING, MARK, PRIVATE_USE
from thai.traced import Traced

_SHIFTED = (*range(0x80, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0), *range(0xFC, 0xFF))
_LETTERS = (*range(0xA1, 0xDB), *range(0xDF, 0xFC))
#: with fewer letters in Thai syllables, or fewer different ones, a text is in Latin letters
_FEWEST = 10
_KINDS = 6
#: the share of its Latin letters beyond ASCII that must make Thai syllables
_MOST = 0.6


def _table() -> dict[str, str]:
    """Give the Thai character for each reading of a byte, as Latin-1 and as Windows-1252."""
    thai = {byte: chr(byte - 0xA1 + 0x0E01) for byte in _LETTERS}
    thai |= {byte: PRIVATE_USE[chr(0xF700 + nth)] for nth, byte in enumerate(_SHIFTED)}
    latin = {chr(byte): char for byte, char in thai.items()}
    windows = {bytes([byte]).decode("cp1252", "ignore"): char for byte, char in thai.items()}
    return {letter: char for letter, char in (latin | windows).items() if letter}


_THAI = _table()
_RUN = re.compile("[" + re.escape("".join(_THAI)) + "]+")
# two or more characters that are syllables: consonants under their marks, vowels where they can stand
_SYLLABLES = re.compile(
    f"(?=.{{2}})(?:[{LEADING}]?[{CONSONANT}][{MARK}]{{0,2}}[ะาำๅๆฯ]?[{MARK}]?|[๐-๙]+)+", re.DOTALL
)


def recoded(text: Traced) -> Traced:
    """Read what is Thai in eight bits as Thai; any other text stays as it is.

    >>> recoded(Traced.of("ÊÓ¹Ñ¡§Ò¹ ¾Ñ²¹ÒªØÁª¹")).text
    'สำนักงาน พัฒนาชุมชน'
    """
    runs = [_thai(run) for run in _RUN.finditer(text.text)]
    syllables = "".join(run for run in runs if _SYLLABLES.fullmatch(run))
    if len(set(syllables)) < _KINDS or len(syllables) < max(_FEWEST, _MOST * sum(map(len, runs))):
        return text
    return text.sub(_RUN, _thai)


def may_be_thai(chars: AbstractSet[str]) -> bool:
    """Tell from the different characters of a text whether ``recoded`` may change it."""
    return len(chars & _THAI.keys()) >= _KINDS


def _thai(run: re.Match[str]) -> str:
    return "".join(map(_THAI.__getitem__, run[0]))
