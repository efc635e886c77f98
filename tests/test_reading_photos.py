"""The benchmark's photos, faxes and copies: the same chance, the same file; the page lies where it says."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import cv2
import numpy as np
import pytest
from made_files import picture
from PIL import Image

from benchmarks.reading_parts.copies import copy, fax
from benchmarks.reading_parts.photos import photo
from benchmarks.reading_parts.taken import Taken
from extractors.ocr.prepare.paper_sheet import find_outline
from extractors.ocr.prepare.scaling import shrunk

Way = Callable[[Image.Image, np.random.Generator], Taken]


@pytest.mark.parametrize("way", [photo, fax, copy])
def test_the_same_chance_gives_the_same_file(way: Way) -> None:
    page = picture(dpi=100)
    first, again = (way(page, np.random.default_rng(5)) for _ in range(2))
    assert first.content == again.content
    assert first.content != way(page, np.random.default_rng(6)).content


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_of_the_sheet_is_in_the_photo_and_its_edges_are_found(seed: int) -> None:
    page = picture(dpi=150)
    taken = photo(page, np.random.default_rng(seed))
    with Image.open(BytesIO(taken.content)) as image:
        seen = np.asarray(image, np.uint8)
    width, height = page.size
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float64)
    place = cv2.perspectiveTransform(corners, taken.matrix).reshape(4, 2)
    assert ((place >= 0) & (place <= seen.shape[1::-1])).all()
    small = shrunk(seen, 640)
    outline = find_outline(small)
    assert outline is not None
    assert outline.corners * (max(seen.shape) / 640) == pytest.approx(place, abs=0.008 * max(seen.shape))


@pytest.mark.parametrize("way", [fax, copy])
def test_ink_stands_where_the_matrix_says(way: Way) -> None:
    page = Image.new("L", (2480, 3508), 255)
    page.paste(0, (600, 800, 700, 900))
    taken = way(page, np.random.default_rng(3))
    with Image.open(BytesIO(taken.content)) as image:
        assert image.mode == "1"
        seen = np.asarray(image, np.bool_)
    x, y = np.rint(cv2.perspectiveTransform(np.array([[[650.0, 850.0]]]), taken.matrix)).ravel().astype(int)
    assert not seen[y - 5 : y + 6, x - 5 : x + 6].any()
