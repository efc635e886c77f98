"""Mails and archives with the documents in them: the container first, then each document (แฟ้มที่มีหลายฉบับ).

The container's file is removed only when it and all its documents stand in the office, as letters or among
the failed files.  Killed before that, the next run completes what is missing: a document is known by its
hash.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.base import Extracted, ExtractError
from extractors.parcels.unpacking import Unpacked, UnpackedPart
from pipeline.archive import intent as intents
from pipeline.archive.content import is_secret
from pipeline.archive.failing import forgive
from pipeline.archive.filing import Desk, remove_original
from pipeline.catalogue import known_files, reading
from pipeline.catalogue.parts import missing_parts, parts_of
from pipeline.extraction import asked_by, read_file, unpack_file
from pipeline.inbox.arrivals import Arrival
from pipeline.inbox.unpack import Seen, arrivals, hashes_of, inside, paths, spread
from pipeline.outcome import Outcome
from pipeline.process import ALONE, Family, Read, ReadLetter, Taken, Tools, attempt, unstored

Text = Callable[[], Extracted]

_LOG = logging.getLogger(__name__)


def take(desk: Desk, arrival: Arrival, text: Text, tools: Tools, received: datetime) -> Iterator[Taken]:
    """Take in a file with all that came in it; whatever goes wrong ends in an Outcome.

    :param text: gives what the workers read of the file itself, once they have.
    """
    read = _once(text, tools)
    if not _is_container(desk, arrival, read):
        yield attempt(desk, arrival, read, tools, received)
        return
    try:
        desk.office.unpacked.mkdir(mode=0o700, exist_ok=True)
        with TemporaryDirectory(dir=desk.office.unpacked, ignore_cleanup_errors=True) as folder:
            yield from _take_all(desk, _opened(desk, arrival, read, Path(folder), tools), tools, received)
    except OSError as error:
        _LOG.exception("%s: cannot be taken apart", arrival.sha256[:12])
        yield Taken(Outcome(path=arrival.original_name, status="failed", reason=unstored(error)))


def is_whole(desk: Desk, sha256: str) -> bool:
    """Tell whether all that came in a letter is in the office too."""
    row = reading.find_sha(desk.catalogue, sha256)
    return row is None or not missing_parts(desk.catalogue, row.id)


def clear_unpacked(desk: Desk) -> None:
    """Remove what a batch that was cut short left of containers; what it was filing is undone first."""
    intents.recover(desk.office, desk.catalogue)
    shutil.rmtree(desk.office.unpacked, ignore_errors=True)


def _once(text: Text, tools: Tools) -> Read:
    @cache
    def read() -> ReadLetter:
        extracted = text()
        # the names of files are no letter, whatever they say
        return ReadLetter(extracted, tools.read_letter(() if extracted.is_list else extracted.pages))

    return read


def _failing(error: Exception) -> Read:
    def read() -> ReadLetter:
        raise error

    return read


def _with_warnings(read: Read, unpacked: Unpacked) -> Read:
    def with_warnings() -> ReadLetter:
        found = read()
        warnings = (*found.extracted.warnings, *unpacked.warnings)
        return replace(found, extracted=replace(found.extracted, warnings=warnings))

    return with_warnings


def _is_container(desk: Desk, arrival: Arrival, read: Read) -> bool:
    known = reading.find_sha(desk.catalogue, arrival.sha256)
    if known is not None:
        return bool(parts_of(desk.catalogue, known.id))
    try:
        return bool(read().extracted.parts)
    except Exception:  # noqa: BLE001  it comes again where the file is taken in, and is told there
        return False


@dataclass(frozen=True, slots=True)
class _Document:
    """A container, or one document in it, ready to be taken in."""

    arrival: Arrival
    read: Read
    family: Family


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A container and its documents.

    :param origin: the container as it arrived; its own ``_Document`` is one that is copied, not moved.
    """

    origin: Arrival
    container: _Document
    documents: tuple[_Document, ...]


def _opened(desk: Desk, arrival: Arrival, read: Read, folder: Path, tools: Tools) -> _Parcel:
    """Take a container apart; of one that cannot be, the parcel is it alone, and reading it fails.

    :raises OSError: the folder cannot be written.
    """
    try:
        unpacked = unpack_file(desk.executor, arrival.path, folder)
    except ExtractError as error:
        return _Parcel(arrival, _Document(replace(arrival, origin="named"), _failing(error), ALONE), ())
    return _sorted_out(desk, arrival, _with_warnings(read, unpacked), unpacked.parts, tools)


def _sorted_out(
    desk: Desk, arrival: Arrival, read: Read, parts: tuple[UnpackedPart, ...], tools: Tools
) -> _Parcel:
    """Begin to read all documents, side by side, and see which are secret."""
    hashes = hashes_of(parts)
    reads = [
        _once(read_file(desk.executor, part.path, tools.reader, asked_by(desk.office.settings)).result, tools)
        for part in parts
    ]
    seen = [_seen(desk, sha256, one) for sha256, one in zip(hashes, reads, strict=True)]
    secret = spread(parts, _seen(desk, arrival.sha256, read), seen)
    arrived = arrivals(parts, paths(parts, arrival.original_name, secret), hashes)
    families = [Family(inside(parts, hashes, nth), hidden) for nth, hidden in enumerate(secret.parts)]
    documents = tuple(map(_Document, arrived, reads, families))
    family = Family(inside(parts, hashes, None), secret.container)
    return _Parcel(arrival, _Document(replace(arrival, origin="named"), read, family), documents)


def _seen(desk: Desk, sha256: str, read: Read) -> Seen:
    """See whether a file bears a secrecy mark, and whether the office keeps it as a secret letter."""
    known = reading.find_sha(desk.catalogue, sha256)
    if known is not None and not parts_of(desk.catalogue, known.id):
        return Seen(marked=known.secret, kept=known.secret)
    try:
        marked = is_secret(read().letter)
    except Exception:  # noqa: BLE001  it comes again where the file is taken in, and is told there
        marked = False
    return Seen(marked=marked, kept=known is not None and known.secret)


def _take_all(desk: Desk, parcel: _Parcel, tools: Tools, received: datetime) -> Iterator[Taken]:
    origin, first = parcel.origin, parcel.container
    yield attempt(desk, first.arrival, first.read, tools, received, family=first.family)
    if reading.find_sha(desk.catalogue, origin.sha256) is not None:
        for each in parcel.documents:
            taken = attempt(desk, each.arrival, each.read, tools, received, family=each.family)
            yield replace(taken, outcome=replace(taken.outcome, container=origin.original_name))
    _let_go(desk, origin)


def _let_go(desk: Desk, origin: Arrival) -> None:
    """Remove the file of a container that stands in the office with all that came in it, or failed."""
    if reading.find_sha(desk.catalogue, origin.sha256) is None:
        if origin.origin == "inbox" and known_files.find_failure(desk.catalogue, origin.sha256) is not None:
            remove_original(origin)
        return
    if is_whole(desk, origin.sha256):
        forgive(desk, origin.sha256)
        remove_original(origin)
        desk.at_step("unpacked")
