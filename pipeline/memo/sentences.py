"""Join words and pieces to the sentences of a note, and mark what must be checked (ประโยคของบันทึก)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.memo.evidence import DOTS, Piece
from pipeline.memo.model import Evidence, Sentence
from thai.clusters import clusters
from thai.say import Digits, in_script

#: stands behind a doubtful reading; the note explains it once
MARK = "[?]"
#: clusters: what is longer is prose, not a value
_LONGEST_VALUE = 60

_WHITE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


def told(*parts: str | Piece | None, digits: Digits) -> Sentence:
    """Join words and pieces to a sentence.

    Each doubtful value (a date, a number) carries the mark; doubtful words alone are marked once, at the
    end.  Where dots leave room for the pen they say it themselves.
    """
    pieces = [part for part in parts if isinstance(part, Piece)]
    evidence = dict.fromkeys(one for piece in pieces for one in piece.evidence)
    marked = [piece for piece in pieces if _must_be_checked(piece)]
    values = [piece for piece in marked if _is_value(piece)]
    shown = "".join(_shown(part, values) for part in parts if part is not None)
    end = f" {MARK}" if marked and not values else ""
    return Sentence(
        text=in_script(_WHITE.sub(" ", f"{shown}{end}").strip(), digits),
        evidence=tuple(evidence),
        doubtful=any(piece.doubtful for piece in pieces),
        doubts=tuple(_proofs(pieces, values, marked)),
    )


def _proofs(pieces: list[Piece], values: list[Piece], marked: list[Piece]) -> Iterator[Evidence]:
    """Give what each mark in the text, and each room for the pen, stands for."""
    ends = [] if values else marked[-1:]  # the matter stands last
    for piece in (*(one for one in pieces if one in values or _has_room(one)), *ends):
        yield from piece.evidence[:1]


def _has_room(piece: Piece) -> bool:
    return piece.doubtful and DOTS in piece.text


def _shown(part: str | Piece, values: list[Piece]) -> str:
    if isinstance(part, str):
        return part
    return f"{part.text} {MARK}" if part in values else part.text


def _must_be_checked(piece: Piece) -> bool:
    return piece.doubtful and bool(piece.text) and DOTS not in piece.text


def _is_value(piece: Piece) -> bool:
    return bool(_DIGIT.search(piece.text)) and len(clusters(piece.text)) <= _LONGEST_VALUE
