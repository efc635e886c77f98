"""The templates of bodies, by the kind of matter (แม่แบบเนื้อความ), as they stand in ``matters/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "matters"


@dataclass(frozen=True, slots=True)
class Body:
    """One template.

    :param cites: the text speaks of the letter cited (อ้างถึง), so that there must be one.
    :param to: whom the letter is for, where that is not left to the kind of the letter.
    """

    subject: str
    paragraphs: tuple[str, ...]
    enclosures: tuple[str, ...] = ()
    cites: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of matter: its templates, and how a letter of each kind ends (จึงเรียนมาเพื่อ…)."""

    name: str
    bodies: tuple[Body, ...]
    endings: Mapping[str, tuple[str, ...]]


@cache
def matter(name: str) -> Matter:
    """Read the templates of one kind of matter."""
    told = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    bodies = tuple(
        Body(
            subject=one.get("subject", ""),
            paragraphs=tuple(one["paragraphs"]),
            enclosures=tuple(one.get("enclosures", ())),
            cites=one.get("cites", False),
            to=one.get("to", ""),
        )
        for one in told["body"]
    )
    return Matter(name, bodies, {kind: tuple(ends) for kind, ends in told.get("endings", {}).items()})


def matters() -> tuple[str, ...]:
    """Name all kinds of matter."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))
