"""What became of one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["done", "partial", "duplicate", "failed", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file that was to be taken in.

    :param path: as it was dropped in: from the office folder for files of the inbox, else as it was named.
    :param id: the letter's register number, for done, partial and duplicate.
    :param archived: path from the office folder; empty for a secret letter.
    :param reason: Thai, for failed and waiting: why, and what to do.
    :param warnings: Thai.
    :param container: the path of the mail or archive that it came in; None for a file on its own.
    """

    path: str
    status: Status
    id: str | None = None
    archived: str | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    container: str | None = None


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Give the line that ``ingest --json`` prints."""
    return {
        "path": outcome.path,
        "id": outcome.id,
        "status": outcome.status,
        "archived": outcome.archived or None,
        "reason": outcome.reason,
        "warnings": list(outcome.warnings),
        "container": outcome.container,
    }
