"""What came in a mail or archive: the path that each document is shown by, and which are secret (แตกไฟล์)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.parcels.unpacking import UnpackedPart
from pipeline.durable import hash_file
from pipeline.inbox.arrivals import Arrival
from pipeline.inbox.settling import identity


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one file.

    :param marked: it bears a secrecy mark, or may.
    :param kept: the office keeps it as a secret letter.
    """

    marked: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Secret:
    """Which documents of a container must be kept as secret letters, and whether it must itself."""

    container: bool
    parts: tuple[bool, ...]


def spread(parts: Sequence[UnpackedPart], container: Seen, seen: Sequence[Seen]) -> Secret:
    """Tell what must be kept secret (rule 8).

    What hangs on a mail that bears a mark is in doubt.  What holds a secret letter is secret, because its
    bytes hold it; what lies beside that letter is not.
    """
    marked: list[bool] = []
    for part, one in zip(parts, seen, strict=True):
        marked.append(one.marked or (container.marked if part.holder is None else marked[part.holder]))
    secret = [mark or one.kept for mark, one in zip(marked, seen, strict=True)]
    outer = container.marked or container.kept
    for nth in reversed(range(len(parts))):  # each part stands after what holds it
        holder = parts[nth].holder
        if holder is None:
            outer |= secret[nth]
        else:
            secret[holder] |= secret[nth]
    return Secret(outer, tuple(secret))


def paths(parts: Sequence[UnpackedPart], container: str, secret: Secret) -> list[str]:
    """Give each document the path that it is shown by: ``inbox/mail.eml/หนังสือ.pdf``.

    The name of a secret container is left out.
    """
    shown: list[str] = []
    for part in parts:
        holder, hidden = container, secret.container
        if part.holder is not None:
            holder, hidden = shown[part.holder], secret.parts[part.holder]
        folder = holder.rpartition("/")[0] if hidden else holder
        shown.append(f"{folder}/{part.name}" if folder else part.name)
    return shown


def arrivals(parts: Sequence[UnpackedPart], shown: Sequence[str], hashes: Sequence[str]) -> list[Arrival]:
    """Make each document a file that has arrived; it lies in a folder of ours and is moved from there.

    :raises OSError: one is gone.
    """
    return [
        Arrival(part.path, path, sha256, identity(part.path), "inbox")
        for part, path, sha256 in zip(parts, shown, hashes, strict=True)
    ]


def hashes_of(parts: Sequence[UnpackedPart]) -> list[str]:
    """Give the SHA-256 of each document.

    :raises OSError: one cannot be read.
    """
    return [hash_file(part.path) for part in parts]


def inside(parts: Sequence[UnpackedPart], hashes: Sequence[str], holder: int | None) -> tuple[str, ...]:
    """Give the hashes of the documents that lie directly in the container, or in one of its parts."""
    return tuple(sha256 for part, sha256 in zip(parts, hashes, strict=True) if part.holder == holder)
