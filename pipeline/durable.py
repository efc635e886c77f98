"""Files that survive a power cut: written, flushed and checked before they count (การเขียนแฟ้มให้คงอยู่)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_CHUNK = 1 << 20


class CopyChanged(Exception):
    """The copy is not the file that was read: it changed meanwhile, or the disk failed."""


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file, in hexadecimal.

    :raises OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def holds(file: Path, sha256: str) -> bool:
    """Tell whether a file is there and is the one of this hash."""
    return file.is_file() and hash_file(file) == sha256


def copy_durably(source: Path, target: Path, sha256: str, mode: int = 0o644) -> None:
    """Copy a file, wait for the disk, and check what arrived there.

    :param sha256: what the copy must be.
    :raises CopyChanged: it is something else; the copy is removed.
    :raises OSError: it cannot be read or written; what was written is removed.
    """
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as out, source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        arrived = hash_file(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise
    if arrived != sha256:
        target.unlink()
        raise CopyChanged(source)


def rename_durably(source: Path, target: Path) -> None:
    """Rename a file on one disk, at once and for good; an existing target is replaced."""
    source.replace(target)
    sync_folder(target.parent)


def write_durably(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a small text file whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    rename_durably(temporary, path)


def create_durably(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    :raises FileExistsError: it is there; it stays as it is.
    :raises OSError: it cannot be written.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))  # the name is ours from here
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        rename_durably(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise


def remove_durably(path: Path) -> None:
    """Remove a file that may be gone already."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on the disk; Windows does so by itself."""
    if os.name == "nt" or not folder.exists():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
