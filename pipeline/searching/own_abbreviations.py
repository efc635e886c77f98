"""The office's own abbreviations (คำย่อของสำนักงาน), for a search that does not load all settings."""

from __future__ import annotations

import re

from pipeline.office.places import SETTINGS, Places

_SET = re.compile(rb"""(?m)^\s*\[?\s*["']?abbreviations""")


def own_abbreviations(office: Places) -> dict[str, str]:
    """Read the table ``[abbreviations]`` of office.toml: the short form -> the full one.

    A file that cannot be read has none here: what is wrong with it is said by the commands that need it.
    """
    try:
        text = (office.root / SETTINGS).read_bytes()
        if not _SET.search(text):
            return {}
        import tomllib  # noqa: PLC0415  most offices have none, and an officer waits

        found = tomllib.loads(text.decode("utf-8-sig")).get("abbreviations", {})
    except (OSError, ValueError):
        return {}
    given = found.items() if isinstance(found, dict) else ()
    return {short: full for short, full in given if isinstance(full, str)}
