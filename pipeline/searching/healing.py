"""An index that is missing, damaged or of another version is built by who meets it (ซ่อมดัชนีเอง)."""

from __future__ import annotations

from index.base import IndexMissing
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.indexed import count_upto
from pipeline.catalogue.reading import count_letters
from pipeline.office.lock import OfficeBusy, hold
from pipeline.office.office import Office
from pipeline.searching.building import half_built
from pipeline.searching.filling import Manner
from pipeline.searching.indexing import build_on
from pipeline.workers import executor_for

#: how long a person who searches waits for it
HEAL_S = 8.0
_LOCK_S = 1.0


def heal(office: Office, seconds: float = HEAL_S) -> None:
    """Build the index anew, or go on with what was left half-built; on return it serves.

    :raises IndexMissing: it took longer, or another process holds the office; it says how far it is.
    """
    with open_to_read(office) as catalogue:
        total = count_letters(catalogue, secret=False)
    try:
        with executor_for(office.settings, total) as workers, hold(office, _LOCK_S):
            with open_to_write(office) as catalogue:
                manner = Manner(executor=workers, seconds=seconds)
                built = build_on(office, catalogue, manner)
            if built and built.whole:
                return
    except OfficeBusy:
        pass
    raise _how_far(office, total)


def _how_far(office: Office, total: int) -> IndexMissing:
    building = half_built(office)
    with open_to_read(office) as catalogue:
        done = count_upto(catalogue, building.upto) if building else 0
    return IndexMissing(
        f"กำลังสร้างดัชนีค้นหาใหม่จากทะเบียน เสร็จแล้ว {done} จาก {total} ฉบับ โปรดค้นหาอีกครั้งในอีกสักครู่ "
        "หรือสั่ง kasian reindex เพื่อสร้างให้เสร็จในคราวเดียว"
    )
