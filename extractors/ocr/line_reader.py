"""Read found lines with Tesseract: one picture a line, all in one call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
from pytesseract.pytesseract import run_tesseract

from extractors.assemble import Fragment, Line
from extractors.base import Box
from extractors.ocr.found import Found, FoundLine
from extractors.ocr.prepare import DPI
from extractors.ocr.tesseract import LANGUAGES
