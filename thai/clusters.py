"""Clusters: a character with the marks that belong to it.  Nothing that a person sees is cut inside one."""

from __future__ import annotations

import re

from thai.marks import MARK

#: what belongs to the character before it: marks, sara am, and the accents of other scripts
HANGING = f"{MARK}ำ\u0300-\u036f"
# a stray mark stands alone
_CLUSTER = re.compile(f"[^\n][{HANGING}]*|\n")


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
