"""Page preparation: photos, copies, faxes and pages that lie wrong come out flat, level, dark on white."""

from __future__ import annotations

import time
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import LETTER, picture
from numpy.typing import NDArray
from PIL import Image
from rapidfuzz.distance import Levenshtein

import extractors
from extractors.base import Box, TooLarge
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.page import read_page
from extractors.ocr.placing import Pixels, Placement
from extractors.ocr.prepare.contrast import strength
from extractors.ocr.prepare.ink import Inks
from extractors.ocr.prepare.levelling import levelled
from extractors.ocr.prepare.light_ink import has_light_ink
from extractors.ocr.prepare.paper_sheet import find_outline
from extractors.ocr.prepare.prepare import prepare
from extractors.ocr.prepare.rims import without_borders
from extractors.ocr.prepare.scaling import at_reading_size, shrunk
from extractors.ocr.prepare.skew import lie
from extractors.ocr.prepare.white_paper import on_white
from extractors.ocr.tesseract.line_reader import read_lines
from extractors.resolution import dpi, evened

Points = NDArray[np.float64]
Colour = tuple[int, int, int]

WOOD, BLACK, BOARD = (150, 105, 65), (40, 38, 42), (140, 142, 146)
#: corners of the sheet in a picture of 1210 x 1613: top left, top right, bottom right, bottom left
ASLANT = np.array([[150.0, 120], [1050, 180], [1090, 1480], [90, 1430]])
SIZE = (1210, 1613)


def grey_page(lines: tuple[str, ...] = LETTER, resolution: int = 300) -> Pixels:
    return np.array(picture(lines, dpi=resolution).convert("L"), np.uint8)


def homography(page: Pixels, corners: Points) -> Points:
    height, width = page.shape[:2]
    start = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(start, corners.astype(np.float32)), np.float64)


def photographed(page: Pixels, corners: Points, desk: Colour, *, shadow: bool = True) -> Pixels:
    """Lay a page on a grained desk, under a lamp that falls off, with a soft shadow over both."""
    matrix = homography(page, corners)
    sheet = cv2.cvtColor(cv2.GaussianBlur(page, (0, 0), 1.2), cv2.COLOR_GRAY2RGB).astype(np.float32)
    seen = cv2.warpPerspective(40 + sheet * 0.78, matrix, SIZE)
    covered = cv2.warpPerspective(np.ones(page.shape[:2], np.float32), matrix, SIZE)[..., None]
    grain = np.random.default_rng(4).normal(0, 5, (SIZE[1], SIZE[0], 1)).astype(np.float32)
    scene = seen * covered + (np.array(desk, np.float32) + grain) * (1 - covered)
    light = np.linspace(1.0, 0.7, SIZE[0], dtype=np.float32)[None, :, None]
    dark = np.zeros((SIZE[1], SIZE[0]), np.float32)
    if shadow:
        cv2.ellipse(dark, (700, 1600), (330, 900), 8, 0, 360, (0.45,), -1)
    scene = scene * light * (1 - cv2.GaussianBlur(dark, (0, 0), 15)[..., None])
    return np.asarray(np.clip(scene, 0, 255), np.uint8)


def turned(page: Pixels, degrees: float) -> Pixels:
    """Turn a page counter-clockwise; the picture grows with it."""
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    corners = matrix @ np.array([[0, width, width, 0], [0, 0, height, height], [1, 1, 1, 1]])
    matrix[:, 2] -= corners.min(axis=1)
    across, down = np.ptp(corners, axis=1).astype(int).tolist()
    return np.asarray(cv2.warpAffine(page, matrix, (across, down), borderValue=(255,)), np.uint8)


def texts(found: Found) -> list[str]:
    return ["".join(" " * w.spaced + w.text for w in row).strip() for row in read_lines(found)]


def wrong(read: list[str], lines: tuple[str, ...] = LETTER) -> float:
    truth = "".join("".join(lines).split())
    return Levenshtein.distance(truth, "".join("".join(read).split())) / len(truth)


def rows_of(found: Found) -> int:
    return len(list(groupby(found.lines, key=lambda line: line.row)))


# --- places ---------------------------------------------------------------------------------------

SIDES = st.floats(-0.2, 0.2)


@given(st.lists(SIDES, min_size=8, max_size=8), st.floats(0, 600), st.floats(0, 800))
def test_a_place_in_a_flat_page_is_found_in_its_photo(moved: list[float], x: float, y: float) -> None:
    start = np.array([[0, 0], [600, 0], [600, 800], [0, 800]], np.float32)
    corners = (start + 600 * np.array(moved, np.float32).reshape(4, 2)).astype(np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(start, corners), np.float64)
    across, down = Placement(matrix).points([x], [y])
    expected = cv2.perspectiveTransform(np.array([[[x, y]]]), matrix).ravel()
    assert (float(across[0]), float(down[0])) == pytest.approx(tuple(expected), abs=1e-6)
    back = Placement(matrix).after(np.asarray(np.linalg.inv(matrix), np.float64)).points([x], [y])
    assert (float(back[0][0]), float(back[1][0])) == pytest.approx((x, y), abs=1e-6)


