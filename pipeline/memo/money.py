"""Sums of money as a note states them (จำนวนเงิน): one line, the total first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.letter.fields import Amount, Letter
from pipeline.memo.evidence import Piece, brief, located
from pipeline.memo.evidence import text_spans as spans_of
from pipeline.memo.kinds import wording_of
from pipeline.memo.model import Evidence, Sentence
from pipeline.memo.sentences import told
from pipeline.memo.times import amount_piece
from pipeline.office.settings import Settings

#: clusters of what a sum is for
_LONGEST = 60
#: a longer list is left to the letter
_MOST = 6
#: characters before a sum in which the words of a bound stand
_BEFORE = 30
_BOUND = re.compile(r"(?:(?:ไม่|มิ)?(?:เกิน|ต่ำกว่า|น้อยกว่า|ถึง)|ขั้น|เดิม)\s*[๐-๙0-9]*\s*(?:[๐-๙0-9][๐-๙0-9,.]*)?\s*$")
_TOTAL = re.compile("รวม|ทั้งสิ้น")


def money(letter: Letter, settings: Settings, said: Iterable[Sentence] = ()) -> tuple[Sentence, ...]:
    """State the sums of money in one sentence, the total before its parts.

    :param said: sentences that stand above; a sum that one of them tells is not told again.
    """
    if wording_of(letter).rule:
        return ()
    known = [proof for sentence in said for proof in sentence.evidence]
    sums = {
        (one.value, one.purpose): one
        for one in letter.amounts
        if _is_sum(one, letter) and not _told(one, known)
    }
    if not sums:
        return ()
    total = [one for one in sums.values() if _TOTAL.search(one.purpose or "")][-1:]
    rest = [one for one in sums.values() if one not in total]
    parts = _joined(total, letter)
    inner = _joined(rest[:_MOST], letter)
    more = [" และอื่น ๆ"] if len(rest) > _MOST else []
    parts += [" (", *inner, *more, ")"] if parts and inner else [*inner, *more]
    return (told(*parts, digits=settings.digits),)


def _is_sum(amount: Amount, letter: Letter) -> bool:
    """Whether an amount is paid or given: what a rule sets as a bound is neither."""
    before = "".join(
        one.raw[max(0, amount.start - one.start - _BEFORE) : amount.start - one.start]
        for one in letter.body
        if one.page == amount.page and one.start <= amount.start < one.end
    )
    return not any(_BOUND.search(text) for text in (amount.purpose or "", before))


def _told(amount: Amount, known: list[Evidence]) -> bool:
    return any(
        one.page == amount.page
        and one.start is not None
        and one.end is not None
        and one.start <= amount.start
        and amount.end <= one.end
        for one in known
    )


def _joined(sums: list[Amount], letter: Letter) -> list[str | Piece]:
    parts: list[str | Piece] = []
    for one in sums:
        parts += [" " if parts else "", *_sum(one, letter)]
    return parts


def _sum(amount: Amount, letter: Letter) -> list[str | Piece]:
    purpose = located(amount.purpose, (amount, *spans_of(letter)))
    return [brief(purpose, _LONGEST) if purpose else "จำนวนเงิน", " ", amount_piece(amount)]
