"""Where a page as it is seen lies in the units of its PDF."""

from __future__ import annotations

from pypdf import PageObject, Transformation

from extractors.base import POINTS_PER_INCH
from extractors.picture import Picture


def paper_size(picture: Picture) -> tuple[float, float]:
    """Give width and height of what a picture shows, in points."""
    width, height = (side * POINTS_PER_INCH / picture.dpi for side in picture.image.size)
    return width, height


def seen_to_pdf(page: PageObject, width: float, height: float) -> Transformation:
    """Map points from the top left corner of a page, as it is seen, to the units of its PDF.

    :param width, height: of the page as it is seen, in points.
    """
    to_square = Transformation((1 / width, 0, 0, -1 / height, 0, 1))
    return to_square.transform(square_to_pdf(page))


def square_to_pdf(page: PageObject) -> Transformation:
    """Map the unit square to a page: its lower left corner to that of the page as it is seen."""
    (left, right), (bottom, top) = _seen_part(page, 0), _seen_part(page, 1)
    across, up = right - left, top - bottom
    return Transformation(
        {
            0: (across, 0, 0, up, left, bottom),
            90: (0, up, -across, 0, right, bottom),
            180: (-across, 0, 0, -up, right, top),
            270: (0, -up, across, 0, left, top),
        }[page.rotation]
    )


def _seen_part(page: PageObject, axis: int) -> tuple[float, float]:
    """Give what is seen of an axis (0 or 1): the crop box, as far as there is paper."""
    crop_low, crop_high = sorted(float(side) for side in page.cropbox[axis::2])
    low, high = sorted(float(side) for side in page.mediabox[axis::2])
    seen = max(low, crop_low), min(high, crop_high)
    return seen if seen[0] < seen[1] else (low, high)
