"""Other ways to search the same texts: SQLite's FTS5 and Recoll (Xapian), as they are shipped."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.search_parts.quality import Texts
from benchmarks.search_parts.speed import Finder

_TIMEOUT_S = 3600


@contextmanager
def fts5(folder: Path, texts: Texts, tokenize: str) -> Iterator[Finder]:
    """Index texts in SQLite's FTS5; a query is a phrase, the best ranked first.

    :param tokenize: ``trigram``, or ``unicode61`` for words.
    """
    with closing(sqlite3.connect(folder / f"{tokenize}.db")) as connection:
        connection.execute(
            f"CREATE VIRTUAL TABLE letters USING fts5(name UNINDEXED, text, tokenize='{tokenize}')"
        )
        with connection:
            connection.executemany("INSERT INTO letters VALUES (?, ?)", texts)

        def find(query: str, limit: int) -> tuple[list[str], int]:
            phrases = " ".join('"' + piece.replace('"', '""') + '"' for piece in query.split("  "))
            rows = connection.execute(
                "SELECT name FROM letters WHERE text MATCH ? ORDER BY rank LIMIT ?", (phrases, limit)
            )
            names = [name for (name,) in rows]
            return names, len(names)

        yield find


def has_recoll() -> bool:
    """Tell whether Recoll's commands are installed."""
    return bool(shutil.which("recollindex") and shutil.which("recollq"))


@contextmanager
def recoll(folder: Path, texts: Texts) -> Iterator[Finder]:
    """Index texts with Recoll, each as a file; each question starts its command ``recollq``."""
    files, settings = folder / "files", folder / "settings"
    files.mkdir()
    settings.mkdir()
    for name, text in texts:
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    (settings / "recoll.conf").write_text(f"topdirs = {files}\nloglevel = 1\n", encoding="utf-8")
    _run("recollindex", "-c", str(settings))

    def find(query: str, limit: int) -> tuple[list[str], int]:
        asked = " ".join(f'"{piece}"' for piece in query.split("  "))
        # it fails where a phrase is longer than a term may be: then it finds nothing
        said = _run("recollq", "-c", str(settings), "-b", "-n", str(limit), asked, check=False)
        names = [Path(line).stem for line in said.splitlines() if line.startswith("file://")]
        return names, len(names)

    yield find


def _run(*command: str, check: bool = True) -> str:
    done = subprocess.run(  # noqa: S603  the peer's own commands
        command, check=check, capture_output=True, text=True, timeout=_TIMEOUT_S
    )
    return done.stdout


def size_of(folder: Path) -> int:
    """Give the bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
