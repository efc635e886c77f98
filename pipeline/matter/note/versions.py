"""The versions of a note (ฉบับของบันทึก): what stood before each change is kept in its act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.rows import ActRow, Json


@dataclass(frozen=True, slots=True)
class Version:
    """A note as it stood.

    :param memo: None where there was none.
    :param until: the act that replaced it; None of the note as it stands now.
    """

    memo: Json | None
    until: ActRow | None


def versions(acts: Sequence[ActRow], memo: Json | None) -> tuple[Version, ...]:
    """Give the versions of a note, the oldest first.

    :param acts: of the matter, in order.
    :param memo: the note as it stands now.
    """
    replaced = (one for one in acts if one.act.kind in {"edited", "redrafted"})
    return (*(Version(one.act.told.get("before"), one) for one in replaced), Version(memo, None))


def kasians_draft(acts: Sequence[ActRow], memo: Json | None) -> Json | None:
    """Give the note as kasian drafted it last, before an officer changed it; None where it drafted none."""
    after = [one.act.kind for one in acts]
    last = len(after) - after[::-1].index("redrafted") if "redrafted" in after else 0
    return versions(acts[last:], memo)[0].memo
