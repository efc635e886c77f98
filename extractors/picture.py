"""The picture of one page of a file, as it is read by OCR."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a PDF with text must not wait for Pillow
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels.

    :param dpi: pixels an inch, across and down.
    """

    image: Image.Image
    dpi: float
