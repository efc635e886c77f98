"""How the recogniser of lines is made: lines are true and come again, a run goes on exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr.lines.finder import find_lines
from extractors.ocr.recogniser.picture import HEIGHT, as_read
from thai.digits import THAI_DIGITS
from training.alphabet import ALPHABET, in_alphabet, labels, written
from training.bank import longest, read_samples, write_samples
from training.batches import REPEATS, arranged, batch_of, shards_of
from training.corpus import Corpus
from training.crop import cropped
from training.fonts import HELD_OUT, Typeface, drawable, typefaces
from training.ink import print_line
from training.line_maker import is_readable, make_line
from training.patterns import PATTERNS
from training.sheets import make_sheet
from training.writer import write_line

_TEXT = "ด้วยสำนักงานพัฒนาชุมชนอำเภอเขาดาว กำหนดจัดประชุมคณะกรรมการ ในวันที่ 14 มีนาคม 2567 ณ ห้องประชุม ขอเชิญท่านเข้าร่วม "
_CORPUS = Corpus((_TEXT * 4,), ("Zoom Meeting", "Smart Card"))


def _chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - lines to learn from, no secrets


def _faces() -> tuple[Typeface, ...]:
    faces = tuple(face for face in typefaces() if face.family in {"Norasi", "Laksaman", "Loma"})
    return faces or pytest.skip("Debian's fonts-thai-tlwg is not installed")


@given(st.text(st.sampled_from(ALPHABET)))
def test_labels_write_the_text_again(text: str) -> None:
    assert written(labels(text)) == text


@given(st.text())
def test_any_text_can_be_put_into_the_alphabet(text: str) -> None:
    assert set(in_alphabet(text)) <= set(ALPHABET)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.__name__)
def test_patterns_write_in_the_alphabet(pattern: Callable[[Random], str]) -> None:
    for seed in range(200):
        text = pattern(_chance(seed))
        assert text
        assert in_alphabet(text) == " ".join(text.split())


def test_every_digit_of_both_scripts_is_common() -> None:
    chance = _chance(1)
    met = Counter("".join(write_line(chance, _CORPUS, 110) for _ in range(1500)))
    for script in (THAI_DIGITS, "0123456789"):
        whole = sum(met[digit] for digit in script)
        assert all(met[digit] > 0.05 * whole for digit in script)


def test_held_out_families_are_never_trained_on() -> None:
    _faces()
    assert not {face.family for face in typefaces()} & set(HELD_OUT)
    # one of them is fetched, and so not everywhere
    assert {"Umpush"} <= {face.family for face in typefaces(held_out=True)} <= set(HELD_OUT)


def test_a_line_is_made_again_from_its_seed() -> None:
    faces = _faces()
    first, second, other = (make_line((7, nth), _CORPUS, faces, 40) for nth in (0, 0, 1))
    assert first.text == second.text
    assert np.array_equal(first.image, second.image)
    assert (first.text, first.image.shape) != (other.text, other.image.shape)


def test_lines_are_readable_and_say_what_their_font_can_draw() -> None:
    faces = _faces()
    made = [make_line((3, nth), _CORPUS, faces, 110) for nth in range(60)]
    assert all(sample.image.shape[0] == HEIGHT for sample in made)
    assert sum(map(is_readable, made)) >= 55
    assert set("".join(sample.text for sample in made)) <= frozenset().union(*map(drawable, faces))


def test_a_line_is_cut_as_the_line_finder_cuts_it() -> None:
    face = next(face for face in _faces() if face.family == "Laksaman")
    line = print_line(_TEXT[:60].strip(), face, 27, _chance(1))
    page = cv2.copyMakeBorder(line.image, 200, 200, 200, 200, cv2.BORDER_CONSTANT, value=(255,)).astype(
        np.uint8
    )
    (found,) = find_lines(page, 300).lines
    ours, theirs = cropped(line.image, line, np.random.default_rng(5)), as_read(found.image)
    assert abs(ours.shape[1] - theirs.shape[1]) < 0.1 * theirs.shape[1]
    down = [np.average(np.arange(HEIGHT), weights=(255.0 - image).sum(axis=1)) for image in (ours, theirs)]
    assert abs(down[0] - down[1]) < 2


def test_lines_of_a_sheet_say_what_was_printed() -> None:
    faces = _faces()
    lines = [line for nth in range(3) for line in make_sheet((5, nth), _CORPUS, faces, 60)]
    assert len(lines) >= 10
    # a character is neither as narrow nor as wide as this: a text would stand with the picture of another
    assert all(3 < line.image.shape[1] / len(line.text) < 60 for line in lines)
    again = [line for nth in range(3) for line in make_sheet((5, nth), _CORPUS, faces, 60)]
    assert [line.text for line in again] == [line.text for line in lines]


def test_a_shard_keeps_its_lines(tmp_path: Path) -> None:
    made = [make_line((1, nth), _CORPUS, _faces(), 20) for nth in range(5)]
    write_samples(tmp_path / "1.npz", made)
    read = read_samples(tmp_path / "1.npz")
    assert [sample.text for sample in read] == [sample.text for sample in made]
    assert all(np.array_equal(a.image, b.image) for a, b in zip(read, made, strict=True))


def test_each_line_is_met_in_so_many_windows_and_once_in_each() -> None:
    met = Counter(shard for window in range(20) for shard in shards_of(window))
    assert {met[shard] for shard in range(20 - REPEATS + 1)} == {REPEATS}
    made = [make_line((2, nth), _CORPUS, _faces(), 60) for nth in range(40)]
    batches = arranged(made, 1, 2)
    assert sorted(id(sample) for batch in batches for sample in batch) == sorted(map(id, made))
    assert [[id(s) for s in batch] for batch in arranged(made, 1, 2)] == [[id(s) for s in b] for b in batches]
    assert longest(0) < longest(1000)


def test_a_batch_holds_ink_on_empty_paper() -> None:
    made = [make_line((4, nth), _CORPUS, _faces(), 30) for nth in range(3)]
    batch = batch_of(made, (1, 2, 3))
    assert batch.ink.shape[:3] == (3, 1, HEIGHT)
    assert batch.ink.shape[3] % 4 == 0
    assert batch.ink.min() >= 0
    assert batch.ink.max() <= 1
    assert all(not batch.ink[nth, :, :, width:].any() for nth, width in enumerate(batch.widths))
    assert np.array_equal(batch.ink, batch_of(made, (1, 2, 3)).ink)


def test_plain_decoding_writes_a_stroke_once() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch, of the extra training, is not installed")
    from training.model import best_labels  # noqa: PLC0415 - needs PyTorch

    steps = torch.tensor([[0, 5, 5, 0, 5, 7, 7, 0]])
    assert best_labels(torch.nn.functional.one_hot(steps, 9).float()) == [[5, 5, 7]]


def test_a_run_goes_on_exactly_from_its_checkpoint(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch, of the extra training, is not installed")
    from training.checkpoint import load, new_run, save  # noqa: PLC0415 - needs PyTorch
    from training.learning import learn_from  # noqa: PLC0415 - the same

    batch = batch_of([make_line((6, nth), _CORPUS, _faces(), 12) for nth in range(2)])
    through, stopped = new_run(1, 10, 1e-3, 1e-3), new_run(1, 10, 1e-3, 1e-3)
    for run in (through, stopped):
        learn_from(run, batch)
    save(stopped, tmp_path / "whole.pt")
    save(stopped, tmp_path / "small.pt", small=True)
    on, small = (load(tmp_path / name, 1e-3, 1e-3) for name in ("whole.pt", "small.pt"))
    for run in (through, on, small):
        learn_from(run, batch)
    wanted, given, near = (run.model.state_dict()["scores.weight"] for run in (through, on, small))
    assert on.step == small.step == 2
    assert torch.equal(wanted, given)
    assert torch.allclose(wanted, near, atol=1e-4)
    assert (tmp_path / "small.pt").stat().st_size < 12_000_000


def test_the_exported_model_gives_what_pytorch_gives(tmp_path: Path) -> None:
    for name in ("torch", "onnx", "onnxruntime"):
        pytest.importorskip(name, reason=f"{name}, of the extra training, is not installed")
    from training.checkpoint import new_run  # noqa: PLC0415 - needs PyTorch
    from training.export import LETTERS, export  # noqa: PLC0415 - the same

    made = export(new_run(1, 10, 1e-3, 1e-3), tmp_path)
    assert made.apart < 1e-4
    assert made.size < 6_000_000
    assert (tmp_path / LETTERS).read_text(encoding="utf-8") == ALPHABET
