"""The letters of tests/quarter, each with its truth; and as files, as an office drops them in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samples.compose import compose
from samples.docx_writer import OFFICE, write_docx
from samples.layout import Paragraph
from samples.source import Source

FOLDER = Path(__file__).resolve().parent / "quarter"
#: what a reference names where the office does not have the letter
ABSENT = "-"

_MONTHS = ("january", "february", "march")
_OURS = ("ours", "ours_memo")
_ABOUT = ("key", "received", "from", "digits", "file", "truth", "order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the chief ordered.

    :param to: the given name of an officer; empty for nobody.
    :param done: what the officer said when nothing was left to do; empty where that was not said.
    """

    text: str
    to: str = ""
    due: date | None = None
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a person who knows the duty order would say; see tests/quarter/README.md."""

    owed: bool
    officer: str = ""
    stand_in: str = ""
    duty: str = ""
    cites: tuple[str, ...] = ()
    series: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLetter:
    """A letter of the quarter.

    :param source: as ``samples.compose`` lays it out.
    :param as_text: it comes as a text file, and not as DOCX.
    """

    key: str
    received: date
    ours: bool
    as_text: bool
    source: Source
    truth: Truth
    order: Order | None

    def content(self) -> bytes:
        """Give the file's bytes, the same at each call."""
        sheet = compose(self.source)
        if not self.as_text:
            return write_docx(sheet, OFFICE)
        lines = (block.text for block in sheet.blocks if isinstance(block, Paragraph))
        return "\n".join(lines).encode()

    def write(self, folder: Path, name: str) -> None:
        """Write the file under a name without its ending."""
        (folder / f"{name}.{'txt' if self.as_text else 'docx'}").write_bytes(self.content())


def quarter() -> tuple[QuarterLetter, ...]:
    """Read all letters, in order of receipt."""
    senders = _toml("senders")
    letters = [one for month in _MONTHS for one in _toml(month)["letter"]]
    return tuple(_letter(one, senders[one["from"]]) for one in letters)


def settings_after_transfer() -> tuple[date, str]:
    """Give the day of the transfer, and office.toml from then on."""
    told = _toml("transfer")
    text = (FOLDER / "office.toml").read_text(encoding="utf-8")
    for key, before in told["goes"].items():
        text = text.replace(before, told["comes"][key])
    return told["from"], text


def _letter(told: dict[str, Any], sender: dict[str, Any]) -> QuarterLetter:
    said = {name: value for name, value in told.items() if name not in _ABOUT}
    fields = {**sender, **said}
    truth = told["truth"]
    return QuarterLetter(
        key=told["key"],
        received=told["received"],
        ours=told["from"] in _OURS,
        as_text=told.get("file") == "txt",
        source=Source(
            told["key"], fields.pop("form"), told.get("digits", "thai") == "thai", fields, {}, {}, ()
        ),
        truth=Truth(**{**truth, "cites": tuple(truth.get("cites", ()))}),
        order=Order(**told["order"]) if "order" in told else None,
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
