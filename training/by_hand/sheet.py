"""Parts of pages with heads of letters on them, filled in by hand or in print (แผ่นฝึกแยกลายมือ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from extractors.ocr.placing import Pixels
from thai.calendar import MONTHS, SHORT_MONTHS
from thai.digits import to_thai
from training.by_hand.pen import Hand, any_hand, write
from training.corpus import Corpus
from training.fonts import Typeface, choose
from training.ink import print_line
from training.typeset import HIGH, WIDE
from training.wear import Chance, Grey, worn

_MARGIN, _PITCH = 60, 4.4  # pixels, letters
_HEIGHTS = (22, 25, 27, 27, 27, 30, 34)
_BY_HAND, _NOTES = 0.5, 0.25
# Print that was filled in: in the same cut and size, or in another as by a typewriter.
_SAME_FACE = 0.7
_INK = 128
_ABBREVIATIONS = "กขคงจชดตถทนบปผพมยรลวสหอ"
_NOTES_WRITTEN = (
    "ทราบ", "แจ้งเวียน", "ดำเนินการ", "- ให้ฝ่ายโครงการ", "มอบหมาย", "เพื่อทราบ", "อนุญาต", "เก็บเข้าแฟ้ม",
    "- ทราบ", "เรียนเชิญ", "แจ้งผู้เกี่ยวข้อง", "จัดส่งแล้ว", "รับไว้", "ประชุม",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """A row of a sheet.

    :param base: of its base line, in pixels from the top.
    :param filled: columns that were filled in later; None without any.
    :param by_hand: what was filled in, or all of a row without a slot, is handwriting.
    """

    base: float
    filled: tuple[float, float] | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    page: Pixels
    face: Typeface
    other: Typeface
    letter: float
    hand: Hand
    corpus: Corpus
    thai: bool


def make_sheet(seed: Sequence[int], corpus: Corpus, faces: Sequence[Typeface]) -> tuple[Pixels, list[Truth]]:
    """Make a worn sheet, and say what stands in its rows."""
    chance, dice = Random(repr(seed)), np.random.default_rng(seed)
    page = np.full((HIGH, WIDE), 255, dtype=np.uint8)
    letter = float(chance.choice(_HEIGHTS))
    thai = chance.random() < 0.6
    setting = _Setting(
        page, choose(chance, faces), choose(chance, faces), letter, any_hand(chance), corpus, thai
    )
    base, rows = _MARGIN + 2.5 * letter, list[Truth]()
    while base < HIGH - _MARGIN:
        rows.append(_row(setting, round(base), chance))
        base += _PITCH * letter
    return worn(page, letter, dice), rows


def _row(setting: _Setting, base: int, chance: Random) -> Truth:
    if chance.random() < _NOTES:
        by_hand = chance.random() < 0.6
        draw = _write if by_hand else chance.choice((_print, _stamp))
        draw(setting, _note(setting, chance), base, _left(chance), chance)
        return Truth(base, None, by_hand)
    if chance.random() < 0.4:
        draw = _stamp if chance.random() < 0.4 else _print
        draw(setting, setting.corpus.piece(chance, chance.randint(4, 50)), base, _MARGIN, chance)
        return Truth(base, None, by_hand=False)
    return chance.choice((_number_row, _date_row))(setting, base, chance)


def _number_row(setting: _Setting, base: int, chance: Random) -> Truth:
    agency = "".join(chance.choices(_ABBREVIATIONS, k=2))
    code = f"{chance.randint(1, 99):04}" + chance.choice(("", f".{chance.randint(1, 19)}"))
    circular = chance.choice(("", "", "ว", "ว "))
    label = f"ที่ {agency} {_figures(setting, code)}/"
    filled = _figures(setting, str(chance.randint(1, chance.choice((99, 999, 9999)))))
    if circular and chance.random() < 0.5:
        label += circular.strip()
    else:
        filled = circular + filled
    at = _print(setting, label, base, _MARGIN, chance)
    return _fill(setting, filled, base, at + chance.uniform(0.1, 1.4) * setting.letter, chance)


def _date_row(setting: _Setting, base: int, chance: Random) -> Truth:
    left = _left(chance)
    label = chance.choice(("", "", "วันที่ "))
    at = _print(setting, label, base, left, chance) + 0.6 * setting.letter if label else left
    truth = _fill(setting, _figures(setting, str(chance.randint(1, 31))), base, at, chance)
    end = truth.filled[1] if truth.filled else at
    _print(setting, _month(setting, chance), base, end + chance.uniform(0.5, 2) * setting.letter, chance)
    return truth


def _fill(setting: _Setting, text: str, base: int, at: float, chance: Random) -> Truth:
    by_hand = chance.random() < _BY_HAND
    end = (_write if by_hand else _print_later)(setting, text, base, at, chance)
    return Truth(base, (at, end), by_hand)


def _print_later(setting: _Setting, text: str, base: int, at: float, chance: Random) -> float:
    same = chance.random() < _SAME_FACE
    return _print(setting, text, base, at, chance, face=None if same else setting.other)


def _print(
    setting: _Setting, text: str, base: int, at: float, chance: Random, *, face: Typeface | None = None
) -> float:
    line = print_line(text, face or setting.face, setting.letter, chance)
    return _put(setting.page, line.image, round(base - line.base), at)


def _stamp(setting: _Setting, text: str, base: int, at: float, chance: Random) -> float:
    """Print in another face and size, and worse than its page: a rubber stamp (ตรายาง), or a large head."""
    letter = setting.letter * chance.choice((0.8, 0.9, 1.0, 1.0, 1.1, 1.3, 1.7))
    line = print_line(text, setting.other, letter, chance)
    dice = np.random.default_rng(chance.getrandbits(32))
    image = worn(line.image, letter, dice)
    paper = float(np.percentile(image, 70))
    ink = np.clip((paper * 0.9 - image) / max(1.0, paper * 0.9 - float(image.min())), 0, 1)
    image = np.asarray(255 * (1 - ink * _pressed(image.shape, letter, dice)), dtype=np.uint8)
    return _put(setting.page, image, round(base - line.base), at)


def _pressed(shape: tuple[int, ...], letter: float, dice: Chance) -> Grey:
    """Say how well each place of a stamp was pressed, 0 to 1."""
    height, width = shape[:2]
    grain = float(dice.uniform(0.15, 1.5)) * letter
    small = dice.standard_normal((int(height / grain) + 2, int(width / grain) + 2)).astype(np.float32)
    blotches = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(1 - dice.uniform(0, 0.5) * np.abs(blotches), 0, 1), dtype=np.float32)


def _write(setting: _Setting, text: str, base: int, at: float, chance: Random) -> float:
    image, foot = write(text, setting.hand, setting.letter * chance.uniform(0.85, 1.3), chance)
    grey = np.maximum(image, np.uint8(chance.choice((0, 0, 30, 90))))
    return _put(setting.page, np.where(image == 255, np.uint8(255), grey), base - foot, at)


def _put(page: Pixels, image: Pixels, top: int, left: float) -> float:
    """Lay the ink of a picture on the page; give where it ends."""
    columns = np.flatnonzero((image < _INK).any(axis=0))
    if not columns.size:
        return left
    image, start = image[:, columns[0] : columns[-1] + 1], round(left)
    up = max(0, -top)
    part = page[max(0, top) : top + image.shape[0], start : start + image.shape[1]]
    np.minimum(part, image[up : up + part.shape[0], : part.shape[1]], out=part)
    return float(start + image.shape[1])


def _figures(setting: _Setting, text: str) -> str:
    return to_thai(text) if setting.thai else text


def _month(setting: _Setting, chance: Random) -> str:
    month = chance.choice(MONTHS if chance.random() < 0.8 else SHORT_MONTHS)
    return f"{month} {_figures(setting, str(chance.randint(2548, 2572)))}"


def _note(setting: _Setting, chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(_NOTES_WRITTEN)
    day = _figures(setting, str(chance.randint(1, 31)))
    short = chance.choice(SHORT_MONTHS)
    return f"{day} {short} {_figures(setting, str(chance.randint(48, 72)))}"


def _left(chance: Random) -> float:
    return chance.uniform(_MARGIN, WIDE / 2)
