"""Letters without end: phrases of real text put together at random, with senders, numbers and dates.

They mean nothing.  They have the words, the lengths and the repetitions of real letters, which is what size
and speed depend on.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from pythainlp.corpus import thai_words

from benchmarks.search_parts.quality import DEPTH, Asked, Texts
from thai.digits import to_thai
from thai.fold import fold
from thai.say import thai_date

# a word of running text has about four letters and a half
_LETTERS = (900, 1800)
# it begins and ends where a word may, so that no mark is torn from its letter
_PHRASE = re.compile(r"(?<![ก-๙])[เ-ไ]?[ก-ฮ][ก-๙]{6,37}(?<![เ-ไ])(?![ก-๙])")
_POOL = 40_000
_LONGEST_ASKED = 24
_PLACES = ("หนองบึง", "ศรีนาคา", "ท่าสะอาด", "โคกงาม", "บ้านใหม่", "ดอนแก้ว", "วังทอง", "ป่าไผ่")
_SENDERS = ("สำนักงานพัฒนาชุมชนจังหวัด", "ที่ว่าการอำเภอ", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "โรงพยาบาล")
_FIRST_DAY = date(2021, 1, 4)


@dataclass(frozen=True, slots=True)
class Generated:
    """A letter as the catalogue has it."""

    id: str
    number: str
    date: str
    subject: str
    sender: str
    text: str


def generated(count: int, seed: int, texts: Path | None) -> Iterator[Generated]:
    """Give so many letters of 200 to 400 words; the same for a seed.

    :param texts: a folder with text files packed by gzip, whose phrases are used; without it those of a
        dictionary are put together.
    """
    chance = random.Random(seed)  # noqa: S311  no secrets here
    pool = _phrases(texts)
    # some phrases stand in every tenth letter, most in a few
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(pool))))
    for number in range(1, count + 1):
        said = chance.choices(pool, cum_weights=weights, k=_LETTERS[1] // 8)
        yield _letter(number, said, chance)


def _letter(number: int, said: list[str], chance: random.Random) -> Generated:
    day = _FIRST_DAY + timedelta(days=chance.randrange(1500))
    sender = chance.choice(_SENDERS) + chance.choice(_PLACES)
    code = f"ศน {chance.randrange(10, 99):04}/{chance.choice(('', 'ว '))}{number}"
    if chance.random() < 0.5:  # noqa: PLR2004  half of all letters are in Thai digits
        code = to_thai(code)
    subject = " ".join(said[:2])
    length = chance.randint(*_LETTERS)
    body: list[str] = []
    while said and length > 0:
        phrase = said.pop()
        length -= len(phrase)
        body += phrase, chance.choice(("", " ", "", "\n"))
    head = f"เรื่อง {subject}\nที่ {code}\n{sender}\n{thai_date(day.isoformat())}\n"
    text = f"{subject}\n{head}เรียน พัฒนาการอำเภอ{chance.choice(_PLACES)}\n{''.join(body)}"
    return Generated(f"2565-{number:06}", code, day.isoformat(), subject, sender, text)


@cache
def _phrases(texts: Path | None) -> list[str]:
    chance = random.Random(7)  # noqa: S311  the same pool for every seed
    if texts is None:
        words = sorted(thai_words())
        return ["".join(chance.choices(words, k=chance.randint(2, 5))) for _ in range(_POOL)]
    found: dict[str, None] = {}
    for path in sorted(texts.glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found |= dict.fromkeys(_PHRASE.findall(line))
    return chance.sample(sorted(found), min(_POOL, len(found)))


def as_document(letter: Generated) -> tuple[str, str]:
    """Give a letter as its id and text."""
    return letter.id, letter.text


def asked_of(letters: Texts, seed: int, each: int = 40) -> dict[str, list[Asked]]:
    """Make queries of several kinds out of letters, with all letters that literally hold them.

    Those that more letters hold than are asked for are left out.
    """
    chance = random.Random(seed)  # noqa: S311  no secrets here
    folded = [(name, fold(text).replace(" ", "")) for name, text in letters]
    kinds = {"phrase": _phrase, "number": _number, "two words": _two}
    return {
        kind: [
            asked
            for _ in range(2 * each)
            if len((asked := _asked(pick(chance.choice(letters)[1], chance), folded)).relevant) <= DEPTH
        ][:each]
        for kind, pick in kinds.items()
    }


def _asked(query: str, folded: Texts) -> Asked:
    pieces = [fold(piece).replace(" ", "") for piece in query.split("  ")]
    return Asked(query, frozenset(name for name, text in folded if all(piece in text for piece in pieces)))


def _phrase(text: str, chance: random.Random) -> str:
    short: list[str] = [one for one in _PHRASE.findall(text) if len(one) <= _LONGEST_ASKED]
    return chance.choice(short or ["หนังสือ"])


def _number(text: str, _chance: random.Random) -> str:
    return text.split("ที่ ", 1)[1].split("\n", 1)[0]


def _two(text: str, chance: random.Random) -> str:
    return "  ".join(_phrase(text, chance) for _ in range(2))
