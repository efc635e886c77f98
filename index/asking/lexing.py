"""What was typed -> tokens: words, "phrases", ``-without``, ``หรือ``, and values of fields.

White space separates tokens.  What is one thing to an officer stays one although a space stands inside it: a
date, an ordinal or ``พ.ศ.`` with its number, a letter's number, a sum of money, the days of a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.asking.days import EXPRESSION
from index.asking.names import DATED, NAMES, TEXTS
from index.base import SearchError
from thai.calendar import month_pattern
from thai.fold import fold_traced

_UNCLOSED = 'เปิดเครื่องหมายคำพูด (") แล้วไม่ได้ปิด พิมพ์ให้ครบคู่ เช่น "กองทุน แม่บ้าน" หรือลบออก'
_NO_VALUE = "ช่อง {name}: ยังไม่มีค่า พิมพ์ค่าต่อท้าย เช่น เรื่อง:กองทุน หรือ วันที่:2565-03"
_LONELY = "เครื่องหมาย - ต้องติดกับคำที่ไม่เอา พิมพ์เช่น งบประมาณ -ร่าง (หรือลบ - ออก)"

# of folded text, where all white space is single spaces
_ONE_THING = re.compile(
    "|".join(
        (
            rf"(?:\S*วันที่ )?(?:\d{{1,2}} )?{month_pattern()}(?: พ\.ศ\.)?(?: \d{{2,4}}(?!\S))?",
            r"(?:พ\.ศ\.|ค\.ศ\.|มาตรา|(?<![^\s:])ข้อ|\S+ที่|(?<!\S)ที่) \d[\d/.-]*(?!\S)",
            r"(?<![^\s:])[ก-ฮ]{1,5} \d[\d.]*/ ?(?:ว ?)?\d*(?!\S)",
            r"(?<![^\s:])\d[\d,.]* (?:ล้าน|แสน)?บาท(?!\S)",
        )
    )
)
_KEPT_SPACE = "\u00a0"  # a space again when terms are made
_HEAD = re.compile(rf"\s*(?:(?P<minus>(?<!\S)-)(?=[^\s-]))?(?:(?P<field>{'|'.join(NAMES)})\s?:(?!//)\s?)?")
_BARE = re.compile(r'[^ "]+')
# a letter's number where one is asked for: more spaces may stand in it
_NUMBER = re.compile(r"(?:[ก-ฮ.]{1,8} ?)?\d[\d./-]*(?: ?ว ?\d+)?(?!\S)")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    :param text: folded; without quotes, name of the field and minus.
    :param place: start and end of that in the query as it was typed.
    :param field: the name of the field as it was typed, folded; empty for none.
    """

    text: str
    place: tuple[int, int]
    quoted: bool
    without: bool
    field: str
    either: bool = False


def tokens(text: str) -> list[Token]:
    """Take a query apart; ``either`` marks a หรือ that stands by itself.

    :raises SearchError: a quote is not closed, a field has no value, or a minus stands alone.
    """
    return [token for token in _tokens(text) if token.text]


def _tokens(text: str) -> Iterator[Token]:
    traced = fold_traced(text)
    folded = traced.text
    joined = _ONE_THING.sub(lambda match: match[0].replace(" ", _KEPT_SPACE), folded)
    at = 0
    while joined[at:].strip():
        head = _HEAD.match(joined, at)
        start = head.end() if head else at
        name = (head and head["field"]) or ""
        quoted = joined.startswith('"', start)
        start, end = _quoted(joined, start) if quoted else (start, _end(joined, start, name))
        said = joined[start:end]
        without = head is not None and head["minus"] is not None
        if not said.strip() and (name or without):
            raise SearchError(_NO_VALUE.format(name=name) if name else _LONELY)
        if not (said.strip("-") or quoted):
            raise SearchError(_LONELY)
        place = (traced.origin[start], traced.origin[end - 1] + 1) if said else (0, 0)
        plain = not (quoted or without or name)
        either = plain and (said == "หรือ" or text[slice(*place)] == "OR")
        yield Token(said.replace(_KEPT_SPACE, " ").strip(), place, quoted, without, name, either)
        at = end + quoted


def _quoted(joined: str, start: int) -> tuple[int, int]:
    """Give the place between two quotes."""
    end = joined.find('"', start + 1)
    if end < 0:
        raise SearchError(_UNCLOSED)
    return start + 1, end


def _end(joined: str, start: int, name: str) -> int:
    """Tell where a value without quotes ends; that of some fields may hold spaces."""
    known = EXPRESSION if name in DATED else _NUMBER if TEXTS.get(name) == "number" else None
    spaced = joined.replace(_KEPT_SPACE, " ")
    match = known.match(spaced, start) if known else None
    if match is None or not match[0].strip():
        match = _BARE.match(joined, start)
    return match.end() if match else start
