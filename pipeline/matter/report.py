"""How the office's matters went (รายงานผล): what came in, what was kept of the drafts, how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from pipeline.catalogue.rows import ActKind, ActRow, LetterRow, NewAct
from pipeline.matter.steps import STATES

#: the kinds of acts that a report counts
COUNTED: tuple[ActKind, ...] = ("accepted", "ordered", "done")
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of kasian's drafts officers kept.

    :param notes: that an officer stands by, and kasian drafted.
    :param middle: the median share of a draft that was kept, 0 to 1; None without notes.
    :param whole: the share of notes of which nothing was changed.
    """

    notes: int
    middle: float | None
    whole: float | None


@dataclass(frozen=True, slots=True)
class Lasted:
    """How long something took.

    :param matters: that came so far.
    :param middle, longest: days; None without matters.
    """

    matters: int
    middle: float | None
    longest: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some letters.

    :param states: how many stand where.
    :param to_order: from receipt to the first order.
    :param to_done: from the last order to the end.
    """

    letters: int
    states: dict[str, int]
    kept: Kept
    to_order: Lasted
    to_done: Lasted


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    :param month: the beginning of an ISO date; None for all time.
    :param secret: letters with a mark of secrecy; they are counted and nothing more.
    :param officers: by who answers for the matter; an empty name for those that nobody was named for.
    """

    month: str | None
    all: Figures
    secret: int
    officers: dict[str, Figures]


def report(rows: Iterable[LetterRow], acts: Iterable[ActRow], month: str | None = None) -> Report:
    """Make the report of the letters that were received in a month, as they stand now.

    :param rows: of the register, secret ones too.
    :param acts: of the kinds ``COUNTED``, in order; those of other letters do no harm.
    :param month: the beginning of an ISO date; None for all time.
    """
    received = [row for row in rows if month is None or row.received_at.startswith(f"{month}-")]
    open_ones = [row for row in received if not row.secret]
    by_letter: dict[str, list[NewAct]] = {}
    for one in acts:
        by_letter.setdefault(one.letter_id, []).append(one.act)
    by_officer: dict[str, list[LetterRow]] = {}
    for row in open_ones:
        by_officer.setdefault(row.officer, []).append(row)
    return Report(
        month=month,
        all=_figures(open_ones, by_letter),
        secret=len(received) - len(open_ones),
        officers={name: _figures(mine, by_letter) for name, mine in sorted(by_officer.items())},
    )


def _figures(rows: Sequence[LetterRow], acts: Mapping[str, Sequence[NewAct]]) -> Figures:
    there = Counter(row.state for row in rows)
    done_in = [(row, acts.get(row.id, ())) for row in rows]
    return Figures(
        letters=len(rows),
        states={state: there[state] for state in STATES},
        kept=_kept([share for _, done in done_in if (share := _share(done)) is not None]),
        to_order=_lasted([days for row, done in done_in if (days := _to_order(row, done)) is not None]),
        to_done=_lasted([days for _, done in done_in if (days := _to_done(done)) is not None]),
    )


def _kept(shares: Sequence[float]) -> Kept:
    if not shares:
        return Kept(0, None, None)
    whole = sum(share == 1 for share in shares) / len(shares)
    return Kept(len(shares), round(median(shares), 4), round(whole, 4))


def _lasted(days: Sequence[float]) -> Lasted:
    if not days:
        return Lasted(0, None, None)
    return Lasted(len(days), round(median(days), 2), round(max(days), 2))


def _share(done: Sequence[NewAct]) -> float | None:
    """Give how much was kept of the draft in the note that an officer stood by last."""
    shares = [float(one.told["kept"]) for one in done if one.kind == "accepted" and "kept" in one.told]
    return shares[-1] if shares else None


def _to_order(row: LetterRow, done: Sequence[NewAct]) -> float | None:
    first = next((one.at for one in done if one.kind == "ordered"), None)
    return _days(row.received_at, first) if first else None


def _to_done(done: Sequence[NewAct]) -> float | None:
    """Give the days of a matter that is closed from its last order on; one that went without has none."""
    orders = [one.at for one in done if one.kind == "ordered"]
    if not orders or done[-1].kind != "done":
        return None
    return _days(orders[-1], done[-1].at)


def _days(first: str, last: str) -> float:
    """Give the days between two local times; a clock that was set back makes none negative."""
    start, end = (datetime.fromisoformat(each).replace(tzinfo=None) for each in (first, last))
    return max(0.0, (end - start).total_seconds() / _DAY_S)
