"""Clusters: a character with the marks that belong to it.  Nothing that a person sees is cut inside one."""

from __future__ import annotations

import re

# A base with its marks; sara am hangs on the consonant before it.  A stray mark stands alone.
_CLUSTER = re.compile("[^\n](?:[ัิ-ฺ็-๎]|\u0e33|[\u0300-\u036f])*|\n")


def clusters(text: str) -> list[str]:
    """Split a text into its clusters; joined they are the text again."""
    return _CLUSTER.findall(text)


def cluster_starts(text: str) -> list[int]:
    """Give the offset of each cluster."""
    return [match.start() for match in _CLUSTER.finditer(text)]


def cut_to_bytes(text: str, limit: int) -> str:
    """Give the longest beginning of whole clusters that takes at most ``limit`` bytes in UTF-8."""
    size = 0
    taken: list[str] = []
    for cluster in clusters(text):
        size += len(cluster.encode())
        if size > limit:
            break
        taken.append(cluster)
    return "".join(taken)
