"""The time, passed in, so that what depends on it can be tried without waiting."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """What the pipeline asks of a clock."""

    def now(self) -> float:
        """Seconds that only go forward, from any start."""

    def today(self) -> datetime:
        """Give the local date and time, with the zone."""

    def wait(self, seconds: float) -> None:
        """Let time pass."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def today(self) -> datetime:
        """Give the local date and time, with the zone."""
        return datetime.now().astimezone()

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)
