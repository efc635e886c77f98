"""One writer at a time: an OS file lock, held for the length of a batch (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from pipeline.office.places import OfficeError, Places


class OfficeBusy(OfficeError):
    """Another process is writing to the office."""


@contextmanager
def hold(office: Places, timeout_s: float = 0.0) -> Iterator[None]:
    """Hold the office's lock.  It is freed by the system when the process dies.

    :raises OfficeBusy: another process holds it for longer than ``timeout_s``.
    """
    # not bound to a thread: a generator that holds it may be closed by another one
    lock = FileLock(office.state / "lock", timeout=timeout_s, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise OfficeBusy(
            f"มีโปรแกรม kasian อีกหน้าต่างหนึ่งกำลังทำงานกับสำนักงาน {office.root} อยู่ โปรดรอให้เสร็จแล้วสั่งใหม่"
        ) from None
    try:
        yield
    finally:
        lock.release()
