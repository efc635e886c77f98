"""Who may import whom (docs: the house).  cli, commands, web → pipeline → {extractors, index} → thai."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: a part of the house -> the parts that it may know, beside itself
KNOWS = {
    "thai": set[str](),
    "extractors": {"thai"},
    "index": {"thai"},
    "pipeline": {"extractors", "index", "thai"},
    "commands": {"pipeline", "extractors", "index", "thai"},
    "web": {"pipeline", "extractors", "index", "thai"},
    "cli": {"commands", "web", "pipeline", "extractors", "index", "thai"},
}
OURS = {*KNOWS, "samples", "benchmarks", "training", "tests"}


def _files() -> list[Path]:
    parts = [ROOT / name for name in KNOWS]
    files = [file for part in parts if part.is_dir() for file in sorted(part.rglob("*.py"))]
    return [*files, ROOT / "cli.py"]


def _part(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def _imports(file: Path) -> Iterator[tuple[int, str, int]]:
    """Give line, module and level of each import, those inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "", node.level


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", _files(), ids=_name)
def test_imports_go_one_way_and_are_absolute(file: Path) -> None:
    allowed = {_part(file), *KNOWS[_part(file)]}
    for line, module, level in _imports(file):
        assert level == 0, f"{_name(file)}:{line} imports relatively"
        top = module.partition(".")[0]
        assert top not in OURS or top in allowed, f"{_name(file)}:{line} must not know {module}"


def test_stores_know_no_thai_beyond_the_shape_of_terms() -> None:
    """Only the query language makes terms; an engine gets them ready-made (rule 7)."""
    for file in (ROOT / "index").glob("*_store.py"):
        thai = {module for _, module, _ in _imports(file) if module.startswith("thai")}
        assert thai <= {"thai.terms"}, _name(file)


def test_only_the_catalogue_and_its_secret_twin_know_the_database() -> None:
    for file in (ROOT / "pipeline").rglob("*.py"):
        if "catalogue" in file.parts or file.name in {"secret_store.py", "process.py"}:
            continue
        assert not any(module.startswith(("sqlalchemy", "alembic")) for _, module, _ in _imports(file)), (
            _name(file)
        )


def test_no_module_is_named_as_a_library_of_python() -> None:
    ours = {path.stem for path in ROOT.glob("*.py")} | {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert not ours & set(sys.stdlib_module_names)


def test_search_opens_the_index_alone() -> None:
    heavy = ("sqlalchemy", "alembic", "pydantic", "pythainlp", "rapidfuzz", "docx", "pypdfium2", "cv2")
    ours = "pipeline.searching.shelf, pipeline.searching.own_abbreviations, index.query, index.snippet"
    code = f"import sys, {ours}, commands.searching; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
