"""Fetch openly licensed Thai fonts (SIL Open Font License) from the npm registry by its own client."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from training.by_hand.pen import PACKAGES as WRITTEN
from training.fonts import PACKAGES
from training.places import FONTS, HAND_FONTS

_VERSION = "5.3.0"
_OTHER_VERSIONS = {
    "@fontsource/athiti": "5.2.8",
    "@fontsource/charm": "5.2.7",
    "@fontsource/charmonman": "5.2.7",
    "@fontsource/k2d": "5.2.8",
    "@fontsource/kodchasan": "5.2.8",
    "@fontsource/koh-santepheap": "5.2.8",
    "@fontsource/krub": "5.2.7",
    "@fontsource/mali": "5.2.8",
    "@fontsource/sriracha": "5.2.8",
}
_WANTED = ("*-thai-[467]00-normal.woff", "*-latin-[467]00-normal.woff")
_SECONDS = 300


def fetch_fonts() -> int:
    """Put the fonts under ``training/runs``, those that look written apart, and tell how many files.

    :raises FileNotFoundError: npm is not installed.
    :raises subprocess.CalledProcessError: npm could not fetch them; it has said why.
    """
    written = tuple(f"@fontsource/{family}" for family in WRITTEN)
    return _fetch(PACKAGES, FONTS) + _fetch(written, HAND_FONTS)


def _fetch(packages: Sequence[str], into: Path) -> int:
    into.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed: on Debian, apt-get install npm")
    names = [f"{name}@{_OTHER_VERSIONS.get(name, _VERSION)}" for name in packages]
    with TemporaryDirectory(prefix="kasian-fonts-") as folder:
        command = [npm, "install", "--silent", "--no-audit", "--ignore-scripts", "--prefix", folder, *names]
        subprocess.run(command, check=True, timeout=_SECONDS)  # noqa: S603 - npm, with names from above
        files = {
            file for form in _WANTED for file in Path(folder).glob(f"node_modules/@fontsource/*/files/{form}")
        }
        for file in sorted(files):
            shutil.copy(file, into / file.name)
    return len(files)
