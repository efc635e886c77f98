"""The bank of lines to learn from (คลังบรรทัด): shards of some hundred lines, made ahead by worker processes.

A shard is made from the seed and its number alone, so that a run that goes on after a stop meets the very
same lines.  The first shards hold short lines; full width comes later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from time import sleep

import cv2
import numpy as np

from training.corpus import read_corpus
from training.fonts import typefaces
from training.line_maker import Sample, is_readable, make_line
from training.sheets import make_sheet

_DIRECT, _SHEETS = 360, 15  # a sheet gives about eleven lines
# Up to this shard, lines of at most so many characters.
_STAGES = ((10, 18), (18, 48))
_LONGEST = 112
_AHEAD = 16
_WAIT_S = 0.5


def longest(shard: int) -> int:
    """Give how many characters the lines of a shard have at most."""
    return next((length for end, length in _STAGES if shard < end), _LONGEST)


@dataclass(frozen=True, slots=True)
class Bank:
    """The shards of one seed in a folder."""

    folder: Path
    seed: int

    def path(self, shard: int) -> Path:
        """Where a shard lies once it is made."""
        return self.folder / f"{self.seed}-{shard:05}.npz"

    def has(self, shard: int) -> bool:
        """Tell whether a shard is made."""
        return self.path(shard).is_file()

    def read(self, shard: int) -> list[Sample]:
        """Read a shard."""
        return read_samples(self.path(shard))

    def before(self, shard: int) -> list[Path]:
        """Give the files of the shards before one."""
        return [path for path in self.folder.glob(f"{self.seed}-?????.npz") if path < self.path(shard)]

    def drop_before(self, shard: int) -> None:
        """Remove the shards that are not needed any more."""
        for path in self.before(shard):
            path.unlink()


def write_samples(path: Path, samples: Sequence[Sample]) -> None:
    """Write lines into one file, whole or not at all."""
    fresh = path.with_suffix(".new.npz")
    np.savez(
        fresh,
        pixels=np.concatenate([sample.image for sample in samples], axis=1),
        widths=np.array([sample.image.shape[1] for sample in samples]),
        texts=np.array("\n".join(sample.text for sample in samples)),
    )
    fresh.replace(path)


def read_samples(path: Path) -> list[Sample]:
    """Read lines written by ``write_samples``."""
    with np.load(path) as held:
        ends = np.cumsum(held["widths"])
        images = np.split(held["pixels"], ends[:-1], axis=1)
        return [
            Sample(image, text) for image, text in zip(images, str(held["texts"]).split("\n"), strict=True)
        ]


def start_workers(bank: Bank, first: int, count: int) -> tuple[list[BaseProcess], Event]:
    """Start processes that make shards from a number on; they end at the event, or with this process."""
    bank.folder.mkdir(parents=True, exist_ok=True)
    context = get_context("spawn")
    stop = context.Event()
    workers: list[BaseProcess] = [
        context.Process(target=_work, args=(bank, first + nth, count, stop), daemon=True)
        for nth in range(count)
    ]
    for worker in workers:
        worker.start()
    return workers, stop


def _work(bank: Bank, shard: int, step: int, stop: Event) -> None:
    """Make every so many-th shard, never too far ahead of what is still there to be used."""
    cv2.setNumThreads(1)
    corpus, faces = read_corpus("seen"), typefaces()
    parent = parent_process()
    while not stop.is_set() and parent is not None and parent.is_alive():
        if bank.has(shard):
            shard += step
        elif len(bank.before(shard)) >= _AHEAD:
            stop.wait(_WAIT_S)
        else:
            length = longest(shard)
            lines = [make_line((bank.seed, 0, shard, nth), corpus, faces, length) for nth in range(_DIRECT)]
            for nth in range(_SHEETS):
                lines += make_sheet((bank.seed, 1, shard, nth), corpus, faces, length)
            write_samples(bank.path(shard), [line for line in lines if is_readable(line)])


def wait_for(bank: Bank, shard: int, workers: Sequence[BaseProcess]) -> None:
    """Wait until a shard is made.

    :raises RuntimeError: the worker that makes it is gone.
    """
    while not bank.has(shard):
        if not all(worker.is_alive() for worker in workers):
            raise RuntimeError("a worker that makes training lines has ended: its message stands above")
        sleep(_WAIT_S)
