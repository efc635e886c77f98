"""The trained model as a file for onnxruntime, its alphabet, and the state to go on from (ส่งออกโมเดล)."""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from extractors.ocr.recogniser.picture import HEIGHT
from training.alphabet import ALPHABET
from training.checkpoint import Run, save
from training.model import Recogniser

MODEL, LETTERS, STATE = "recogniser.onnx", "alphabet.txt", "state.pt"
_OPSET = 17
_WIDTHS = (64, 332, 1080)  # a word, half a line, a line of a whole page
_CLOSE = 2e-3  # of a probability
_RUNS = 7


class _Likely(nn.Module):
    """The recogniser with the soft maximum: what it gives are probabilities."""

    def __init__(self, model: Recogniser) -> None:
        super().__init__()
        self.model = model

    def forward(self, ink: Tensor) -> Tensor:
        likely: Tensor = self.model(ink).softmax(-1)
        return likely


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what it is worth.

    :param apart: largest difference of a probability between onnxruntime and PyTorch.
    :param milliseconds: for each width in pixels, to read one line on one thread.
    """

    size: int
    apart: float
    milliseconds: dict[int, float]


def export(run: Run, folder: Path) -> Exported:
    """Write the model of a run's mean weights, its alphabet and its state into a folder, and compare.

    The model takes ``ink`` (lines x 1 x 48 x width, 0 paper to 1 ink, the width in whole steps of 4) and
    gives ``likely`` (lines x steps x 1 + characters): probabilities, the first one CTC's blank, then the
    alphabet's characters in their order.

    :raises ValueError: onnxruntime does not give what PyTorch gives.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = _Likely(run.mean).eval()
    path = folder / MODEL
    _write(model, path)
    (folder / LETTERS).write_text(ALPHABET, encoding="utf-8")
    save(run, folder / STATE, small=True)
    session = _session(path)
    inks = {
        width: np.random.default_rng(width).random((1, 1, HEIGHT, width), np.float32) for width in _WIDTHS
    }
    apart = max(_apart(model, session, ink) for ink in inks.values())
    if apart > _CLOSE:
        raise ValueError(f"onnxruntime and PyTorch differ by {apart:.4f} of a probability")
    return Exported(
        path.stat().st_size, apart, {width: _milliseconds(session, ink) for width, ink in inks.items()}
    )


def _write(model: nn.Module, path: Path) -> None:
    example = torch.zeros(1, 1, HEIGHT, _WIDTHS[0])
    axes = {"ink": {0: "lines", 3: "width"}, "likely": {0: "lines", 1: "steps"}}
    with warnings.catch_warnings():
        # the older exporter needs no further package; of each LSTM it warns that batches may differ
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, (example,), str(path), input_names=["ink"], output_names=["likely"], dynamic_axes=axes,
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _apart(model: nn.Module, session: onnxruntime.InferenceSession, ink: np.ndarray) -> float:
    with torch.inference_mode():
        wanted = model(torch.from_numpy(ink)).numpy()
    (given,) = session.run(None, {"ink": ink})
    return float(np.abs(wanted - given).max())


def _milliseconds(session: onnxruntime.InferenceSession, ink: np.ndarray) -> float:
    """Time the quickest of some runs: what other processes take does not count."""
    taken = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        session.run(None, {"ink": ink})
        taken.append(time.perf_counter() - start)
    return round(1000 * min(taken), 1)
