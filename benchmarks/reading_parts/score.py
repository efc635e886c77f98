"""What is right and what is wrong in a reading, against the truth (การให้คะแนนการอ่าน). Pure functions.

White space is *folded*: each run of it counts as one space.  Where a line of the page ends inside a sentence
of the truth, that one space is an error of every reader alike.  The two encodings of sara am count as one
letter: raw Tesseract always writes the one of two code points, and no eye sees the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from thai.calendar import MONTHS, SHORT_MONTHS, month_number, month_pattern
from thai.digits import THAI_DIGITS, to_arabic

Script = Literal["thai", "arabic"]

_DIGIT = re.compile(r"[0-9๐-๙]")
_DAY = re.compile(rf"(?<![0-9๐-๙])(?:([0-9๐-๙]{{1,2}})([0-9๐-๙]{{4}})?)(?=\s*({month_pattern()}))")
_ALIKE = 80  # per cent of similarity from which a header value counts as present
_LONG = 40  # characters from which a value may be broken over lines
_LINES_OF_A_SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many."""

    count: int = 0
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.count + other.count, self.total + other.total)

    @property
    def share(self) -> float | None:
        """From 0 up; None of nothing."""
        return self.count / self.total if self.total else None


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up."""
    return sum(tallies, Tally())


def folded(text: str) -> str:
    """Write each run of white space as one space, none at the ends, and sara am as one code point."""
    return _one_sara_am(" ".join(text.split()))


def squeezed(text: str) -> str:
    """Leave out all white space; sara am as one code point."""
    return _one_sara_am("".join(text.split()))


def _one_sara_am(text: str) -> str:
    return text.replace("ํา", "ำ")


def without_digits(text: str) -> str:
    """Leave out the digits of both scripts (ไม่นับตัวเลข)."""
    return _DIGIT.sub("", text)


def wrong_characters(read: str, truth: str) -> Tally:
    """Count the edits from the reading to the truth, of the truth's characters; can be more than all."""
    read, truth = folded(read), folded(truth)
    return Tally(Levenshtein.distance(read, truth), len(truth))


def right_places(read: str, truth: str) -> list[int | None]:
    """Give for each character of the reading its place in the truth where it is right, else None.

    By the cheapest alignment of the two; white space counts, so leave it out or fold it before.
    """
    places: list[int | None] = [None] * len(read)
    for block in Levenshtein.opcodes(read, truth):
        if block.tag == "equal":
            span = range(block.dest_start, block.dest_end)
            places[block.src_start : block.src_end] = span
    return places


def right_digits(read: str, truth: str, script: Script) -> Tally:
    """Count the truth's digits of one script that the reading has in their place (เลขไทยที่อ่านถูก).

    A digit read in the other script is wrong.
    """
    wanted = THAI_DIGITS if script == "thai" else to_arabic(THAI_DIGITS)
    read, truth = squeezed(read), squeezed(truth)
    right = {place for place in right_places(read, truth) if place is not None}
    digits = [place for place, char in enumerate(truth) if char in wanted]
    return Tally(sum(place in right for place in digits), len(digits))


def best_tail(read: str, truth: str) -> str:
    """Leave out the first lines of a reading that a truth without the page's head does not hold.

    That many lines go as serve the reader best.
    """
    lines = read.splitlines()
    tails = ["\n".join(lines[start:]) for start in range(max(1, len(lines)))]
    return min(tails, key=lambda tail: wrong_characters(tail, truth).count)


def without_handwriting(text: str, number: str | None, day: date | None) -> str:
    """Take out of a page's text what is written by hand: running number, day of the month (ลายมือ).

    :param number: the letter's number with Arabic digits where its running part is by hand, else None.
    :param day: the letter's date where its day, or day and time (ddhhmm), is by hand, else None.
    """
    if day is not None:
        text = _without_day(text, day)
    if number is not None and "/" in number:
        text = _without_running_number(text, number)
    return text


def _without_day(text: str, day: date) -> str:
    for match in _DAY.finditer(text):
        if int(match[1]) == day.day and month_number(match[3]) == day.month:
            return text[: match.start()] + text[match.end() :]
    return text


def _without_running_number(text: str, number: str) -> str:
    """Only the first place where the number stands: the others are of the letters it cites."""
    start = to_arabic(text).find(number)
    if start < 0:
        return text
    running = re.search(r"\d+$", number)
    end = start + len(number)
    return text if running is None else text[: end - len(running[0])] + text[end:]


def date_texts(iso: str) -> tuple[str, ...]:
    """Give what a date looks like without its digits: its month in full and short."""
    month = int(iso[5:7]) - 1
    return MONTHS[month], SHORT_MONTHS[month]


def is_present(values: Sequence[str], lines: Sequence[str]) -> bool:
    """Tell whether one of the values stands in one line, digits and spaces left out, at 80 % or more.

    A long value is also looked for in two or three lines together, as a subject is printed.
    """
    bare = [text for text in map(_bare, lines) if text]
    return any(_found(_bare(value), bare) for value in values)


def _found(value: str, lines: Sequence[str]) -> bool:
    together = 1 if len(value) < _LONG else _LINES_OF_A_SUBJECT
    return any(
        _inside(value, "".join(lines[start : start + count]))
        for count in range(1, together + 1)
        for start in range(len(lines))
    )


def _inside(value: str, line: str) -> bool:
    # partial_ratio looks for the shorter in the longer: a line too short must be alike as a whole
    alike = fuzz.partial_ratio if len(line) >= len(value) else fuzz.ratio
    return alike(value, line) >= _ALIKE


def _bare(text: str) -> str:
    return "".join(without_digits(text).split())