@given(st.lists(SIDES, min_size=8, max_size=8), st.floats(0, 500), st.floats(0, 700))
def test_a_box_in_a_photo_holds_all_of_the_box_in_the_flat_page(
    moved: list[float], left: float, top: float
) -> None:
    start = np.array([[0, 0], [600, 0], [600, 800], [0, 800]], np.float32)
    corners = (start + 600 * np.array(moved, np.float32).reshape(4, 2)).astype(np.float32)
    place = Placement(np.asarray(cv2.getPerspectiveTransform(start, corners), np.float64))
    box = place.box(Box(left, top, left + 90, top + 60))
    x, y = place.points(np.linspace(left, left + 90, 7), np.linspace(top, top + 60, 7))
    assert box.left - 1e-6 <= x.min() <= x.max() <= box.right + 1e-6
    assert box.top - 1e-6 <= y.min() <= y.max() <= box.bottom + 1e-6


# --- the sheet in a photo -------------------------------------------------------------------------


@pytest.mark.parametrize("desk", [WOOD, BLACK, BOARD])
@pytest.mark.parametrize("shadow", [False, True])
def test_the_edges_of_a_sheet_are_found_on_any_desk(desk: Colour, *, shadow: bool) -> None:
    photo = photographed(grey_page(resolution=150), ASLANT, desk, shadow=shadow)
    small = shrunk(photo, 640)
    outline = find_outline(small)
    assert outline is not None
    assert outline.whole
    assert outline.corners * (SIZE[1] / small.shape[0]) == pytest.approx(ASLANT, abs=8)


def test_a_corner_outside_the_picture_is_found_by_its_edges() -> None:
    corners = ASLANT + np.array([[-170.0, -30], [0, 0], [0, 0], [0, 0]])
    outline = find_outline(shrunk(photographed(grey_page(resolution=150), corners, WOOD), 640))
    assert outline is not None
    assert outline.whole
    assert outline.corners[0] * (SIZE[1] / 640) == pytest.approx(corners[0], abs=12)


def test_a_sheet_that_reaches_over_the_rim_is_freed_of_the_desk_and_not_warped() -> None:
    corners = np.array([[150.0, -300], [1060, -260], [1090, 1480], [110, 1430]])
    photo = photographed(grey_page(resolution=150), corners, BLACK, shadow=False)
    outline = find_outline(shrunk(photo, 640))
    assert outline is not None
    assert not outline.whole
    prepared = prepare(photo, 150).image
    assert prepared.shape[:2] == (2 * SIZE[1], 2 * SIZE[0])
    assert prepared[3100:, :200].min() > 100  # was desk


def ruled() -> Pixels:
    page = grey_page(resolution=100)
    cv2.rectangle(page, (60, 500), (760, 1100), (0,), 3)
    return page


def barred() -> Pixels:
    page = np.roll(grey_page(resolution=100), 150, axis=0)
    page[40:110] = 90  # a grey bar over the head of the letter, white paper above it
    return page


def headed() -> Pixels:
    page = np.roll(np.asarray(picture(dpi=100).convert("RGB"), np.uint8), -60, axis=0)
    page[:190, :, 2] = page[:190, :, 2] // 3  # its first lines stand on a yellow band
    return page


@pytest.mark.parametrize("made", [ruled, barred, headed, lambda: grey_page(resolution=100)])
def test_on_a_scan_there_is_no_desk(made: object) -> None:
    assert callable(made)
    assert find_outline(shrunk(made(), 640)) is None


def test_a_page_that_is_fine_is_left_as_it_is() -> None:
    page = np.asarray(picture(dpi=300).convert("RGB"), np.uint8)
    prepared = prepare(page, 300)
    assert np.array_equal(prepared.image, page)
    assert prepared.placement.matrix == pytest.approx(np.diag([0.24, 0.24, 1]))


def test_a_photo_is_read_and_its_words_stand_where_they_are_in_the_photo() -> None:
    page = grey_page()
    photo = photographed(page, ASLANT, WOOD)
    resolution = SIZE[1] / 11.69
    found = find_lines(photo, resolution)
    assert wrong(texts(found)) < 0.1
    first = np.argwhere(page[: int(1.35 * 300)] < 128)
    (top, left), (bottom, right) = first.min(axis=0), first.max(axis=0)
    corners = np.array([[[left, top]], [[right, top]], [[right, bottom]], [[left, bottom]]], np.float64)
    place = cv2.perspectiveTransform(corners, homography(page, ASLANT)).reshape(4, 2) * 72 / resolution
    box = found.lines[0].box
    assert (box.left, box.top) == pytest.approx(tuple(place.min(axis=0)), abs=6)
    assert (box.right, box.bottom) == pytest.approx(tuple(place.max(axis=0)), abs=6)


