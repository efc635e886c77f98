"""What went before a letter, for its note (เรื่องเดิม): the letters that it cites, then those alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.archive.content import fields_of
from pipeline.catalogue.acts import acts_of_many
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import find_id, letter_texts
from pipeline.letter.as_json import letter_from_json
from pipeline.letter.fields import Letter
from pipeline.matter.alike import alike
from pipeline.matter.linking import cited_letters
from pipeline.matter.note.kept import kept_proposal
from pipeline.matter.ordered import last_orders
from pipeline.memo.precedent import Order, Precedent, Relation


def precedents_for(
    catalogue: Catalogue, letter: Letter, id_: str | None = None, received: date | None = None
) -> tuple[Precedent, ...]:
    """Find the earlier letters of the office that a letter cites, then those alike in subject.

    :param id_: its register number; None where it is not filed yet.
    :param received: the day on which it came in; None for that of its row, else for today.
    """
    row = find_id(catalogue, id_) if id_ else None
    day = received or (date.fromisoformat(row.received_at[:10]) if row else _today())
    cited = tuple(one for one in cited_letters(catalogue, letter, day) if one != id_)
    near = tuple(one.row.id for one in alike(catalogue, fields_of(letter), id_) if one.row.id not in cited)
    orders = last_orders(catalogue, (*cited, *near))
    return (
        *_precedents(catalogue, cited, "cited", orders),
        *_precedents(catalogue, near, "alike", orders),
    )


def _precedents(
    catalogue: Catalogue, ids: Sequence[str], relation: Relation, orders: dict[str, Order]
) -> tuple[Precedent, ...]:
    accepted = acts_of_many(catalogue, ids, ("accepted",))
    return tuple(
        Precedent(
            id=each.id,
            letter=letter_from_json(each.letter),
            order=orders.get(each.id),
            relation=relation,
            kept=kept_proposal(each.memo) if each.memo and each.id in accepted else "",
        )
        for each in letter_texts(catalogue, ids)
    )


def _today() -> date:
    return date.today()  # noqa: DTZ011  the office lives in local time
