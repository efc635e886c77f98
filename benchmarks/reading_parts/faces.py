"""The fonts that letters are rendered in (แบบอักษร): beside the checkout, and Debian's fonts-thai-tlwg."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

SHARED_FONTS = Path(__file__).resolve().parents[3] / "shared" / "fonts"
# family, regular, bold; a bare name is looked up among the fonts that are installed
_FAMILIES = (
    ("TH Sarabun PSK", "th_sarabun_psk/THSarabun.ttf", "th_sarabun_psk/THSarabun Bold.ttf"),
    ("TH Sarabun New", "th_sarabun_new_gpl/THSarabunNew.ttf", "th_sarabun_new_gpl/THSarabunNew Bold.ttf"),
    ("Laksaman", "Laksaman.ttf", "Laksaman-Bold.ttf"),
    ("Sarabun", "sarabun_ofl/Sarabun-Regular.ttf", "sarabun_ofl/Sarabun-Bold.ttf"),
    ("Norasi", "Norasi.ttf", "Norasi-Bold.ttf"),
    ("Garuda", "Garuda.ttf", "Garuda-Bold.ttf"),
    ("Kinnari", "Kinnari.ttf", "Kinnari-Bold.ttf"),
    ("Loma", "Loma.ttf", "Loma-Bold.ttf"),
    ("Umpush", "Umpush.ttf", "Umpush-Bold.ttf"),
    ("Waree", "Waree.ttf", "Waree-Bold.ttf"),
)
#: height of ก in TH Sarabun PSK, of its em: the other families are scaled to the same height
_KO_KAI = 0.4


@dataclass(frozen=True, slots=True)
class Face:
    """A family of fonts.

    :param scale: what a size in points is multiplied by to look as large as TH Sarabun PSK.
    """

    family: str
    regular: str
    bold: str
    scale: float

    def font(self, points: float, dpi: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """Load the font for a size in points of TH Sarabun PSK."""
        return _load(self.bold if bold else self.regular, round(points * self.scale * dpi / 72))


def installed_faces() -> tuple[Face, ...]:
    """Give the families that are here, in a fixed order."""
    found = (_face(family, *map(_place, files)) for family, *files in _FAMILIES)
    return tuple(face for face in found if face is not None)


def _place(file: str) -> str:
    return str(SHARED_FONTS / file) if "/" in file else file


def _face(family: str, regular: str, bold: str) -> Face | None:
    try:
        top = _load(regular, 1000).getbbox("ก", anchor="ls")[1]
        _load(bold, 1000)
    except OSError:
        return None
    return Face(family, regular, bold, _KO_KAI * 1000 / -top)


@lru_cache(maxsize=64)
def _load(file: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.RAQM)
