"""Read a file in the pool: a task is a file, or a range of its pages (rule 5)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from pebble import ProcessExpired

from extractors.base import Ask, DamagedFile, Extracted, ExtractError, PageRange
from extractors.parcels.unpacking import Unpacked
from pipeline.office.settings import Settings
from pipeline.workers import Executor, Pool

#: a longer file is read by several workers
PAGES_A_TASK = 2

_LOG = logging.getLogger(__name__)


def count_pages(path: Path) -> int | None:
    """Count a file's pages; None for a file that is read in one go."""
    from extractors import page_count  # noqa: PLC0415  the readers are loaded in workers only

    return page_count(path)


def read_pages(path: Path, ask: Ask) -> Extracted:
    """Read a file, or a range of its pages."""
    from extractors import extract  # noqa: PLC0415  as above

    return extract(path, ocr=ask.ocr, pages=ask.pages, reader=ask.reader)


def asked_by(settings: Settings) -> Ask:
    """Give how an office wants its letters read."""
    return Ask(reader=settings.reader)


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read.  Its functions are sent to workers: they stand at the top of a module."""

    count: Callable[[Path], int | None] = count_pages
    read: Callable[[Path, Ask], Extracted] = read_pages


def unpack_into(path: Path, folder: Path) -> Unpacked:
    """Take a mail or an archive apart."""
    from extractors import unpack  # noqa: PLC0415  as above

    return unpack(path, folder)


def unpack_file(executor: Executor, path: Path, folder: Path) -> Unpacked:
    """Take a mail or an archive apart in a worker.

    :raises ExtractError: it cannot be opened, or holds too much.
    :raises OSError: the folder cannot be written.
    """
    try:
        return executor.submit(unpack_into, path, folder).result()
    except OSError:
        raise
    except Exception as error:
        raise _reason(error) from error


def read_now(path: Path, ask: Ask) -> Extracted:
    """Read one file, its pages on all cores, without an office.

    :raises ExtractError: it cannot be read.
    """
    with Pool() as pool:
        return read_file(pool, path, Reader(), ask).result()


def read_file(executor: Executor, path: Path, reader: Reader, ask: Ask) -> Future[Extracted]:
    """Start to read what is asked of a file.

    The Future holds an ExtractError for a file that cannot be read, be it that its worker died.
    """
    whole: Future[Extracted] = Future()
    first = executor.submit(_read_or_count, path, reader, ask)

    def go_on(done: Future[Extracted | PageRange]) -> None:
        try:
            found = done.result()
            if isinstance(found, Extracted):
                whole.set_result(found)
            else:
                _Ranges(whole, ask).start(executor, path, reader, found)
        except Exception as error:  # noqa: BLE001  a Future hands it on
            whole.set_exception(_reason(error))

    first.add_done_callback(go_on)
    return whole


def _read_or_count(path: Path, reader: Reader, ask: Ask) -> Extracted | PageRange:
    """Read a short file, or one that is read in one go; of a long one give its pages, from first to last."""
    count = reader.count(path)
    if count is None:
        return reader.read(path, ask)
    first, last = (1, count) if ask.pages is None else (ask.pages[0], min(ask.pages[1], count))
    return reader.read(path, ask) if last - first < PAGES_A_TASK else (first, last)


class _Ranges:
    """Puts the ranges of one file together when the last of them is read."""

    def __init__(self, whole: Future[Extracted], ask: Ask) -> None:
        self._whole = whole
        self._ask = ask
        self._lock = Lock()
        self._left = 0

    def start(self, executor: Executor, path: Path, reader: Reader, pages: PageRange) -> None:
        """Read the pages from the first to the last."""
        firsts = range(pages[0], pages[1] + 1, PAGES_A_TASK)
        ranges = [(first, min(first + PAGES_A_TASK - 1, pages[1])) for first in firsts]
        self._left = len(ranges)
        parts = [executor.submit(reader.read, path, replace(self._ask, pages=pages)) for pages in ranges]
        for part in parts:
            part.add_done_callback(lambda _: self._one_done(parts))

    def _one_done(self, parts: list[Future[Extracted]]) -> None:
        with self._lock:
            self._left -= 1
            if self._left:
                return
        try:
            self._whole.set_result(join([part.result() for part in parts]))
        except Exception as error:  # noqa: BLE001  a Future hands it on
            self._whole.set_exception(_reason(error))


def join(parts: list[Extracted]) -> Extracted:
    """Put ranges of pages together; a warning that several give is kept once."""
    warnings = dict.fromkeys(warning for part in parts for warning in part.warnings)
    return Extracted(tuple(page for part in parts for page in part.pages), tuple(warnings))


def _reason(error: Exception) -> ExtractError:
    """Say in Thai why a file could not be read; an unknown cause goes to the log."""
    if isinstance(error, ExtractError):
        return error
    if isinstance(error, TimeoutError):
        return DamagedFile("อ่านนานเกินกำหนด จึงหยุดอ่าน โปรดแบ่งไฟล์ให้เล็กลงหรือสแกนใหม่ แล้วสั่ง kasian retry")
    if isinstance(error, ProcessExpired):
        return DamagedFile("โปรแกรมอ่านไฟล์หยุดทำงานกลางคัน ไฟล์อาจเสียหาย โปรดเปิดไฟล์ตรวจดูหรือสแกนใหม่")
    if isinstance(error, OSError):
        return DamagedFile(f"เปิดไฟล์ไม่ได้ ({error.strerror or error}) โปรดตรวจสิทธิ์ของไฟล์")
    _LOG.error("a reader failed", exc_info=error)
    return DamagedFile("อ่านไฟล์ไม่สำเร็จเพราะเหตุที่ไม่รู้จัก โปรดแจ้งผู้ดูแลโปรแกรมพร้อมไฟล์ใน .kasian/logs")
