"""Named files that are in the office already and unchanged (ไฟล์ที่รับเข้าแล้ว): answered, not read.

A folder is named again and again, and mostly holds nothing new.  What is here loads neither what reads
letters nor the settings.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.catalogue.database import Catalogue, open_to_read
from pipeline.catalogue.indexed import count_to_index, to_purge
from pipeline.catalogue.known_files import seen_before
from pipeline.catalogue.rows import SeenRow
from pipeline.inbox.arrivals import Candidate, Refused, named_paths, shown_name
from pipeline.inbox.settling import identity
from pipeline.office.places import Places
from pipeline.outcome import Outcome
from pipeline.searching.pointer import named_place

Found = Candidate | Refused | Outcome


def all_seen(office: Places, paths: Sequence[Path]) -> list[Outcome] | None:
    """Answer for named files and folders when nothing in them is new and nothing is left to do in the office.

    Gives None where something is.  No lock is taken.

    :raises OfficeError: the catalogue cannot be opened, or a path lies in the office itself.
    """
    if not office.catalogue_file.exists() or any(file.exists() for file in _cut_short(office)):
        return None
    with open_to_read(office) as catalogue:
        answers = _answers(catalogue, list(named_paths(office, paths)))
        is_all = None not in answers and _is_indexed(office, catalogue)
        return [each for each in answers if each] if is_all else None


def answered(catalogue: Catalogue, found: Sequence[Candidate | Refused]) -> list[Found]:
    """Answer for those files that were taken before and are unchanged; the others are given as they are."""
    candidates = [each for each in found if isinstance(each, Candidate)]
    answers = iter(_answers(catalogue, [str(each.path) for each in candidates]))
    return [(next(answers) or each) if isinstance(each, Candidate) else each for each in found]


def key_of(path: Path) -> str:
    """Give the digest by which a named file is known: the name of a secret letter is not written down."""
    return _digest(str(path.resolve()))


def _answers(catalogue: Catalogue, paths: Sequence[str]) -> list[Outcome | None]:
    """Tell what became of files; None for one that must be read, and for what is no file."""
    keys = _keys(paths)
    known = seen_before(catalogue, keys)
    return [_answer(path, known.get(key)) for path, key in zip(paths, keys, strict=True)]


def _keys(paths: Sequence[str]) -> list[str]:
    """Give the digests of files that are no links; each folder is looked up once."""
    split = [os.path.split(path) for path in paths]
    folders = {folder: os.path.realpath(folder) for folder in {folder for folder, _ in split}}
    return [_digest(os.path.join(folders[folder], name)) for folder, name in split]  # noqa: PTH118  ten times as fast


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()


def _answer(path: str, before: SeenRow | None) -> Outcome | None:
    try:
        if before is None or identity(path) != before.identity:
            return None
    except OSError:
        return None
    name = shown_name(path)
    if before.id is not None:
        return Outcome(path=name, status="duplicate", id=before.id, archived=before.archived)
    return Outcome(path=name, status="failed", reason=before.reason) if before.reason is not None else None


def _cut_short(office: Places) -> tuple[Path, ...]:
    """Name the files that are there when something was cut short, which the next writer undoes or ends."""
    return (
        office.state / "intent.json",
        office.secret / "intent.json",
        office.secret / "moving.json",
        office.index / "building.json",
    )


def _is_indexed(office: Places, catalogue: Catalogue) -> bool:
    place = named_place(office)
    return place is not None and not count_to_index(catalogue, place.version) and not to_purge(catalogue)
