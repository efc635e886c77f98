"""The query language (ภาษาคำค้น): what is typed -> a Query.

::

    กองทุน แม่บ้าน            both, in subject or body; nearly spelt so comes after
    "กองทุน แม่บ้าน"  -ร่าง     exactly so; not with ร่าง
    วัคซีน หรือ ฉีดยา  (OR)    one of the two neighbours
    เรื่อง: ที่: จาก: ถึง: ผู้รับผิดชอบ:                 subject: number: from: to: officer:
    ชนิด:คำสั่ง  ด่วน:ด่วนที่สุด  สถานะ:เสร็จสิ้น          kind: speed: state:
    วันที่:2565-03  รับ:เดือนนี้  ครบกำหนด:<2565-04-01    date: received: due:
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.asking.days import days_asked
from index.asking.lexing import Token, tokens
from index.asking.names import CHOSEN, DATED, TEXTS, chosen_values, other_values
from index.base import Only, Piece, Query, SearchError
from thai.abbreviations import Abbreviations, alternatives, common_abbreviations
from thai.terms import query_terms

_EMPTY = "ยังไม่มีคำค้น พิมพ์คำที่ต้องการหาอย่างน้อยหนึ่งคำ เช่น kasian search กองทุนหมู่บ้าน"
_ONLY_WITHOUT = "มีแต่คำที่ไม่เอา (-) พิมพ์คำที่ต้องการหาด้วยอย่างน้อยหนึ่งคำ เช่น kasian search งบประมาณ -ร่าง"
_LONELY = 'คำว่า หรือ ต้องอยู่ระหว่างคำสองคำ พิมพ์เช่น วัคซีน หรือ ฉีดยา (ถ้าต้องการหาคำนี้เอง พิมพ์ "หรือ")'
_NOT_WITH_OR = "ใช้ หรือ กับ -{said} ไม่ได้ พิมพ์เช่น วัคซีน หรือ ฉีดยา -ร่าง"
_MIXED = "ใช้ หรือ ระหว่างช่อง {field}: กับคำหรือช่องอื่นไม่ได้ พิมพ์เช่น ชนิด:คำสั่ง หรือ ชนิด:ประกาศ"
_NO_MINUS = "ใช้ - กับช่อง {field}: ไม่ได้ พิมพ์ช่วงวันที่ที่ต้องการ เช่น วันที่:<2565-03-01"


def parse_query(text: str, today: date | None = None, known: Abbreviations | None = None) -> Query:
    """Parse what was typed.

    :param today: what เดือนนี้ counts from.
    :param known: the abbreviations; those in common use when left out.
    :raises SearchError: nothing is asked for, or it cannot be understood; one line of Thai with an example.
    """
    said = tokens(text)
    groups = _bound(said)
    wanted = [group for group in groups if not group[0].without]
    if not wanted:
        raise SearchError(_ONLY_WITHOUT if groups else _EMPTY)
    named = known or common_abbreviations()
    return Query(
        text=text,
        groups=tuple(
            tuple(_piece(token, named) for token in group) for group in wanted if not _is_filter(group[0])
        ),
        without=tuple(_piece(token, named) for token in said if token.without and not _is_filter(token)),
        only=tuple(_only(group, today) for group in groups if _is_filter(group[0])),
        whole=query_terms(" ".join(_loose(wanted))),
    )


def _bound(said: Sequence[Token]) -> list[list[Token]]:
    """Bind the neighbours of each หรือ into one group; all else is a group by itself."""
    groups: list[list[Token]] = []
    binding = True  # nothing stands before
    for token in said:
        if token.either:
            if binding:
                raise SearchError(_LONELY)
        elif binding and groups:
            groups[-1].append(token)
        else:
            groups.append([token])
        binding = token.either
    if binding and groups:
        raise SearchError(_LONELY)
    for group in groups:
        _check(group)
    return groups


def _check(group: Sequence[Token]) -> None:
    """Refuse what หรือ cannot bind, and days that are not wanted."""
    unwanted = next((token for token in group if token.without), None)
    if unwanted and len(group) > 1:
        raise SearchError(_NOT_WITH_OR.format(said=unwanted.text))
    if unwanted and unwanted.field in DATED:
        raise SearchError(_NO_MINUS.format(field=unwanted.field))
    filters = [token for token in group if _is_filter(token)]
    fields = {CHOSEN.get(token.field) for token in group}
    if filters and len(group) > 1 and (len(fields) > 1 or None in fields):
        raise SearchError(_MIXED.format(field=filters[0].field))


def _is_filter(token: Token) -> bool:
    return token.field in CHOSEN or token.field in DATED


def _piece(token: Token, known: Abbreviations) -> Piece:
    """Make the piece of a word or a phrase.  Phrases, fields and what is not wanted are never loosened."""
    part = TEXTS.get(token.field)
    typed = query_terms(token.text)
    if token.quoted or token.without or part == "number":
        return Piece((replace(typed, forgiven=()),), part)
    others = (query_terms(other) for other in alternatives(token.text, known))
    first = replace(typed, forgiven=()) if part else typed
    return Piece((first, *(replace(other, forgiven=()) for other in others)), part)


def _only(group: Sequence[Token], today: date | None) -> Only:
    """Make a filter; several tokens of it name values of one field."""
    first = group[0]
    if first.field in DATED:
        start, end = days_asked(first.text, today)
        return Only(DATED[first.field], first=start, last=end)
    field = CHOSEN[first.field]
    values = tuple(value for token in group for value in chosen_values(field, token.field, token.text))
    return Only(field, values=other_values(field, values) if first.without else values)


def _loose(wanted: Sequence[Sequence[Token]]) -> list[str]:
    """Give the words that may stand side by side, all of which are wanted; none where หรือ leaves a choice."""
    if any(len(group) > 1 for group in wanted):
        return []
    return [token.text for (token,) in wanted if not (token.quoted or token.field)]
