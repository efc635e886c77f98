"""Whether a file has arrived in full (rule 9).

Size and time of change stand still for a second and the container ends properly.  One that does not end
properly but stands still for ten seconds is tried all the same, and fails with its reason.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.inbox.container_end import ends_properly

STILL_S = 1.0
TRIED_S = 10.0

State = Literal["settled", "waiting", "gone"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells that a file is still the same one, without reading it."""

    size: int
    changed_ns: int
    inode: int


def identity(path: Path | str) -> Identity:
    """Look at a file, not through a link.

    :raises OSError: it is not there.
    """
    seen = os.lstat(path)
    return Identity(seen.st_size, seen.st_mtime_ns, seen.st_ino)


@dataclass(frozen=True, slots=True)
class _Sight:
    identity: Identity
    since: float


class Settling:
    """Watches files come to rest.

    Stillness is what was observed here: the clocks of a network share prove nothing.

    :param now: seconds that only go forward.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: dict[Path, _Sight] = {}

    def observe(self, path: Path) -> State:
        """Look at a file once more."""
        try:
            current = identity(path)
            sight = self._seen.get(path)
            if sight is None or sight.identity != current:
                self._seen[path] = _Sight(current, self._now())
                return "waiting"
            still = self._now() - sight.since
            if still < STILL_S or not (still >= TRIED_S or ends_properly(path)):
                return "waiting"
        except FileNotFoundError:
            self.forget(path)
            return "gone"
        except OSError:
            # another program has it open, or the share went away for a moment
            return "waiting"
        return "settled"

    def forget(self, path: Path) -> None:
        """Forget a file that was taken, or is gone."""
        self._seen.pop(path, None)

    def keep_only(self, paths: set[Path]) -> None:
        """Forget all files but these."""
        self._seen = {path: sight for path, sight in self._seen.items() if path in paths}
