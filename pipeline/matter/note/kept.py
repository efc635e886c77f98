"""How much of a draft an officer kept (ส่วนของร่างที่คงไว้)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz.distance import Levenshtein

from pipeline.memo.evidence import OFFICER
from thai.clusters import clusters

_PLACES = 4
# the section of a note that says what the chief should order, and how its sentence opens
_PROPOSAL, _PROPOSES = "ข้อเสนอ", "เห็นควร"


def kept_share(draft: Mapping[str, Any], final: Mapping[str, Any]) -> float:
    """Give how much of a draft stands in the note that the officer stands by, 0 to 1.

    1 less the edit distance over the clusters of the longer text; all three forms of the note count, white
    space does not.  1 says that nothing was changed, and nothing else does.

    :param draft, final: notes as JSON.
    """
    before, after = _clusters(draft), _clusters(final)
    if before == after:
        return 1.0
    longer = max(len(before), len(after))
    distance: int = Levenshtein.distance(before, after)
    share: float = min(round(1 - distance / longer, _PLACES), 1 - 1 / 10**_PLACES)
    return share


def _clusters(memo: Mapping[str, Any]) -> list[str]:
    return [one for text in _texts(memo) for one in clusters("".join(text.split()))]


def _texts(memo: Mapping[str, Any]) -> Iterator[str]:
    for section in memo["sections"]:
        yield from (sentence["text"] for sentence in section["sentences"])
    yield from (sentence["text"] for form in ("short", "line") for sentence in memo[f"{form}_sentences"])


def kept_proposal(memo: Mapping[str, Any]) -> str:
    """Give the words of a note's proposal (ข้อเสนอ) that an officer wrote; empty where he wrote none.

    :param memo: a note as JSON.
    """
    sentences = (one for part in memo["sections"] if _PROPOSAL in part["title"] for one in part["sentences"])
    written = (one for one in sentences if any(proof["source"] == OFFICER for proof in one["evidence"]))
    return next((str(one["text"]) for one in written if str(one["text"]).startswith(_PROPOSES)), "")
