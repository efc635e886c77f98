"""The fields that a query may name, and the values that some of them have (ชื่อช่องและค่าที่ใช้ค้น).

Every name and value may be written in Thai or English, folded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from index.base import Part, SearchError

#: a field that is filtered by one of a few values, or by days
Chosen = Literal["kind", "speed", "state"]
Dated = Literal["date", "received", "due"]

#: fields in which words are looked for
TEXTS: Mapping[str, Part] = {
    **dict.fromkeys(("เรื่อง", "ชื่อเรื่อง", "subject"), "subject"),
    **dict.fromkeys(("ที่", "เลขที่", "number"), "number"),
    **dict.fromkeys(("จาก", "ผู้ส่ง", "from"), "sender"),
    **dict.fromkeys(("ถึง", "เรียน", "to"), "to"),
    **dict.fromkeys(("ผู้รับผิดชอบ", "เจ้าหน้าที่", "officer"), "officer"),
}
CHOSEN: Mapping[str, Chosen] = {
    **dict.fromkeys(("ชนิด", "ประเภท", "kind"), "kind"),
    **dict.fromkeys(("ด่วน", "ชั้นความเร็ว", "speed"), "speed"),
    **dict.fromkeys(("สถานะ", "state"), "state"),
}
DATED: Mapping[str, Dated] = {
    **dict.fromkeys(("วันที่", "ลงวันที่", "date"), "date"),
    **dict.fromkeys(("รับ", "วันที่รับ", "received"), "received"),
    **dict.fromkeys(("ครบกำหนด", "กำหนด", "กำหนดส่ง", "due"), "due"),
}
#: all of them, the longest first
NAMES = sorted((*TEXTS, *CHOSEN, *DATED), key=len, reverse=True)

_OPEN = ("received", "drafted", "accepted", "presented", "ordered")
_KINDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("หนังสือภายนอก", "ภายนอก", "external"), ("external",)),
    **dict.fromkeys(("บันทึกข้อความ", "หนังสือภายใน", "ภายใน", "memo"), ("memo",)),
    **dict.fromkeys(("หนังสือประทับตรา", "ประทับตรา", "stamped"), ("stamped",)),
    **dict.fromkeys(("คำสั่ง", "ระเบียบ", "ข้อบังคับ", "order"), ("order",)),
    **dict.fromkeys(("ประกาศ", "แถลงการณ์", "ข่าว", "announcement"), ("announcement",)),
    **dict.fromkeys(("รายงานการประชุม", "minutes"), ("minutes",)),
    **dict.fromkeys(("วิทยุสื่อสาร", "วิทยุ", "โทรสาร", "radio"), ("radio",)),
    **dict.fromkeys(("กระดาษเขียนข่าวร่วม", "ข่าวร่วม", "joint_message"), ("joint_message",)),
    **dict.fromkeys(("หนังสือรับรอง", "รับรอง", "record"), ("record",)),
    "บันทึก": ("memo", "record"),
    **dict.fromkeys(("อื่นๆ", "อื่น", "other"), ("other",)),
}
_SPEEDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("ด่วนที่สุด", "ที่สุด", "most_urgent"), ("ด่วนที่สุด",)),
    **dict.fromkeys(("ด่วนมาก", "มาก", "very_urgent"), ("ด่วนมาก",)),
    **dict.fromkeys(("ด่วน", "urgent"), ("ด่วน",)),
}
_STATES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("รับแล้ว", "รับ", "received"), ("received",)),
    **dict.fromkeys(("ร่างบันทึกแล้ว", "ร่างแล้ว", "ร่าง", "drafted"), ("drafted",)),
    **dict.fromkeys(("รับรองร่างแล้ว", "รับรองร่าง", "รับรองแล้ว", "รับรอง", "accepted"), ("accepted",)),
    **dict.fromkeys(("เสนอแล้ว", "เสนอ", "presented"), ("presented",)),
    **dict.fromkeys(("สั่งการแล้ว", "สั่งการ", "สั่งแล้ว", "ordered"), ("ordered",)),
    **dict.fromkeys(("เสร็จสิ้น", "เสร็จแล้ว", "เสร็จ", "done"), ("done",)),
    **dict.fromkeys(("ยังไม่เสร็จ", "ค้าง", "open"), _OPEN),
}
_VALUES: Mapping[Chosen, Mapping[str, tuple[str, ...]]] = {"kind": _KINDS, "speed": _SPEEDS, "state": _STATES}
_EXAMPLES: Mapping[Chosen, str] = {"kind": "ชนิด:คำสั่ง", "speed": "ด่วน:ด่วนที่สุด", "state": "สถานะ:สั่งการ"}

_UNKNOWN = "ไม่รู้จักค่า “{said}” ของช่อง {field}: พิมพ์ได้ {usual} เช่น {example}"


def chosen_values(field: Chosen, name: str, text: str) -> tuple[str, ...]:
    """Give the values that are meant; several stand with commas between them.

    :param name: the field as it was typed, for the reason of an error.
    :raises SearchError: one is unknown.

    >>> chosen_values("kind", "ชนิด", "คำสั่ง,memo")
    ('order', 'memo')
    """
    found: dict[str, None] = {}
    for said in filter(None, (part.strip() for part in text.split(","))):
        meant = _VALUES[field].get("".join(said.split()))
        if meant is None:
            reason = _UNKNOWN.format(said=said, field=name, usual=_usual(field), example=_EXAMPLES[field])
            raise SearchError(reason)
        found |= dict.fromkeys(meant)
    return tuple(found)


def _usual(field: Chosen) -> str:
    """Name each value as it is usually written: the first of its names."""
    names: dict[tuple[str, ...], str] = {}
    for name, meant in _VALUES[field].items():
        names.setdefault(meant, name)
    return " ".join(names.values())


def other_values(field: Chosen, values: tuple[str, ...]) -> tuple[str, ...]:
    """Give all values of a field but some."""
    every = dict.fromkeys(value for values in _VALUES[field].values() for value in values)
    return tuple(value for value in every if value not in values)
