"""The pool (rule 5): workers read files and give back text; one parent writes.

A pool is an executor in the manner of ``concurrent.futures``: ``submit`` gives a Future.  Another one, such
as Dask's client, can stand in its place.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import ParamSpec, Protocol, Self, TypeVar

from pebble import ProcessPool

from pipeline.office.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

#: a task that takes longer is ended, and its file fails
TASK_S = 600.0
# fewer letters are made ready for the index here sooner than a pool starts
_WORTH_A_POOL = 200
# a worker is replaced after so many tasks, so that what libraries leak is given back
_TASKS_A_WORKER = 500
# libraries that would each start as many threads as the machine has cores
_ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Executor(Protocol):
    """What the pipeline asks of a pool."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a function somewhere; its error comes out of the Future."""


class InProcess:
    """Runs each task at once, in this process: for one file, and for tests."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a function now."""
        future: Future[T] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  a Future hands it on
            future.set_exception(error)
        return future


class Pool:
    """Processes started afresh (spawn), so that they inherit no open file or lock.

    :param workers: how many; 0 for one a core.
    :param task_s: seconds after which a task is ended.
    """

    def __init__(self, workers: int = 0, task_s: float = TASK_S) -> None:
        self._task_s = task_s
        self._pool = ProcessPool(
            max_workers=workers or cores(),
            max_tasks=_TASKS_A_WORKER,
            initializer=_begin,
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Self:
        """Start the processes."""
        if not self._pool.active:
            raise RuntimeError("the pool did not start")
        return self

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a function in a worker.  A worker that dies or takes too long fails this task alone."""
        future: Future[T] = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=self._task_s)
        return future

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; nobody waits for a task any more."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves this one out
        self._pool.join()


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def executor_for(settings: Settings, letters: int) -> AbstractContextManager[Executor]:
    """Give what indexes so many letters: a pool only where it is ready sooner than this process."""
    return pool_for(settings) if letters >= _WORTH_A_POOL else nullcontext(InProcess())


def pool_for(settings: Settings) -> Pool:
    """Make the pool that an office's settings ask for."""
    return Pool(settings.workers)


def _begin() -> None:
    """Prepare a worker, before any library is loaded in it."""
    # Ctrl-C goes to the whole group; the parent ends its workers in order
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    # the parent logs what fails; warnings of libraries belong on no screen
    logging.captureWarnings(capture=True)
    logging.lastResort = None
