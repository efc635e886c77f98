"""An office of generated letters: its catalogue is written at once, without reading a file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.search_parts.generated import Generated
from sqlalchemy import insert

from pipeline.catalogue.database import open_to_write
from pipeline.catalogue.models import Counter, Letter, Searched
from pipeline.catalogue.packing import pack_pages
from pipeline.office.office import Office
from pipeline.office.template import init_office

_CHUNK = 1000


def make_office(folder: Path, letters: Iterable[Generated]) -> Office:
    """Make an office with these letters, which no index holds yet."""
    office = init_office(folder, "สำนักงานพัฒนาชุมชนอำเภอหนองบึง")
    numbered = enumerate(letters, start=1)
    last = 0
    with open_to_write(office) as catalogue:
        while chunk := list(islice(numbered, _CHUNK)):
            with catalogue.writing() as session:
                session.execute(insert(Letter), [_row(*each) for each in chunk])
                session.execute(insert(Searched), [_searched(letter) for _, letter in chunk])
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


def _searched(letter: Generated) -> dict[str, Any]:
    return {"letter_id": letter.id, "addressee": "พัฒนาการอำเภอหนองบึง", "pages": pack_pages(_pages(letter))}
