"""Letters with a mark of secrecy (หนังสือลับ) for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.archive import secret_store
from pipeline.archive.secret_store import SecretLetter
from pipeline.catalogue import reading
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.parts import containers_of, letters_in
from pipeline.catalogue.rows import ActRow, Content, DeadlineRow, Filter, Json, LetterRow
from pipeline.letter.as_json import letter_from_json, pages_from_json
from pipeline.lookup import Stored
from pipeline.matter.acting import may_see_secrets
from pipeline.matter.owed import closed_at, officer_by, owed_by
from pipeline.office.office import Office
from pipeline.office.places import NoSuchLetter

_NONE_FOR_HIM = "ไม่พบหนังสือลับที่ “{who}” เรียกดูได้ หากควรเรียกดูได้ โปรดให้ผู้ดูแลเพิ่มชื่อใน secret_readers ของ office.toml"


def check_reader(office: Office, who: str) -> None:
    """Let only those pass who may see secret letters; it does not tell whether there are any.

    :raises NoSuchLetter: he may not.
    """
    if not may_see_secrets(office.settings, who):
        raise NoSuchLetter(_NONE_FOR_HIM.format(who=who))


def secret_stored(office: Office, catalogue: Catalogue, row: LetterRow) -> Stored | None:
    """Give a secret letter with all that was read from it; None where ``secret`` has lost it."""
    kept = secret_store.get(office, row.id)
    if kept is None:
        return None
    content, acts = secret_store.content_of(kept), secret_store.acts_of(office, row.id)
    filled = _filled(row, kept, content, acts)
    return Stored(
        row=filled,
        pages=pages_from_json(content.pages),
        letter=letter_from_json(content.letter),
        memo=_without_line(content.memo),
        deadlines=_deadlines(filled, content, acts),
        came_in=tuple(each.id for each in containers_of(catalogue, row.sha256)),
        parts=tuple(letters_in(catalogue, row.id)),
    )


def secret_rows(office: Office, catalogue: Catalogue, wanted: Filter) -> list[LetterRow]:
    """List the secret letters as the register would show them, in order of their numbers."""
    return [stored.row for stored in _all(office, catalogue) if _is_wanted(stored.row, wanted)]


def secret_deadlines(office: Office, catalogue: Catalogue) -> list[DeadlineRow]:
    """List what is owed in secret matters that are not closed."""
    return [owed for stored in _all(office, catalogue) for owed in stored.deadlines if owed.closed_at is None]


def _all(office: Office, catalogue: Catalogue) -> Iterator[Stored]:
    for row in reading.all_rows(catalogue):
        stored = secret_stored(office, catalogue, row) if row.secret else None
        if stored is not None:
            yield stored


def _without_line(memo: Json | None) -> Json | None:
    """Leave out the text for LINE, which a note has that was drafted before its letter was marked."""
    return {**memo, "line": "", "line_sentences": []} if memo else None


def _is_wanted(row: LetterRow, wanted: Filter) -> bool:
    said, day = row.fields, row.received_at[:10]
    exact = (
        (wanted.kind, said.kind),
        (wanted.state, row.state),
        (wanted.status, row.status),
        (wanted.officer, row.officer),
    )
    words = (said.subject, said.number, said.sender)
    told = wanted.text is None or any(wanted.text in each for each in words)
    within = (wanted.since or day) <= day <= (wanted.until or day)
    return told and within and all(one in (None, has) for one, has in exact)


def _filled(row: LetterRow, kept: SecretLetter, content: Content, acts: Sequence[ActRow]) -> LetterRow:
    return replace(
        row,
        original_path=kept.original_path,
        archived=kept.archived,
        officer=officer_by(acts),
        fields=content.fields,
        warnings=content.warnings,
    )


def _deadlines(row: LetterRow, content: Content, acts: Sequence[ActRow]) -> tuple[DeadlineRow, ...]:
    """Give what the letter and the orders set a day for; they are closed when the matter is."""
    ordered = [(owed_by(one.act), one.number) for one in acts]
    owed = [
        *((each, None) for each in content.deadlines),
        *((each, number) for each, number in ordered if each is not None),
    ]
    return tuple(
        DeadlineRow(
            number=nth,
            letter_id=row.id,
            owed=each,
            act_id=act_id,
            closed_at=closed_at(acts) if row.state == "done" else None,
            subject=row.fields.subject,
            sender=row.fields.sender,
        )
        for nth, (each, act_id) in enumerate(owed, start=1)
    )
