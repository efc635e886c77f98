"""The resolution of a picture (ความละเอียดของภาพ): what its file says, where that can be true."""

from __future__ import annotations

from PIL import Image, ImageFilter

_A4_LONG_SIDE = 11.69  # inch
# outside this a file's own word about its resolution is not to be believed (screens say 72, cameras 1)
_BELIEVABLE = (100, 1300)
# A fax has 204 dots an inch across and 98 or 196 down.
_FAX = (75, 420)
_FAX_RATIO = (1.2, 2.5)
_SMOOTH = ImageFilter.GaussianBlur(
    1
)  # the steps of its oblong dots; twice as many letters are wrong with them
#: what is this fine is held at half its size: a phone of 48 million pixels, a sheet scanned at 600 dpi
_FINE = 560


def dpi(image: Image.Image) -> float:
    """Give the resolution: as the file says, if believable, else as if the picture were an A4 sheet."""
    across, down = _said(image)
    low, high = _BELIEVABLE
    if low <= across <= high and abs(across - down) < 1:
        return across
    return max(image.size) / _A4_LONG_SIDE


def lightened(image: Image.Image) -> None:
    """Have a JPEG that is much finer than is read decoded at half its size, before it is loaded."""
    if image.format == "JPEG" and dpi(image) >= _FINE:
        across, down = _said(image)
        before = image.width
        image.draft(None, (image.width // 2, image.height // 2))
        times = before / image.width
        image.info["dpi"] = across / times, down / times


def evened(image: Image.Image) -> Image.Image:
    """Give a picture with square pixels, and no finer than is of use."""
    across, down = _said(image)
    low, high = sorted((across, down))
    if _FAX[0] <= low and high <= _FAX[1] and _FAX_RATIO[0] <= high / low <= _FAX_RATIO[1]:
        size = round(image.width * high / across), round(image.height * high / down)
        square = _toned(image).resize(size, Image.Resampling.BICUBIC).filter(_SMOOTH)
        return _with_dpi(square, high, high)
    if dpi(image) >= _FINE:
        return _with_dpi(_toned(image).reduce(2), across / 2, down / 2)
    return image


def _said(image: Image.Image) -> tuple[float, float]:
    across, down = image.info.get("dpi", (0, 0))
    return float(across), float(down)


def _with_dpi(image: Image.Image, across: float, down: float) -> Image.Image:
    image.info["dpi"] = (across, down)
    return image


def _toned(image: Image.Image) -> Image.Image:
    """Give a picture whose colours can be mixed."""
    modes = {"1": "L", "P": "RGBA" if "transparency" in image.info else "RGB"}
    return image.convert(modes.get(image.mode, image.mode))
