"""The search index: entries -> hits.  It is derived from the catalogue and can always be rebuilt (rule 2)."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

from index.base import IndexMissing
from index.ready import StoredIndex

# A new engine is one line here and one file; an engine is loaded only when it is asked for.
_ENGINES = {
    "tantivy": ("index.tantivy_store", "TantivyIndex"),
    "whoosh": ("index.whoosh_store", "WhooshIndex"),
}
#: Goes up when stored fields or terms change: an older index is then rebuilt, not misread.
FORMAT = 2
_LABEL = "kasian-index.json"

_REBUILD = "สั่ง kasian reindex เพื่อสร้างดัชนีใหม่"


def has_index(folder: Path, engine: str) -> bool:
    """Tell whether this version of kasian made an index in a folder; damage shows when it is opened."""
    try:
        _check(folder / _LABEL, _ours(engine))
    except IndexMissing:
        return False
    return True


def open_index(folder: Path, engine: str, *, create: bool = False) -> StoredIndex:
    """Open the index in a folder.

    :param engine: ``tantivy`` or ``whoosh``.
    :param create: make an empty one where there is none yet.
    :raises IndexMissing: there is none, it is damaged, or another engine or version of kasian made it.
    """
    if engine not in _ENGINES:
        raise _foreign(folder)
    module, name = _ENGINES[engine]
    store = getattr(import_module(module), name)
    label = folder / _LABEL
    ours = _ours(engine)
    if label.is_file():
        _check(label, ours)
        index: StoredIndex = store.open(folder)
        return index
    if not create:
        raise IndexMissing(f"ยังไม่มีดัชนีค้นหาที่ {folder} {_REBUILD}")
    folder.mkdir(parents=True, exist_ok=True)
    created: StoredIndex = store.create(folder)
    label.write_text(json.dumps(ours), encoding="utf-8")  # last: a half-made index has no label
    return created


def _ours(engine: str) -> dict[str, object]:
    return {"engine": engine, "format": FORMAT}


def _check(label: Path, ours: dict[str, object]) -> None:
    try:
        found = json.loads(label.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexMissing(f"อ่านดัชนีค้นหาที่ {label.parent} ไม่ได้ {_REBUILD}") from error
    if found != ours:
        raise _foreign(label.parent)


def _foreign(folder: Path) -> IndexMissing:
    return IndexMissing(f"ดัชนีค้นหาที่ {folder} เป็นของรุ่นอื่นหรือเครื่องมืออื่น {_REBUILD}")
