"""Plays the quarter of tests/quarter through the commands, as the office lived it (เล่นซ้ำทั้งไตรมาส)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from quarter_letters import FOLDER, QuarterLetter, quarter, settings_after_transfer

from cli import kasian

Json = dict[str, Any]

KASIAN = Path(sys.executable).parent / "kasian"
CHIEF = "นายวิเชียร"


@dataclass(slots=True)
class Played:
    """An office after its quarter.

    :param ids: register numbers by the letters' keys.
    :param told: what ``show`` told of each letter when it had come in and nobody had acted on it yet, with
        the letters of its ``thread``.
    """

    office: Path
    letters: tuple[QuarterLetter, ...]
    ids: dict[str, str] = field(default_factory=dict)
    told: dict[str, Json] = field(default_factory=dict)

    def run(self, *arguments: object) -> str:
        """Run the installed command in the office's folder."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("KASIAN_")}
        command = [str(KASIAN), *map(str, arguments)]
        done = subprocess.run(
            command, cwd=self.office, env=env, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, *arguments: object) -> Json:
        """Give a command's JSON; called here, for a process each would take a minute for all."""
        asked = [*map(str, arguments), "--office", str(self.office), "--json"]
        told = CliRunner().invoke(kasian, asked, catch_exceptions=False)
        assert told.exit_code == 0, told.output
        answer: Json = json.loads(told.stdout)
        return answer

    def shown(self, key: str) -> Json:
        """Give a letter as ``show --json`` does."""
        return self.ask("show", self.ids[key])


def play(folder: Path) -> Played:
    """Play the quarter: in four batches, the transfer in the middle."""
    played = Played(folder / "office", quarter())
    played.office.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [str(KASIAN), "init", str(played.office), "--name", "สพอ."], check=True, capture_output=True
    )
    _settle(played, (FOLDER / "office.toml").read_text(encoding="utf-8"))
    transfer, after = settings_after_transfer()
    for first, last in _batches(transfer):
        if first == transfer:
            _settle(played, after)
        letters = [one for one in played.letters if first <= one.received < last]
        _take_in(played, letters)
        _look(played, letters)
        _work(played, letters)
    return played


def _batches(transfer: date) -> Iterator[tuple[date, date]]:
    days = (date(2022, 1, 1), date(2022, 2, 1), transfer, date(2022, 3, 1), date(2022, 4, 1))
    yield from pairwise(days)


def _settle(played: Played, settings: str) -> None:
    (played.office / "office.toml").write_text(settings, encoding="utf-8")


def _take_in(played: Played, letters: list[QuarterLetter]) -> None:
    """Drop letters into the inbox, named in order of receipt."""
    names = {f"{nth:03}": one for nth, one in enumerate(letters, start=len(played.ids))}
    for name, one in names.items():
        one.write(played.office / "inbox", name)
    for line in played.run("ingest", "--json").splitlines():
        outcome = json.loads(line)
        assert outcome["status"] == "done", outcome
        played.ids[names[Path(outcome["path"]).stem].key] = outcome["id"]


def _look(played: Played, letters: list[QuarterLetter]) -> None:
    """Note what the office is told of each letter before anybody has acted on it."""
    for one in letters:
        if not one.truth.secret:
            thread = played.ask("thread", played.ids[one.key])
            played.told[one.key] = {**played.shown(one.key), "thread": thread["letters"]}


def _work(played: Played, letters: list[QuarterLetter]) -> None:
    """Order and finish, as the truth tells; what is to be finished was presented first."""
    for one in letters:
        order, id_ = one.order, played.ids[one.key]
        if order is None:
            continue
        if order.done:
            played.ask("present", id_, "--as", order.to)
        whom = ("--to", order.to) if order.to else ()
        by = ("--due", order.due.isoformat()) if order.due else ()
        played.ask("order", id_, order.text, *whom, *by, "--as", CHIEF)
        if order.done:
            played.ask("done", id_, order.done, "--as", order.to)
