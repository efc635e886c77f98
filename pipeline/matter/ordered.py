"""How the chief ordered on letters (คำสั่งของผู้บังคับบัญชา)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogue.acts import acts_of_many
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import ActRow
from pipeline.memo.precedent import Order


def last_orders(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, Order]:
    """Give the last order on each letter that has one, by letter."""
    found = acts_of_many(catalogue, ids, ("ordered",))
    return {id_: _order(acts[-1]) for id_, acts in found.items()}


def last_order(acts: Sequence[ActRow]) -> Order | None:
    """Give the last order among the acts of one matter."""
    return next((_order(one) for one in reversed(acts) if one.act.kind == "ordered"), None)


def _order(row: ActRow) -> Order:
    told = row.act.told
    return Order(text=str(told["text"]), officer=str(told.get("to") or ""), date=row.act.at[:10])
