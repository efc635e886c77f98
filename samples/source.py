"""A source file -> its fields (ต้นฉบับของหนังสือตัวอย่าง).

The body is a list of strings.  One that begins with ``# `` is numbered by the word processor, with ``== `` a
heading, with ``- `` an item; ``{name}`` stands for the table of that name, ``---`` for a new page.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
SOURCES = FOLDER / "sources"
FILES = FOLDER / "files"


@dataclass(frozen=True, slots=True)
class Output:
    """One file that a source gives.

    :param format: ``docx``, ``pdf``, ``pdf_private_use``, ``pdf_scan``, ``pdf_mixed``, ``jpg`` or ``tiff``.
    :param scan: how the scanner or the camera treats the page; keys of ``scan.Look``.
    """

    file: str
    format: str
    scan: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One letter as written: its form, its fields, and the files to make of it."""

    name: str
    form: str
    thai: bool
    fields: dict[str, Any]
    tables: dict[str, dict[str, Any]]
    boxes: dict[str, dict[str, Any]]
    outputs: tuple[Output, ...]

    def get(self, field: str) -> str:
        """A field's text; empty where the letter has none."""
        return str(self.fields.get(field, ""))

    def all(self, field: str) -> tuple[str, ...]:
        """A field of several lines."""
        return tuple(self.fields.get(field, ()))


def load(path: Path) -> Source:
    """Read one source."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    outputs = tuple(Output(o["file"], o["format"], o.get("scan", {})) for o in data["output"])
    return Source(
        name=path.stem,
        form=data["form"],
        thai=data["digits"] == "thai",
        fields=data["letter"],
        tables=data.get("tables", {}),
        boxes=data.get("boxes", {}),
        outputs=outputs,
    )


def load_all() -> tuple[Source, ...]:
    """Read all sources, in the order of their names."""
    return tuple(load(path) for path in sorted(SOURCES.glob("*.toml")))
