"""Which sentences of a letter's body the chief needs first (เลือกประโยคสำคัญ).

Three things count: where a sentence stands, its cue words, and how central it is.  Thai letters go from the
background to what is asked, so a sentence stands the better the nearer to the purpose paragraph, and what
only tells what went before (ตามที่ … นั้น) has no place at all.  The weights are round numbers on a broad
plateau: chosen anew for each of 20 letters from the other 19, they do as well (``benchmarks.summaries``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.memo.centrality import centralities
from pipeline.memo.cues import cue_points

#: of the place (0 to 1), of one cue, of the centrality (0 to 1)
PLACE, CUE, CENTRE = 4.0, 1.0, 2.0


def ranks(texts: Sequence[str], earlier: Sequence[bool]) -> list[float]:
    """Rank the sentences of a body, given in the letter's order; the higher, the more one matters.

    :param earlier: of each sentence, whether it tells what went before.
    """
    return [
        PLACE * place + CUE * points + CENTRE * central for place, points, central in features(texts, earlier)
    ]


def features(texts: Sequence[str], earlier: Sequence[bool]) -> list[tuple[float, int, float]]:
    """Give place, cue points and centrality of each sentence."""
    places = [0.0 if old else (at + 1) / len(texts) for at, old in enumerate(earlier)]
    points = [cue_points(text) - old for text, old in zip(texts, earlier, strict=True)]
    return list(zip(places, points, centralities(texts), strict=True))
