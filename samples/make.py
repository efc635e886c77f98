"""Make the sample letters: each source in ``sources/`` gives its files in ``files/`` (สร้างหนังสือตัวอย่าง).

Run from the repository's root::

    python -m samples.make              all files; needs LibreOffice and the font Laksaman
    python -m samples.make --docx       the DOCX alone; needs neither
    python -m samples.make --text       nothing is written: the text of each letter as JSON
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

from samples.compose import compose
from samples.docx_writer import STAND_IN, write_docx
from samples.pdf_tools import to_pdf
from samples.render import render
from samples.source import FILES, Source, load_all


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the sample letters.")
    parser.add_argument("names", nargs="*", help="begin of a source's name, such as 01; all when left out")
    parser.add_argument("--into", type=Path, default=FILES, help="folder for the files (%(default)s)")
    parser.add_argument("--docx", action="store_true", help="only the DOCX, which need no LibreOffice")
    parser.add_argument("--text", action="store_true", help="print the text as JSON and write nothing")
    return parser.parse_args()


def _chosen(names: list[str]) -> list[Source]:
    sources = load_all()
    return [s for s in sources if not names or any(s.name.startswith(name) for name in names)]


def _make_docx(sources: list[Source], into: Path) -> None:
    for source in sources:
        for output in source.outputs:
            if output.format == "docx":
                (into / output.file).write_bytes(write_docx(compose(source)))


def _make_others(sources: list[Source], into: Path) -> None:
    wanted = {s.name: s for s in sources if any(o.format != "docx" for o in s.outputs)}
    if not wanted:
        return
    pdfs = to_pdf({name: write_docx(compose(source), STAND_IN) for name, source in wanted.items()})
    for name, source in wanted.items():
        for output in source.outputs:
            if output.format != "docx":
                (into / output.file).write_bytes(render(output, pdfs[name]))


def main() -> int:
    """Parse, make, print what was made."""
    arguments = _arguments()
    sources = _chosen(arguments.names)
    if not sources:
        print(f"no source begins with {' or '.join(arguments.names)}", file=sys.stderr)
        return 2
    if arguments.text:
        lines = {source.name: compose(source).lines() for source in sources}
        print(json.dumps(lines, ensure_ascii=False, indent=1))
        return 0
    if not arguments.docx and not shutil.which("soffice"):
        print(
            "LibreOffice (soffice) is missing: install it, or make the DOCX alone with --docx",
            file=sys.stderr,
        )
        return 1
    arguments.into.mkdir(parents=True, exist_ok=True)
    _make_docx(sources, arguments.into)
    if not arguments.docx:
        _make_others(sources, arguments.into)
    print("\n".join(output.file for source in sources for output in source.outputs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
