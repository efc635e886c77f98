"""Fetch openly licensed Thai fonts (SIL Open Font License) from the npm registry by its own client."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from training.fonts import PACKAGES
from training.places import FONTS

_VERSION = "5.3.0"
_OTHER_VERSIONS = {
    "@fontsource/athiti": "5.2.8",
    "@fontsource/k2d": "5.2.8",
    "@fontsource/kodchasan": "5.2.8",
    "@fontsource/koh-santepheap": "5.2.8",
    "@fontsource/krub": "5.2.7",
}
_WANTED = ("*-thai-[467]00-normal.woff", "*-latin-[467]00-normal.woff")
_SECONDS = 300


def fetch_fonts() -> int:
    """Put the fonts under ``training/runs/fonts``, and tell how many files.

    :raises FileNotFoundError: npm is not installed.
    :raises subprocess.CalledProcessError: npm could not fetch them; it has said why.
    """
    FONTS.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed: on Debian, apt-get install npm")
    names = [f"{name}@{_OTHER_VERSIONS.get(name, _VERSION)}" for name in PACKAGES]
    with TemporaryDirectory(prefix="kasian-fonts-") as folder:
        command = [npm, "install", "--silent", "--no-audit", "--ignore-scripts", "--prefix", folder, *names]
        subprocess.run(command, check=True, timeout=_SECONDS)  # noqa: S603 - npm, with names from above
        files = {
            file for form in _WANTED for file in Path(folder).glob(f"node_modules/@fontsource/*/files/{form}")
        }
        for file in sorted(files):
            shutil.copy(file, FONTS / file.name)
    return len(files)
