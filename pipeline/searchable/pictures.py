"""A picture as a PDF keeps it: a JPEG as it is, any other without loss, unless it had its loss already."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.ExifTags import Base
from pypdf import Transformation
from pypdf.generic import DictionaryObject, NumberObject, PdfObject, StreamObject

from pipeline.searchable.pdf_objects import dictionary, name, stream

_JPEG = frozenset({"JPEG", "MPO"})
#: without loss, what has these formats would be ten times as large
_LOSSY = frozenset({*_JPEG, "HEIF", "AVIF", "WEBP"})
_QUALITY = 92
#: PNG's filter of a row that holds the differences from the row above (PDF: predictor 12)
_UP, _UP_PREDICTOR = 2, 12

#: how EXIF tells that a picture is seen: from the unit square as stored to the one as seen (Exif 2.3, 4.6.4)
_TURNS: dict[int, tuple[float, float, float, float, float, float]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def picture_of(file: Path, seen: Image.Image) -> tuple[StreamObject, Transformation]:
    """Give a page of a picture file, and how it is turned within the unit square that PDF draws it in.

    :param seen: the page, decoded, the right way up.
    """
    with Image.open(file) as image:
        if image.format in _JPEG and image.mode in {"L", "RGB"}:
            turn = _TURNS.get(image.getexif().get(Base.Orientation, 1), _TURNS[1])
            return _jpeg(file.read_bytes(), image), Transformation(turn)
        lossy = image.format in _LOSSY
    return encoded(seen, lossy=lossy), Transformation()


def encoded(image: Image.Image, *, lossy: bool = False) -> StreamObject:
    """Write the pixels of a picture; where they are few colours or must not change, without loss."""
    plain = _plain(image)
    if plain.mode == "1":
        return stream(plain.tobytes(), _head(plain))
    if not lossy:
        return _lossless(plain)
    out = BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY)
    return _jpeg(out.getvalue(), plain)


def _plain(image: Image.Image) -> Image.Image:
    """Give a picture in black and white, grey or colour; what is see-through is paper."""
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return image if image.mode in {"1", "L", "RGB"} else image.convert("RGB")


def _jpeg(data: bytes, image: Image.Image) -> StreamObject:
    return stream(data, _head(image, Filter=name("DCTDecode")))


def _lossless(image: Image.Image) -> StreamObject:
    rows = np.asarray(image).reshape(image.height, -1)
    filtered = np.full((image.height, rows.shape[1] + 1), _UP, dtype=np.uint8)
    filtered[:, 1:] = rows
    filtered[1:, 1:] -= rows[:-1]
    how = dictionary(
        Predictor=NumberObject(_UP_PREDICTOR),
        Colors=NumberObject(len(image.getbands())),
        Columns=NumberObject(image.width),
    )
    return stream(filtered.tobytes(), _head(image, DecodeParms=how))


def _head(image: Image.Image, **how: PdfObject) -> DictionaryObject:
    """Describe the pixels.

    :param how: they are encoded.
    """
    return dictionary(
        Type=name("XObject"),
        Subtype=name("Image"),
        Width=NumberObject(image.width),
        Height=NumberObject(image.height),
        ColorSpace=name("DeviceRGB" if image.mode == "RGB" else "DeviceGray"),
        BitsPerComponent=NumberObject(1 if image.mode == "1" else 8),
        **how,
    )
