"""The model file and how it is run: pictures of lines -> how likely each character is at each step.

The model is made by ``training`` and run by onnxruntime on one thread: pages run side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels
from extractors.ocr.recogniser.picture import HEIGHT, STEP, as_read

#: steps x labels, each row adds up to 1; label 0 is CTC's blank, the others are those of the alphabet
Likely = NDArray[np.float32]

_FOLDER = Path(__file__).parent
_MODEL, _ALPHABET = _FOLDER / "recogniser.onnx", _FOLDER / "alphabet.txt"
# lines of like width are read together, so that the shorter are not filled up with much paper
_TOGETHER = 8


def is_there() -> bool:
    """Tell whether the model file is there."""
    return _MODEL.is_file()


@cache
def alphabet() -> str:
    """Give the characters of the model's labels from 1 on."""
    return _ALPHABET.read_text("utf-8")


def likelihoods(images: Sequence[Pixels]) -> list[Likely]:
    """Read pictures of lines, as the line finder makes them."""
    return likelihoods_of([as_read(image) for image in images])


def likelihoods_of(pictures: Sequence[Pixels]) -> list[Likely]:
    """Read pictures of lines that have the model's own size (``picture.as_read``)."""
    order = sorted(range(len(pictures)), key=lambda nth: pictures[nth].shape[1])
    found: dict[int, Likely] = {}
    for start in range(0, len(order), _TOGETHER):
        chosen = order[start : start + _TOGETHER]
        found.update(zip(chosen, _run([pictures[nth] for nth in chosen]), strict=True))
    return [found[nth] for nth in range(len(pictures))]


def _run(pictures: Sequence[Pixels]) -> list[Likely]:
    steps = [-(-picture.shape[1] // STEP) for picture in pictures]
    ink = np.zeros((len(pictures), 1, HEIGHT, STEP * max(steps)), np.float32)
    for nth, picture in enumerate(pictures):
        ink[nth, 0, :, : picture.shape[1]] = (255.0 - picture) / np.float32(255)
    (likely,) = _session().run(["likely"], {"ink": ink})
    return [np.asarray(rows[:count], dtype=np.float32) for rows, count in zip(likely, steps, strict=True)]


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(_MODEL), options, providers=["CPUExecutionProvider"])
