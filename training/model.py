"""The recogniser: a small convolutional trunk, two bidirectional LSTM layers, CTC (ตัวอ่านบรรทัด).

Ink of a line, lines x 1 x 48 x width -> scores of each character, lines x width / 4 x characters.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from extractors.ocr.recogniser.picture import HEIGHT
from training.alphabet import ALPHABET, BLANK

#: pixels across for one step of the output
STEP = 4
_ROWS = HEIGHT // 16
_WIDE, _FEATURES, _HIDDEN = 128, 160, 128


def _convolution(inputs: int, outputs: int, stride: tuple[int, int] = (1, 1)) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Recogniser(nn.Module):
    """The model; its weights are all that is learnt."""

    def __init__(self) -> None:
        super().__init__()
        # four pixels as four channels: half the work of a convolution over single pixels, nothing lost
        self.trunk = nn.Sequential(
            nn.PixelUnshuffle(2),
            _convolution(4, 32),
            _convolution(32, 96, (2, 2)),
            _convolution(96, 96),
            _convolution(96, _WIDE, (2, 1)),
            _convolution(_WIDE, _WIDE),
            nn.MaxPool2d((2, 1)),
        )
        self.features = nn.Linear(_WIDE * _ROWS, _FEATURES)
        self.context = nn.LSTM(_FEATURES, _HIDDEN, 2, bidirectional=True, batch_first=True)
        self.scores = nn.Linear(2 * _HIDDEN, len(ALPHABET) + 1)

    def forward(self, ink: Tensor) -> Tensor:
        """Give the scores, before the soft maximum."""
        seen = self.trunk(ink).permute(0, 3, 1, 2).flatten(2)
        context, _ = self.context(torch.relu(self.features(seen)))
        scores: Tensor = self.scores(context)
        return scores


def best_labels(scores: Tensor) -> list[list[int]]:
    """Read the likeliest label of each step, those of one stroke once (CTC's plain decoding).

    :param scores: lines x steps x characters.
    """
    rows = scores.argmax(-1)
    changed = torch.ones_like(rows, dtype=torch.bool)
    changed[:, 1:] = rows[:, 1:] != rows[:, :-1]
    return [row[kept & (row != BLANK)].tolist() for row, kept in zip(rows, changed, strict=True)]