# --- how a page lies ------------------------------------------------------------------------------


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("degrees", [-11.0, 0.0, 4.0])
def test_which_way_the_lines_run_and_how_much_askew(turns: int, degrees: float) -> None:
    askew = turned(grey_page(resolution=150), degrees)
    how = lie(np.ascontiguousarray(np.rot90(askew, turns) < 128).astype(np.uint8))
    assert how.runs_down == (turns % 2 == 1)
    assert how.degrees == pytest.approx(-degrees, abs=0.15)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lies_wrong_shows_it_by_its_marks(turns: int) -> None:
    page = grey_page()
    upright, lying = (find_lines(np.ascontiguousarray(np.rot90(page, n)), 300) for n in (0, turns))
    assert upright.is_upright
    assert lying.is_upright
    assert rows_of(lying) == rows_of(upright)
    width, height = (side * 72 / 300 for side in (page.shape[1], page.shape[0]))
    first, moved = upright.lines[0].box, lying.lines[0].box
    expected = {
        1: (first.top, width - first.right),
        2: (width - first.right, height - first.bottom),
        3: (height - first.bottom, first.left),
    }
    assert (moved.left, moved.top) == pytest.approx(expected[turns], abs=2)


def test_no_corner_is_lost_when_a_page_is_straightened() -> None:
    page = grey_page()
    ink = np.argwhere(grey_page(("มุม",)) < 128)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
    word = grey_page(("มุม",))[top:bottom, left:right]
    height, width = word.shape
    for rows in (slice(4, 4 + height), slice(-4 - height, -4)):
        for columns in (slice(4, 4 + width), slice(-4 - width, -4)):
            page[rows, columns] = word
    askew = turned(page, 6)
    inks, placement = levelled(Inks(askew), Placement(np.eye(3)))
    assert (255.0 - inks.black).sum() == pytest.approx((255.0 - askew).sum(), rel=0.01)
    x, y = placement.points([0, inks.black.shape[1]], [0, 0])  # the head of the level page, on the page askew
    assert np.degrees(np.arctan2(y[1] - y[0], x[1] - x[0])) == pytest.approx(-6, abs=0.1)


def test_lines_that_run_together_are_made_parallel() -> None:
    page = grey_page(tuple(f"{line}  {line[:12]}" for line in LETTER * 2))
    height, width = page.shape
    aslant = np.array(
        [[0, 0.06 * height], [width, -0.05 * height], [width, 1.06 * height], [0, 0.95 * height]]
    )
    seen = cv2.warpPerspective(page, homography(page, aslant), (width, height), borderValue=(255,))
    found = find_lines(np.asarray(seen, np.uint8), 300)
    assert rows_of(found) == 2 * len(LETTER)
    slopes = []
    for line in found.lines:
        base = line.how.chain.base_at(np.array([line.how.chain.left, line.how.chain.right]))
        slopes.append((base[1] - base[0]) / (line.how.chain.right - line.how.chain.left))
    assert max(slopes) - min(slopes) < 0.01
    assert found.lines[0].box.right > 0.4 * width * 72 / 300


# --- light, ink, borders --------------------------------------------------------------------------


def test_shadows_go_and_print_stays() -> None:
    page = np.asarray(picture(dpi=300).convert("RGB"), np.uint8)
    height, width = page.shape[:2]
    dark = np.zeros((height, width), np.float32)
    cv2.ellipse(dark, (1300, 3300), (700, 2600), 10, 0, 360, (0.5,), -1)
    cv2.line(dark, (500, 900), (700, 300), (0.5,), 130)
    light = 1 - cv2.GaussianBlur(dark, (0, 0), 12)
    lit = (page * light[..., None] * np.array([1, 0.9, 0.7])).astype(np.uint8)
    for channel in on_white(lit):
        paper = channel[page[..., 0] == 255]
        assert np.percentile(paper, 1) > 190
        assert np.percentile(channel[page[..., 0] < 40], 95) < 110


def test_faint_print_is_found_and_a_blank_page_stays_blank() -> None:
    page = grey_page()
    noise = np.random.default_rng(3).normal(0, 3, page.shape)
    faint = np.clip(195 + page * (40 / 255) + noise, 0, 255).astype(np.uint8)
    assert strength(on_white(page)[0]) == 1
    assert rows_of(find_lines(faint, 300)) == rows_of(find_lines(page, 300))
    blank = np.clip(235 + noise, 0, 255).astype(np.uint8)
    assert find_lines(blank, 300).lines == ()


