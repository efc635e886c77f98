"""The typefaces that training lines are printed in (แบบอักษร), and how often each is met.

Two families are held out: they are met neither in training nor in its validation of seen fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

from PIL import ImageFont

from training.alphabet import ALPHABET
from training.places import FONTS, SHARED

#: never trained on: a serif that is fetched, and a sans of Debian's fonts-thai-tlwg
HELD_OUT = ("trirong", "Umpush")
_INSTALLED = Path("/usr/share/fonts/truetype")
# A family beside the checkout -> its share; the other files of a family stand beside the first.
_SARABUN = {"th_sarabun_psk": 9.0, "th_sarabun_new_gpl": 8.0, "th_sarabun_it9": 6.0, "sarabun_ofl": 4.0}
_DRAWS_THAI_DIGITS = "th_sarabun_it9"
_DEBIAN = {
    "Laksaman": 5.0, "Norasi": 4.0, "Garuda": 4.0, "Loma": 3.0, "Waree": 2.0, "Sawasdee": 1.5,
    "TlwgTypo": 1.0, "TlwgTypewriter": 1.0, "TlwgTypist": 1.0, "TlwgMono": 1.0, "Purisa": 0.3,
    "Kinnari": 5.0, "Umpush": 1.0, "ArundinaSans": 1.0, "ArundinaSansMono": 0.3, "ArundinaSerif": 2.0,
}  # fmt: skip
# Fetched: their Thai and Latin letters are files of their own.
_FETCHED = {
    "noto-sans-thai": 1.5, "noto-sans-thai-looped": 2.0, "noto-serif-thai": 1.5, "ibm-plex-sans-thai": 1.0,
    "taviraj": 2.0, "bai-jamjuree": 1.0, "chakra-petch": 0.8, "k2d": 0.8, "anuphan": 0.6, "prompt": 0.6,
    "kanit": 0.5, "fahkwang": 0.4, "maitree": 2.0, "trirong": 1.0, "niramit": 1.5, "krub": 1.5,
    "kodchasan": 1.0, "ibm-plex-sans-thai-looped": 1.5, "pridi": 0.5, "athiti": 0.5, "koh-santepheap": 0.8,
}  # fmt: skip
_WEIGHTS = ("400", "600", "700")
_BOLD, _SLANTED = 0.4, 0.15
_PROBE = 40


@dataclass(frozen=True, slots=True)
class Typeface:
    """One cut of a family.

    :param thai, latin: font files; the same one where a file holds both.
    :param share: how often it is met, against the others.
    :param thai_digits: it draws Arabic digits as Thai ones.
    """

    family: str
    thai: str
    latin: str
    share: float
    thai_digits: bool = False

    def fonts(self, pixels: int) -> tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]:
        """Load the fonts at a size in pixels of the em."""
        return _load(self.thai, pixels), _load(self.latin, pixels)


def typefaces(*, held_out: bool = False) -> tuple[Typeface, ...]:
    """Give the cuts that are here, in a fixed order: those to train on, or those held out."""
    found = (*_beside(), *_debian(), *_fetched())
    return tuple(face for face in found if (face.family in HELD_OUT) == held_out)


def choose(chance: Random, faces: Sequence[Typeface]) -> Typeface:
    """Draw a typeface by its share."""
    return chance.choices(faces, [face.share for face in faces])[0]


@lru_cache(maxsize=1024)
def ko_kai(face: Typeface) -> float:
    """Give the height of ก, of the em: what the line finder calls a letter."""
    return -_load(face.thai, 1000).getbbox("ก", anchor="ls")[1] / 1000


@lru_cache(maxsize=1024)
def drawable(face: Typeface) -> frozenset[str]:
    """Give the characters that a typeface has a glyph for."""
    thai, latin = face.fonts(_PROBE)
    return frozenset(char for char in ALPHABET if _has(thai if is_thai(char) else latin, char))


def is_thai(char: str) -> bool:
    """Tell whether a character is of the Thai block."""
    return "฀" <= char <= "๛"


def _has(font: ImageFont.FreeTypeFont, char: str) -> bool:
    return char == " " or bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))


@lru_cache(maxsize=512)
def _load(file: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.RAQM)


def _share(name: str, share: float) -> float:
    """Of a family's share, what its bold or slanted cut gets."""
    share *= _BOLD if "bold" in name.lower() or name.endswith(("-600", "-700")) else 1.0
    return share * (_SLANTED if "italic" in name.lower() or "oblique" in name.lower() else 1.0)


def _beside() -> Iterator[Typeface]:
    for folder, share in _SARABUN.items():
        for file in sorted((SHARED / "fonts" / folder).glob("*.ttf")):
            yield Typeface(
                folder,
                str(file),
                str(file),
                _share(file.stem, share),
                thai_digits=folder == _DRAWS_THAI_DIGITS,
            )


def _debian() -> Iterator[Typeface]:
    for family, share in _DEBIAN.items():
        for file in sorted((*_INSTALLED.glob(f"*/{family}.ttf"), *_INSTALLED.glob(f"*/{family}-*.ttf"))):
            yield Typeface(family, str(file), str(file), _share(file.stem, share))


def _fetched() -> Iterator[Typeface]:
    for family, share in _FETCHED.items():
        for weight in _WEIGHTS:
            thai, latin = (FONTS / f"{family}-{part}-{weight}-normal.woff" for part in ("thai", "latin"))
            if thai.is_file() and latin.is_file():
                yield Typeface(family, str(thai), str(latin), _share(f"{family}-{weight}", share))


#: the packages to fetch
PACKAGES = tuple(f"@fontsource/{family}" for family in _FETCHED)
