"""Bytes of mail and archives -> text, by the name of their character set or, without one, by what they hold.

Thai programs write Thai as UTF-8 or in the old code page, and often do not say which.
"""

from __future__ import annotations

import codecs
import re

# names in use for the Thai code page that Python does not know; TIS-620 is part of it
_THAI = re.compile(
    r"(?:x-)?(?:windows|cp|ms|dos|ibm)?-?874|tis-?620(?:[-.]\w+)?|iso-?8859-11|thai", re.IGNORECASE
)
THAI_CODE_PAGE = "cp874"


def by_charset(data: bytes, charset: str | None) -> str:
    """Decode by a character set; an unknown one, or one that is not true, is guessed."""
    name = (charset or "").strip().strip("\"'")
    if _THAI.fullmatch(name):
        name = THAI_CODE_PAGE
    try:
        # most programs mean UTF-8 or a code page when they say ASCII, or nothing
        known = codecs.lookup(name).name if name else "ascii"
        return guessed(data) if known == "ascii" else data.decode(known)
    except (LookupError, ValueError):  # a UnicodeError is one
        return guessed(data)


def guessed(data: bytes) -> str:
    """Decode what says nothing of its character set: as UTF-8, else by the Thai code page."""
    for name in ("utf-8-sig", THAI_CODE_PAGE):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(THAI_CODE_PAGE, "replace")
