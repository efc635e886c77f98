"""Letter numbers (เลขที่หนังสือ): ``สฎ 0019.2/ว 145``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.letter.lines import Line, columns
from thai.calendar import THI
from thai.digits import to_arabic

_AGENCY = r"(?P<agency>[ก-ฮ]{1,4}(?:\.[ก-ฮ]{1,4}){0,3}\.?(?: ?\([ก-๎. ]{1,14}\))?)"
# a unit may stand in brackets within the code: ตช 0017.(กบ)6/46, อว 8393(1)/ว 192
_UNIT = r"\.?\s?\([ก-ฮ\d.]{1,8}\)\s?\d*"
_CODE = rf"(?P<code>\d+(?:\s?\.\s?\d+|-\d{{1,3}}(?!\d)|{_UNIT})*)"
# state enterprises number by section and year: มท 5305.12/บกท.912/2567
_RUNNING = (
    r"(?P<slash>\s?/\s?(?P<circular>\(?ว\)?\.?)?\s*"
    r"(?P<running>(?:[ก-ฮ]{2,4}\.\s?)?\d+(?:\.\d+)?(?:/2[45]\d\d(?!\d))?)?)"
)
_PATTERN = rf"(?:{_AGENCY}\s?)?{_CODE}{_RUNNING}?"

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(_PATTERN)
# the label ที่ is short and often lost; agency, a code of four digits or more and a slash are enough
_SURE = rf"(?=[ก-ฮ.]{{1,6}}\s?\d{{4,}}(?:[\d.]|\s\.|{_UNIT})*\s?/)"
_BARE = re.compile(rf"(?:\S{{1,2}}\s+)?{_SURE}{_PATTERN}")
_LABELLED = re.compile(rf"(?<![ก-๎])(?:เลข)?{THI}\s*[:.]?\s*(?:{_PATTERN})")
# within a sentence the label is often glued to the word before it: "หนังสือที่ กบ 0019/ว 181"
_CITED = re.compile(rf"{THI}\s*(?:{_SURE}{_PATTERN})")
_BLANK = re.compile(rf"(?:เลข)?{THI}[\s:.…_/]*")
# ที่      /2569 of an order: leader dots, or what handwriting was read as, stand for the running number
_YEAR = r"/\s?(?P<year>2[45]\d\d)(?![\d/])"
_OF_YEAR = re.compile(rf"(?<![ก-๎])(?:เลข)?{THI}[\s:.…_]*(?:[^\s/]{{1,6}}\s?)?(?P<printed>{_YEAR})")
_WITH_YEAR = re.compile(rf"\d{{1,6}}\s?(?P<printed>{_YEAR})")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A letter number in a text.

    :param value: uniform: Arabic digits, ``ว`` apart from the running number.
    :param partial: the running number is missing: it is mostly written by hand.
    :param printed: the beginning of ``value`` that is printed beforehand: agency, code and slash.
    :param printed_end: where that ends in the text.
    """

    start: int
    end: int
    value: str
    partial: bool
    printed: str
    printed_end: int


def labelled_number(text: str) -> FoundNumber | None:
    """Find the first number after the label ที่."""
    for match in _LABELLED.finditer(to_arabic(text)):
        found = _read(match)
        if found:
            return found
    return None


def cited_number(text: str) -> FoundNumber | None:
    """Find the number of a letter that a text cites, its label apart or glued to the word before it."""
    match = _CITED.search(to_arabic(text))
    return labelled_number(text) or (_read(match) if match else None)


def bare_number(text: str) -> FoundNumber | None:
    """Read a number at the start of a text whose label was lost, or misread as a letter or two."""
    match = _BARE.match(to_arabic(text))
    return _read(match) if match else None


def has_number(text: str) -> bool:
    """Tell whether a letter number stands in a line, labelled or at its start."""
    return (labelled_number(text) or bare_number(text)) is not None


def is_number_line(line: Line) -> bool:
    """Tell whether a line is that of the number: with one, or with its label alone in a column."""
    return has_number(line.text) or bool(_BLANK.fullmatch(columns(line)[0].text))


def blank_of_year(text: str) -> FoundNumber | None:
    """Find what is printed of an order's number that is filled in later, ``ที่ ……/2569``: slash and year."""
    match = _OF_YEAR.search(to_arabic(text))
    return _year_of(match) if match else None


def year_of(text: str) -> FoundNumber | None:
    """Give the printed part of an order's number, ``12/2569``; None of numbers in another form."""
    match = _WITH_YEAR.fullmatch(to_arabic(text))
    return _year_of(match) if match else None


def _year_of(match: re.Match[str]) -> FoundNumber:
    start, end = match.span("printed")
    value = f"/{match['year']}"
    return FoundNumber(start, end, value, partial=True, printed=value, printed_end=end)


def number_at_start(text: str) -> FoundNumber | None:
    """Read a number that stands at the start of a text, without label."""
    match = _NUMBER.match(to_arabic(text))
    return _read(match) if match else None


def _read(match: re.Match[str]) -> FoundNumber | None:
    agency, code, running = match["agency"], match["code"], match["running"]
    if not agency and not (match["slash"] and running):
        return None
    if agency and not match["slash"] and "." not in code:
        return None  # "ที่ นา 5 ไร่" is no letter number
    start = match.start("agency") if agency else match.start("code")
    code = _SPACES.sub("", code)
    head = f"{agency.strip()} {code}" if agency else code
    if not match["slash"]:
        return FoundNumber(
            start, match.end("code"), head, partial=True, printed=head, printed_end=match.end("code")
        )
    circular = "ว " if match["circular"] and running else "ว" if match["circular"] else ""
    end = match.start("slash") + len(match["slash"].rstrip())
    value = f"{head}/{circular}{running or ''}"
    slash = match.start("slash") + match["slash"].index("/") + 1
    return FoundNumber(start, end, value, partial=running is None, printed=f"{head}/", printed_end=slash)
