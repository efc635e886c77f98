"""An office with many letters: re-indexing, whole commands, a second ingest (สำนักงานที่มีหนังสือมาก)."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from benchmarks.reading_parts.memory import peak_of
from benchmarks.search_parts.generated import generated
from benchmarks.search_parts.made_office import fill_folder, make_office
from benchmarks.search_parts.peers import size_of
from benchmarks.search_parts.speed import side_by_side
from pipeline.office.office import Office
from pipeline.searching.reindex import reindex

_FILES = 10_000
_WALK = """
import click, os, sqlalchemy.orm, sys
for here, _, _ in os.walk(sys.argv[1]):
    with os.scandir(here) as entries:
        for entry in entries:
            entry.stat()
"""
_KASIAN = (sys.executable, "-c", "from cli import main; main()")


def measure(folder: Path, count: int, texts: Path | None, engine: str) -> None:
    """Print what an office of so many generated letters takes."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    office = make_office(folder / "office", generated(count, 1, texts))
    _rebuild(office, count, engine, "first time, words are cut")
    _rebuild(office, count, engine, "from the catalogue")
    _commands(office)
    _again(folder, min(count, _FILES), texts)


def _rebuild(office: Office, count: int, engine: str, what: str) -> None:
    own = peak_of(lambda: None) or 0.0
    began = time.perf_counter()
    peak = peak_of(lambda: reindex(office, engine))
    took = time.perf_counter() - began
    memory = f"{peak - own:.0f} MB of memory" if peak else "memory not known"
    size = size_of(office.index) / 1e6
    print(f"reindex {engine} ({what}): {count} letters, {count / took:.0f} a second, {memory}, {size:.0f} MB")


def _commands(office: Office) -> None:
    ask = (*_KASIAN, "search", "ประชุมคณะกรรมการ", "--office", str(office.root))
    ours, base = side_by_side(ask, (sys.executable, "-c", "import click, tantivy"))
    print(f"kasian search: {ours:.3f} s, {ours / base:.1f} x importing click and tantivy ({base:.3f} s)")


def _again(folder: Path, count: int, texts: Path | None) -> None:
    files = folder / "letters"
    office = make_office(folder / "second", fill_folder(files, generated(count, 2, texts)), files)
    reindex(office)
    ours, base = side_by_side(
        (*_KASIAN, "ingest", str(files), "--office", str(office.root)),
        (sys.executable, "-c", _WALK, str(files)),
    )
    told = (
        f"second ingest of {count} files: {ours:.3f} s, {ours / base:.1f} x importing and stat ({base:.3f} s)"
    )
    print(told, flush=True)
    shutil.rmtree(folder / "second")
