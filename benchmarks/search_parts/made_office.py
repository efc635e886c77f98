"""An office of generated letters: its catalogue is written at once, without reading a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.search_parts.generated import Generated
from pipeline.catalogue.database import open_to_write
from pipeline.catalogue.models import Counter, Letter, Searched, Seen
from pipeline.catalogue.packing import pack_pages
from pipeline.inbox.settling import identity
from pipeline.office.office import Office
from pipeline.office.template import init_office
from pipeline.seen import key_of

_CHUNK = 1000


def fill_folder(folder: Path, letters: Iterable[Generated]) -> Iterator[Generated]:
    """Write letters as text files, a hundred in a folder, and pass them on."""
    for letter in letters:
        file = _file(folder, letter)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(letter.text, encoding="utf-8")
        yield letter


def _file(folder: Path, letter: Generated) -> Path:
    return folder / letter.id[:-2] / f"{letter.id}.txt"


def make_office(folder: Path, letters: Iterable[Generated], came_from: Path | None = None) -> Office:
    """Make an office with these letters, which no index holds yet.

    :param came_from: the folder that they lie in as files, which the office remembers as taken in.
    """
    office = init_office(folder, "สำนักงานพัฒนาชุมชนอำเภอหนองบึง")
    numbered = enumerate(letters, start=1)
    last = 0
    with open_to_write(office) as catalogue:
        while chunk := list(islice(numbered, _CHUNK)):
            with catalogue.writing() as session:
                session.execute(insert(Letter), [_row(*each) for each in chunk])
                session.execute(insert(Searched), [_searched(letter) for _, letter in chunk])
                if came_from is not None:
                    session.execute(insert(Seen), [_seen(came_from, *each) for each in chunk])
            last = chunk[-1][0]
        with catalogue.writing() as session:
            session.add_all((Counter(name="revision", last=last), Counter(name="2565", last=last)))
    return office


def _pages(letter: Generated) -> list[dict[str, Any]]:
    return [{"number": 1, "text": letter.text, "words": [], "source": "text", "confidence": 1, "reason": ""}]


def _row(number: int, letter: Generated) -> dict[str, Any]:
    return {
        "id": letter.id,
        "year": 2565,
        "seq": number,
        "sha256": f"{number:064x}",
        "received_at": f"{letter.date}T09:00:00+07:00",
        "secret": False,
        "status": "done",
        "state": "drafted",
        "revision": number,
        "original_path": f"inbox/{letter.id}.txt",
        "archived": f"archive/{letter.id}.txt",
        "kind": "external",
        "number": letter.number,
        "date": letter.date,
        "subject": letter.subject,
        "sender": letter.sender,
        "pages": _pages(letter),
        "letter": {},
    }


def _seen(folder: Path, number: int, letter: Generated) -> dict[str, Any]:
    file = _file(folder, letter)
    now = identity(file)
    return {
        "key": key_of(file),
        "size": now.size,
        "changed_ns": now.changed_ns,
        "inode": now.inode,
        "sha256": f"{number:064x}",
    }


def _searched(letter: Generated) -> dict[str, Any]:
    return {"letter_id": letter.id, "addressee": "พัฒนาการอำเภอหนองบึง", "pages": pack_pages(_pages(letter))}
