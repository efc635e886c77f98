"""Files that could not be read: their bytes lie in ``failed``, each with its reason beside it in a .txt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePath

from pipeline.archive.filing import Desk, reason_file, remove_original
from pipeline.archive.names import free_name
from pipeline.catalogue import known_files, writing
from pipeline.catalogue.rows import FailureRow
from pipeline.durable import copy_durably, holds, remove_durably, rename_durably, write_durably
from pipeline.inbox.arrivals import Arrival

_REASON = """\
ไฟล์ {name} อ่านไม่ได้
เหตุ: {reason}
เมื่อ: {at}

เมื่อแก้ไขแล้ว สั่ง kasian retry เพื่ออ่านอีกครั้ง
"""


def fail(desk: Desk, arrival: Arrival, reason: str, at: datetime) -> None:
    """Keep a file that could not be read, say why, and only then remove it from the inbox.

    :param reason: one line of Thai.
    :raises OSError: it cannot be kept; it is left where it was.
    """
    kept = _keep(desk, arrival)
    desk.at_step("kept")
    when = at.isoformat(timespec="seconds")
    text = _REASON.format(name=PurePath(arrival.original_name).name, reason=reason, at=when)
    write_durably(reason_file(kept), text)
    desk.at_step("explained")
    writing.add_failure(desk.catalogue, _row(arrival, kept.name, reason, when))
    desk.at_step("noted")
    if kept != arrival.path:
        remove_original(arrival)


def _row(arrival: Arrival, kept: str, reason: str, at: str) -> FailureRow:
    return FailureRow(
        sha256=arrival.sha256, path=arrival.original_name, kept=kept, reason=reason, tries=0, at=at
    )


def _keep(desk: Desk, arrival: Arrival) -> Path:
    """Put the bytes into ``failed``, unless they are there already."""
    if arrival.origin == "failed":
        return arrival.path
    known = known_files.find_failure(desk.catalogue, arrival.sha256)
    name = known.kept if known else PurePath(arrival.original_name).name
    place = desk.office.failed / name
    if holds(place, arrival.sha256):
        return place
    place = free_name(desk.office.failed, name, beside=".txt")
    temporary = place.with_name(f".{place.name}.part")
    copy_durably(arrival.path, temporary, arrival.sha256)
    rename_durably(temporary, place)
    return place


def forgive(desk: Desk, sha256: str) -> None:
    """Remove what is left in ``failed`` of a file that is now in the office."""
    known = known_files.find_failure(desk.catalogue, sha256)
    if known is None:
        return
    place = desk.office.failed / known.kept
    if holds(place, sha256):
        remove_durably(place)
        remove_durably(reason_file(place))
    writing.drop_failure(desk.catalogue, sha256)
