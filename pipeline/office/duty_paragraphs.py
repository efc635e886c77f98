"""A duty order in numbered paragraphs (คำสั่งแบ่งหน้าที่เป็นข้อ): ๑. นาย… ตำแหน่ง… มีหน้าที่ (๑.๑) …."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.office.duty_cells import ITEM, items, one_line, person, tambons
from pipeline.office.duty_rows import Row

_HAS_DUTIES = re.compile(
    r"\s*(?:โดย)?(?:ให้)?(?:มี(?:อำนาจ)?หน้าที่|รับผิดชอบ|ปฏิบัติหน้าที่)[^:]{0,30}?(?:ดังนี้|ดังต่อไปนี้|:|$|(?=\s))"
)
_STANDS_IN = re.compile(r"(?:ปฏิบัติ)?หน้าที่แทน|รักษาการแทน|ผู้ปฏิบัติหน้าที่แทน")
_PLACES = re.compile("ตำบล|พื้นที่รับผิดชอบ|ประจำพื้นที่")
_BEFORE_PLACES = re.compile(r"^.*?(?=ตำบล|ต\.)")
_MAIN = re.compile("หน้าที่หลัก|งานหลัก|งานในหน้าที่|ดังนี้|ดังต่อไปนี้")
_ENDS = re.compile("^(?:ทั้งนี้|สั่ง ณ|ให้ผู้(?:ได้รับ|มีราย)|ให้เจ้าหน้าที่)")


def in_paragraphs(paragraphs: Sequence[str]) -> list[Row]:
    """Read the people of an order: each begins a numbered paragraph, and his duties follow as items."""
    found: dict[str, Row] = {}
    name, under = "", ""
    for paragraph in paragraphs:
        text = one_line(paragraph)
        if _ENDS.match(text):
            name = ""
        opened = person(text) if ITEM.match(text) else ("", "")
        if opened[0]:
            name, under = opened[0], ""
            row = _opening(*opened)
        elif name and text:
            under = _heading(text) or under
            row = _item(text, name, under)
        else:
            continue
        found[name] = found[name].joined(row) if name in found else row
    return list(found.values())


def _opening(name: str, position: str) -> Row:
    """Read a person's own paragraph, which may hold his duties already."""
    split = _HAS_DUTIES.search(position)
    if split is None:
        return Row(name, position)
    rest = position[split.end() :].strip()
    return Row(name, position[: split.start()].strip()).joined(_item(rest, name, "") if rest else Row(name))


def _heading(text: str) -> str:
    """Say what the items below a heading are; empty for an item."""
    bare = ITEM.sub("", text, count=1).rstrip(" :")
    if _STANDS_IN.fullmatch(bare):
        return "stand_in"
    return "duties" if _MAIN.fullmatch(bare) else ""


def _item(text: str, name: str, under: str) -> Row:
    if _heading(text):
        return Row(name)
    stands_in = _STANDS_IN.search(text)
    if stands_in is not None:
        other, _ = person(text[stands_in.end() :].strip(" :"))
        return Row(name, for_=other) if other else Row(name, stand_in=_duties(text[stands_in.end() :]))
    if _PLACES.search(text) and (found := tambons(_BEFORE_PLACES.sub("", text))):
        return Row(name, tambons=tuple(found))
    return Row(name, stand_in=_duties(text)) if under == "stand_in" else Row(name, duties=_duties(text))


def _duties(text: str) -> tuple[str, ...]:
    return tuple(items(text.strip(" :")))
