"""What is said when the folder of an index fails, the same for every engine."""

from __future__ import annotations

from pathlib import Path

from index.base import IndexBusy, IndexMissing, SearchError


def damaged(folder: Path) -> IndexMissing:
    """The engine cannot read its files."""
    return IndexMissing(f"ดัชนีค้นหาที่ {folder} เสียหาย สั่ง kasian reindex เพื่อสร้างใหม่ (หนังสือที่เก็บไว้ไม่เสียหาย)")


def busy() -> IndexBusy:
    """Another writer holds the engine's lock."""
    return IndexBusy("โปรแกรมอื่นกำลังเขียนดัชนีค้นหาอยู่ รอให้เสร็จแล้วลองใหม่")


def unwritable(folder: Path) -> SearchError:
    """The disk is full, or the folder may not be written."""
    return SearchError(f"เขียนดัชนีค้นหาที่ {folder} ไม่ได้ ตรวจเนื้อที่ว่างและสิทธิ์ของโฟลเดอร์ แล้วสั่ง kasian reindex")
