"""A font for Thai on drawings, where the machine has one (แบบอักษรไทยในเครื่อง)."""

from __future__ import annotations

from PIL import ImageFont, features

# Debian's fonts-thai-tlwg, Noto, those of Windows and of macOS; looked up where the system keeps fonts
_FILES = (
    "Loma.ttf",
    "Laksaman.ttf",
    "Garuda.ttf",
    "NotoSansThai-Regular.ttf",
    "LeelawUI.ttf",
    "tahoma.ttf",
    "Thonburi.ttc",
)

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def thai_font(size: int) -> ImageFont.FreeTypeFont | None:
    """Give a font that sets Thai with its marks in their places; None where there is none.

    :param size: in pixels.
    """
    if not features.check("raqm"):
        return None
    for file in _FILES:
        try:
            return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.RAQM)
        except OSError:
            continue
    return None


def plain_font(size: int) -> Font:
    """Give Pillow's own font, for numbers and Latin letters.

    :param size: in pixels.
    """
    return ImageFont.load_default(size)
