"""The log of an office (แฟ้มบันทึกการทำงาน): English, a file a month, for the owner only.

Nothing of it goes to the screen: an officer is told in Thai, by the commands.
"""

from __future__ import annotations

import logging
import os
from datetime import date
from io import TextIOWrapper
from pathlib import Path

_FORM = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
_OURS = ("pipeline", "extractors", "index", "thai")


class _OwnersFile(logging.FileHandler):
    """A log that nobody else may read: a fault may name a letter that turns out to be secret."""

    def _open(self) -> TextIOWrapper:
        return open(
            self.baseFilename, "a", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)
        )


def silence() -> None:
    """Keep the warnings of libraries off the screen."""
    logging.captureWarnings(capture=True)
    logging.lastResort = None


def log_to(folder: Path) -> None:
    """Write the log of this process into a folder; one that cannot be written is passed over."""
    logging.raiseExceptions = False
    handler = _OwnersFile(folder / f"{date.today():%Y-%m}.log", delay=True)  # noqa: DTZ011  the office lives in local time
    handler.setFormatter(logging.Formatter(_FORM))
    logging.getLogger().addHandler(handler)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
