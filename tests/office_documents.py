"""Files of office programs, made by LibreOffice: invented letters, tables and slides."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from extractors.programs.libreoffice import PROGRAM_FILES, Program

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
    ' xmlns:ooo="http://openoffice.org/2004/office"'
    ' xmlns:dom="http://www.w3.org/2001/xml-events"'
)
_FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3"'
    ' office:mimetype="application/vnd.oasis.opendocument.{kind}">{before}<office:body>'
    "<office:{body}>{content}</office:{body}></office:body></office:document>"
)
_PARTS: dict[str, Program] = {".fods": "Calc", ".fodp": "Impress"}
_FILTERS = {"text": "fodt", "spreadsheet": "fods", "presentation": "fodp"}


def soffice(part: Program = "Writer") -> str:
    """Find LibreOffice, or skip the test where it is missing."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    if not any(Path(program).resolve().parent.glob(PROGRAM_FILES[part])):
        pytest.skip(f"LibreOffice {part} is not installed")
    return program


def turned_into(source: Path, suffix: str) -> Path:
    """Let LibreOffice write a file in another form, beside it."""
    program = soffice(_PARTS.get(source.suffix, "Writer"))
    profile = f"-env:UserInstallation={(source.parent / 'profile of the maker').as_uri()}"
    order = [program, "--headless", profile, "--convert-to", suffix.removeprefix("."), "--outdir"]
    subprocess.run([*order, str(source.parent), str(source)], check=True, capture_output=True, timeout=120)
    made = source.with_suffix(suffix)
    assert made.exists()
    return made


def flat(path: Path, kind: str, content: str, before: str = "") -> Path:
    """Write an OpenDocument file as one XML file."""
    file = path.with_suffix(f".{_FILTERS[kind]}")
    body = _FLAT.format(spaces=_SPACES, kind=kind, body=kind, content=content, before=before)
    file.write_text(body, encoding="utf-8")
    return file


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def sheet(name: str, *rows: str) -> str:
    return f'<table:table table:name="{name}"><table:table-column/>{"".join(rows)}</table:table>'


def slide(*lines: str) -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return (
        '<draw:page draw:name="p"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="10cm">'
        f"<draw:text-box>{paragraphs}</draw:text-box></draw:frame></draw:page>"
    )
