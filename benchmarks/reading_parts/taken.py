"""An image file of a page, however it was taken, and where the page lies in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Taken:
    """An image file.

    :param matrix: 3 x 3, from pixels of the printed page to pixels of the image.
    """

    content: bytes
    suffix: str
    matrix: Matrix
