"""Letter numbers (เลขที่หนังสือ) as they are compared: ``สฎ 0019.2/ว 145`` however it was spaced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thai.digits import to_arabic

_SPACES = re.compile(r"\s+")
_PARTS = re.compile(r"(?P<code>[^/]*)/(?P<circular>\(?ว\)?\.?)?(?P<running>(?:[ก-ฮ]{2,4}\.)?\d[\d./]*)?")


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A letter number taken apart.

    :param code: agency letters and file code, without spaces: ``สฎ0019.2``.
    :param circular: it is a circular's (ว).
    :param running: the running number; empty where it is blank.
    """

    code: str
    circular: bool
    running: str

    def __str__(self) -> str:
        """Give it as one text, equal for numbers that differ in spaces and in the script of digits."""
        return f"{self.code}/{'ว' if self.circular else ''}{self.running}"


def number_key(number: str) -> NumberKey | None:
    """Take a letter number apart; None for what has no slash.

    >>> str(number_key("ศน ๐๐๑๙.๒ / ว ๑๒๐"))
    'ศน0019.2/ว120'
    """
    match = _PARTS.fullmatch(_SPACES.sub("", to_arabic(number)))
    if match is None:
        return None
    running = (match["running"] or "").strip(".")
    return NumberKey(match["code"].rstrip("."), bool(match["circular"]), running.lstrip("0") or running)