def test_light_letters_on_a_dark_page_are_read() -> None:
    page = grey_page()
    dark = np.asarray(np.clip(30 + (255 - page.astype(np.int16)) * 200 // 255, 0, 255), np.uint8)
    assert rows_of(find_lines(dark, 300)) == rows_of(find_lines(page, 300))
    assert not has_light_ink(shrunk(page, 1000))
    night = photographed(grey_page(resolution=150), ASLANT * 0.4 + 300, BLACK)
    assert not has_light_ink(shrunk(night, 1000))


def test_black_borders_go_and_letters_near_them_stay() -> None:
    page = grey_page()
    bordered = page.copy()
    bordered[:, :90] = bordered[-70:] = 12
    bordered[:, 150:160] = 0  # a ruled line is no border
    cleared = without_borders(bordered)
    assert cleared[:, :80].min() > 200
    assert cleared[-60:].min() > 200
    assert np.array_equal(cleared[100:-120, 130:], bordered[100:-120, 130:])
    assert find_lines(np.full((3000, 2000), 5, np.uint8), 300).lines == ()


def test_print_that_shows_through_from_the_back_is_not_read() -> None:
    page = grey_page()
    back = cv2.GaussianBlur(np.roll(page[:, ::-1], 60, axis=0), (0, 0), 2.5)
    seen = np.asarray(page * (1 - 0.25 * (1 - back / 255.0)) * 0.94, np.uint8)
    assert rows_of(find_lines(seen, 300)) == rows_of(find_lines(page, 300))


def test_punch_holes_are_no_lines() -> None:
    page = grey_page()
    for middle in (1200, 2150):
        cv2.circle(page, (140, middle), 36, (50,), -1)
    assert rows_of(find_lines(page, 300)) == len(LETTER)


# --- files ----------------------------------------------------------------------------------------


def test_oblong_pixels_of_a_fax_are_made_square(tmp_path: Path) -> None:
    sheet = picture(dpi=300)
    fax = sheet.resize((1687, 1146), Image.Resampling.BOX).point(lambda level: 255 * (level > 190))
    file = tmp_path / "fax.tif"
    fax.convert("1").save(file, dpi=(204, 98), compression="group4")
    with Image.open(file) as image:
        assert dpi(evened(image)) == 204
        assert evened(image).size == (1687, 2386)
    (page,) = extractors.extract(file).pages
    assert (page.width, page.height) == pytest.approx((595, 842), abs=2)
    assert wrong(page.text.splitlines()) < 0.15


@pytest.mark.parametrize("resolution", [100, 150, 400, 600])
def test_a_page_is_found_at_every_resolution(tmp_path: Path, resolution: int) -> None:
    file = tmp_path / "scan.jpg"
    picture(dpi=resolution).save(file, dpi=(resolution, resolution), quality=80)
    with Image.open(file) as image:
        ready = np.asarray(evened(image).convert("L"), np.uint8)
        found = find_lines(ready, dpi(evened(image)))
    assert rows_of(found) == len(LETTER)
    assert found.lines[0].box.left == pytest.approx(0.9 * 72, abs=4)


@pytest.mark.parametrize("shape", [(1, 1), (16, 16), (16, 700), (2000, 90), (90, 90, 3)])
def test_pictures_without_a_page_are_blank_or_no_page(shape: tuple[int, ...]) -> None:
    noise = np.random.default_rng(1).integers(0, 255, shape, np.uint8)
    page = read_page(1, Image.fromarray(noise), 300, "test")
    assert (page.number, page.source) == (1, "ocr")
    assert page.failed or page.confidence < 0.8


@given(st.integers(1, 3000), st.integers(1, 3000), st.floats(1e-4, 5000))
def test_no_picture_is_enlarged_beyond_what_can_be_held(width: int, height: int, resolution: float) -> None:
    scaled, scale = at_reading_size(np.zeros((height, width), np.uint8), resolution)
    assert scaled.size <= 25_100_000
    assert scaled.shape == pytest.approx((height * scale, width * scale), abs=1)


def test_a_picture_of_400_million_pixels_and_a_thousand_pages_are_refused_at_once(tmp_path: Path) -> None:
    huge, many = tmp_path / "huge.png", tmp_path / "many.tif"
    Image.new("1", (20_000, 20_000)).save(huge)
    sheet = Image.new("1", (64, 64), 1)
    sheet.save(many, save_all=True, append_images=[sheet] * 999, compression="group4")
    for file in (huge, many):
        start = time.process_time()
        with pytest.raises(TooLarge, match="ใหญ่เกินกำหนด"):
            extractors.extract(file)
        assert time.process_time() - start < 5
