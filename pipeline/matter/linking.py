"""Tie citations to the letters of the office that they mean, when either comes in (เชื่อมโยงหนังสือที่อ้างถึง)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from pipeline.catalogue import citations
from pipeline.catalogue.citations import Bearer, Citing, Clues
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import count_letters, find_id
from pipeline.catalogue.rows import LetterRow
from pipeline.catalogue.topics import letters_with_each
from pipeline.letter.fields import Letter
from pipeline.matter.numbers_read import number_parts
from pipeline.matter.resolving import Candidate, Cited, Resolved, days_meant, fits, resolve
from pipeline.matter.wording import Weights, likeness_of
from thai.letter_number import number_key
from thai.topics import topic_words

#: what is taken in so many years after its date comes from the office's own shelves
_SHELVED = 2
#: of two citations of one letter only the better one may mean a letter, where it fits so many times better
_BETTER = 20.0


def link(catalogue: Catalogue, id_: str) -> int:
    """Resolve what a letter cites, and the citations that may mean it; gives how many changed.

    The caller holds the lock.
    """
    row = find_id(catalogue, id_)
    if row is None or row.secret:
        return 0
    own = {each.row.letter_id for each in _may_mean(catalogue, row)} | {id_}
    return _resolve_anew(catalogue, citations.citations_of(catalogue, sorted(own)))


def link_all(catalogue: Catalogue) -> int:
    """Resolve all citations anew; gives how many changed.  The caller holds the lock."""
    return _resolve_anew(catalogue, citations.all_citations(catalogue))


def cited_letters(catalogue: Catalogue, letter: Letter, received: date) -> tuple[str, ...]:
    """Find the letters of the office that a letter cites, before it is filed, each once.

    :param received: the day on which it came in.
    """
    found = resolve_references(catalogue, letter, received)
    return tuple(dict.fromkeys(one.id for one in found if one.id))


def resolve_references(catalogue: Catalogue, letter: Letter, received: date) -> list[Resolved]:
    """Resolve each reference of a letter that is not filed yet."""
    said = [
        Cited(
            number=each.number or "",
            date=each.date or "",
            agency=each.agency or "",
            raw=each.raw,
            received=received.isoformat(),
            written=letter.date.value if letter.date else "",
        )
        for each in letter.references
    ]
    return _together(catalogue, said, letter.subject.value if letter.subject else "", "")


def _may_mean(catalogue: Catalogue, row: LetterRow) -> list[Citing]:
    """Give the citations that may mean a letter, and those that were found to."""
    one = Candidate(
        id=row.id,
        number=row.fields.number,
        date=row.fields.date,
        sender=row.fields.sender,
        received=_came(row.fields.date, row.received_at),
    )
    clues = _clues(one.number, (one.date,) if one.date else ())
    near = [each for each in citations.citations_with(catalogue, clues) if fits(_cited(each), one)]
    return [*near, *citations.citations_to(catalogue, [row.id])]


def _resolve_anew(catalogue: Catalogue, every: Sequence[Citing]) -> int:
    of_letter: dict[str, list[Citing]] = {}
    for each in every:
        of_letter.setdefault(each.row.letter_id, []).append(each)
    changed: dict[int, str | None] = {}
    for id_, mine in of_letter.items():
        found = _together(catalogue, [_cited(each) for each in mine], mine[0].subject, id_)
        pairs = zip(mine, found, strict=True)
        changed |= {each.row.number: one.id for each, one in pairs if one.id != each.row.cited_id}
    if changed:
        citations.set_cited(catalogue, changed)
    return len(changed)


def _together(catalogue: Catalogue, cited: Sequence[Cited], subject: str, but: str) -> list[Resolved]:
    """Resolve the citations of one letter: two of them do not mean the same one, unless they fit alike."""
    found = [_resolved(catalogue, one, subject, but) for one in cited]
    best = {one.id: max(other.odds for other in found if other.id == one.id) for one in found}
    return [
        one if one.odds * _BETTER >= best[one.id] else Resolved(None, "doubtful", one.odds) for one in found
    ]


def _resolved(catalogue: Catalogue, cited: Cited, subject: str, but: str) -> Resolved:
    """Resolve a citation; the subjects are asked where there are several, or the only one is in doubt.

    :param but: the citing letter, which does not cite itself.
    """
    bearers = citations.bearers(catalogue, _clues(cited.number, days_meant(cited)))
    found = [one for one in bearers if one.id != but and fits(cited, _candidate(one))]
    candidates = [_candidate(one) for one in found]
    first = resolve(cited, candidates)
    if not candidates or (first.reason == "found" and len(candidates) == 1):
        return first
    alike, of_agency = _alike(catalogue, subject, found), _of_agency(catalogue, cited, found)
    closer = [replace(one, alike=alike[one.id], of_agency=of_agency[one.id]) for one in candidates]
    return resolve(cited, closer)


def _alike(catalogue: Catalogue, subject: str, found: Iterable[Bearer]) -> dict[str, float]:
    mine, its = topic_words(subject), {one.id: topic_words(one.subject) for one in found}
    words = sorted({*mine, *chain.from_iterable(its.values())})
    weights = Weights(count_letters(catalogue, secret=False), letters_with_each(catalogue, words))
    return {id_: likeness_of(mine, words, weights) for id_, words in its.items()}


def _of_agency(catalogue: Catalogue, cited: Cited, found: Iterable[Bearer]) -> dict[str, int]:
    """Count the letters of each one's agency; as either code may be misread, the greater count holds."""
    keys = {one.id: number_key(one.number) for one in found} | {"": number_key(cited.number)}
    by_code = {key.code: citations.count_of_agency(catalogue, str(key)) for key in keys.values() if key}
    counts = {id_: by_code[key.code] if key else 0 for id_, key in keys.items()}
    return {id_: max(count, counts[""]) for id_, count in counts.items()}


def _clues(number: str, days: tuple[str, ...]) -> Clues:
    """Make the clues; the running number of one that names its year is common to all of that year."""
    key = number_key(number)
    running = key.running if key and not number_parts(number).year else ""
    return Clues(number_key=str(key) if key else "", running=running, days=days)


def _candidate(one: Bearer) -> Candidate:
    return Candidate(
        id=one.id,
        number=one.number,
        date=one.date,
        said_date=one.said_date,
        sender=one.sender,
        received=_came(one.date, one.received_at),
    )


def _came(day: str, received: str) -> str:
    """Give when a letter came in; of one from the office's shelves, when it was written."""
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    return day if is_day and int(received[:4]) - int(day[:4]) >= _SHELVED else received


def _cited(each: Citing) -> Cited:
    said = each.row.cited
    return Cited(
        number=said.number or "",
        date=said.date or "",
        agency=said.agency or "",
        raw=said.raw,
        received=each.received_at,
        written=each.date,
    )
