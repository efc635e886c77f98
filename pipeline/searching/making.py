"""Entries made in the workers, in order, with no more under way than they need (งานสร้างดัชนี)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from pipeline.catalogue.indexed import Source
from pipeline.searching.entry import Made, make_entries
from pipeline.workers import Executor, cores

#: letters of one task
TASK = 64

#: gives the next letters after a revision, so many of them
Next = Callable[[int, int], list[Source]]


def made(
    following: Next, since: int, executor: Executor, words: tuple[str, ...]
) -> Iterator[tuple[int, Made]]:
    """Make the entries of the letters after a revision, each with its own revision.

    :param words: the office's own words, for the word cutter.
    """
    coming: deque[tuple[list[Source], Future[list[Made]]]] = deque()
    ahead = 2 * cores() + 2
    more = True
    while more or coming:
        while more and len(coming) < ahead:
            sources = following(since, TASK)
            more = bool(sources)
            if more:
                since = sources[-1].revision
                coming.append((sources, executor.submit(make_entries, sources, words)))
        if coming:
            done, task = coming.popleft()
            yield from zip((source.revision for source in done), task.result(), strict=True)
