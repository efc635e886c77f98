"""What letters cite, and what they were found to be (อ้างถึง).  Secret letters are passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, or_, select, update
from sqlalchemy.orm import aliased

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Citation, Letter
from pipeline.catalogue.rows import CitationRow, NewCitation

_VARIABLES = 500  # below SQLite's limit of variables in one statement
#: more letters than these of one day, or with one number, are not looked at
_MOST = 1000
#: more letters of an agency are not counted
_ENOUGH = 500
_AFTER_SLASH = chr(ord("/") + 1)

_CITED = aliased(Letter)
_CITES: tuple[Any, ...] = (
    Citation,
    Letter.subject,
    Letter.date,
    Letter.received_at,
    Letter.secret,
    _CITED.secret,
)
_BEARS = (Letter.id, Letter.number, Letter.date, Letter.sender, Letter.subject, Letter.received_at)
# the letter's JSON is looked into only where it is needed
_SAID_DATE = case((Letter.date == "", Letter.letter["date"]["raw"].as_string()), else_="").label("said_date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What a letter is looked up by; what is empty is not looked for.

    :param number_key: as ``thai.letter_number`` makes it.
    :param days: ISO dates.
    """

    number_key: str = ""
    running: str = ""
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A letter, as far as a citation can name it.

    :param said_date: the words of a date that makes no sense (``๒๙ สิงหาคม ๒๙๖๗``), else empty.
    """

    id: str
    number: str
    date: str
    sender: str
    subject: str
    received_at: str
    said_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A citation with what its letter is about, its date, and when it came in."""

    row: CitationRow
    subject: str
    date: str
    received_at: str


def bearers(catalogue: Catalogue, clues: Clues) -> list[Bearer]:
    """Find the letters that have one of the clues."""
    either = [
        *([Letter.number_key == clues.number_key] if clues.number_key else ()),
        *([Letter.running == clues.running] if clues.running else ()),
        *([Letter.date.in_(clues.days)] if clues.days else ()),
    ]
    query = select(*_BEARS, _SAID_DATE, Letter.secret).where(or_(*either)).limit(_MOST)
    with catalogue.reading() as session:
        rows = session.execute(query).mappings().all() if either else []
    # the database would rather look through all that are not secret than use the clues
    return [_bearer(row) for row in rows if not row["secret"]]


def count_of_agency(catalogue: Catalogue, number_key: str) -> int:
    """Count the letters whose number has the same code as this one (``ศน0019.2/ว120``), up to a limit."""
    code, slash, _ = number_key.partition("/")
    if not (code and slash):
        return 0
    key = Letter.number_key
    same = select(Letter.id).where(key >= f"{code}/", key < f"{code}{_AFTER_SLASH}").limit(_ENOUGH).subquery()
    with catalogue.reading() as session:
        return session.scalar(select(func.count()).select_from(same)) or 0


def citations_with(catalogue: Catalogue, clues: Clues) -> list[Citing]:
    """Find the citations that have one of the clues."""
    either = [
        *([Citation.number_key == clues.number_key] if clues.number_key else ()),
        *([Citation.running == clues.running] if clues.running else ()),
        *([Citation.date.in_(clues.days)] if clues.days else ()),
    ]
    return _citing(catalogue, _select().where(or_(*either)).limit(_MOST)) if either else []


def citations_of(catalogue: Catalogue, ids: Sequence[str]) -> list[Citing]:
    """List what letters cite, in the order of their words."""
    found: list[Citing] = []
    for some in _portions(ids):
        found += _citing(catalogue, _select().where(Citation.letter_id.in_(some)))
    return found


def citations_to(catalogue: Catalogue, ids: Sequence[str]) -> list[Citing]:
    """List the citations that were found to be these letters."""
    found: list[Citing] = []
    for some in _portions(ids):
        found += _citing(catalogue, _select().where(Citation.cited_id.in_(some)))
    return found


def all_citations(catalogue: Catalogue) -> list[Citing]:
    """List all citations."""
    return _citing(catalogue, _select())


def set_cited(catalogue: Catalogue, cited: Mapping[int, str | None]) -> None:
    """Note which letters citations were found to be, by the citation's number; None: none."""
    with catalogue.writing() as session:
        for number, id_ in cited.items():
            session.execute(update(Citation).where(Citation.id == number).values(cited_id=id_))


def _select() -> Select[Any]:
    return (
        select(*_CITES)
        .join(Letter, Citation.letter_id == Letter.id)
        .outerjoin(_CITED, Citation.cited_id == _CITED.id)
        .order_by(Citation.id)
    )


def _citing(catalogue: Catalogue, query: Select[Any]) -> list[Citing]:
    """Give citations; were secret ones left out in the query, SQLite would look through all that are not."""
    with catalogue.reading() as session:
        return [
            Citing(row=_row(citation), subject=subject, date=day, received_at=received)
            for citation, subject, day, received, secret, cited_secret in session.execute(query)
            if not (secret or cited_secret)
        ]


def _row(each: Citation) -> CitationRow:
    cited = NewCitation(
        number=each.number, date=each.date, agency=each.agency, raw=each.raw, doubtful=each.doubtful
    )
    return CitationRow(number=each.id, letter_id=each.letter_id, cited=cited, cited_id=each.cited_id)


def _bearer(row: Mapping[Any, Any]) -> Bearer:
    said = {one.key: row[one.key] for one in _BEARS}
    return Bearer(**said, said_date=row["said_date"] or "")


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), _VARIABLES):
        yield ids[first : first + _VARIABLES]
