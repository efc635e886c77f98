"""What came in what (มาในไฟล์เดียวกัน): mails and archives, and the documents in them, known by their hashes.

A hash may be that of a letter, of a file that failed, or of one that is still to be taken in.
"""

from __future__ import annotations

from sqlalchemy import select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Failure, Letter, Part
from pipeline.catalogue.reading import find_id
from pipeline.catalogue.rows import LetterRow


def parts_of(catalogue: Catalogue, id_: str) -> list[str]:
    """List the hashes of what came in a letter; none for one that is no container."""
    with catalogue.reading() as session:
        return list(session.scalars(select(Part.sha256).where(Part.container_id == id_)))


def letters_in(catalogue: Catalogue, id_: str) -> list[str]:
    """List the register numbers of what came in a letter, secret ones left out."""
    query = (
        select(Letter.id)
        .join(Part, Part.sha256 == Letter.sha256)
        .where(Part.container_id == id_, Letter.secret.is_(False))
        .order_by(Letter.year, Letter.seq)
    )
    with catalogue.reading() as session:
        return list(session.scalars(query))


def containers_of(catalogue: Catalogue, sha256: str) -> list[LetterRow]:
    """List what a file came in, secret ones too; the same file may have come several times."""
    with catalogue.reading() as session:
        ids = list(session.scalars(select(Part.container_id).where(Part.sha256 == sha256)))
    return [row for id_ in sorted(ids) if (row := find_id(catalogue, id_))]


def missing_parts(catalogue: Catalogue, id_: str) -> list[str]:
    """List the hashes of what came in a letter, or in what came in it, and is nowhere in the office."""
    missing: list[str] = []
    to_see, seen = [id_], {id_}
    with catalogue.reading() as session:
        while to_see:
            inside = select(Part.sha256).where(Part.container_id == to_see.pop())
            letters = session.execute(select(Letter.sha256, Letter.id).where(Letter.sha256.in_(inside))).all()
            failed = session.scalars(select(Failure.sha256).where(Failure.sha256.in_(inside)))
            found = {*(sha256 for sha256, _ in letters), *failed}
            missing += (sha256 for sha256 in session.scalars(inside) if sha256 not in found)
            inner = {id_ for _, id_ in letters} - seen
            seen |= inner
            to_see += inner
    return missing
