"""The layouts of orders, announcements, minutes and messages (คำสั่ง ประกาศ รายงานการประชุม ข่าว)."""

from __future__ import annotations

from collections.abc import Iterator

from samples.layout import RED, Block, Paragraph, Table, text
from samples.parts import INDENT, SPACE, body, boxes, emblem, labelled, owner, signature
from samples.source import Source

_RULE = "-" * 32


def _centred(source: Source, *lines: str) -> Iterator[Block]:
    yield from boxes(source)
    yield emblem()
    yield from (text(line, bold=True, align="center") for line in (*lines, _RULE))


def order(source: Source) -> Iterator[Block]:
    """คำสั่ง."""
    agency, subject = source.all("agency")[0], source.get("subject")
    yield from _centred(source, f"คำสั่ง{agency}", f"ที่ {source.get('number')}", f"เรื่อง {subject}")
    yield from body(source)
    yield text(source.get("effective"), first=INDENT, before=SPACE)
    yield text(f"สั่ง ณ วันที่ {source.get('date')}", first=INDENT + 2.5, before=2 * SPACE)
    yield from signature(source)


def announcement(source: Source) -> Iterator[Block]:
    """ประกาศ."""
    yield from _centred(source, f"ประกาศ{source.all('agency')[0]}", f"เรื่อง {source.get('subject')}")
    yield from body(source)
    yield text(f"ประกาศ ณ วันที่ {source.get('date')}", first=INDENT + 2.5, before=2 * SPACE)
    yield from signature(source)


def minutes(source: Source) -> Iterator[Block]:
    """รายงานการประชุม."""
    title = f"รายงานการประชุม{source.all('agency')[0]}"
    head = (title, f"ครั้งที่ {source.get('number')}", f"เมื่อ{source.get('date')}", f"ณ {source.get('place')}")
    yield from (text(line, bold=True, align="center") for line in (*head, _RULE))
    for label, field in (
        ("ผู้มาประชุม", "present"),
        ("ผู้ไม่มาประชุม", "absent"),
        ("ผู้เข้าร่วมประชุม", "attending"),
    ):
        yield from _people(label, source.all(field))
    yield text(f"เริ่มประชุมเวลา {source.get('start')}", bold=True, before=SPACE)
    yield from body(source)
    yield text(f"เลิกประชุมเวลา {source.get('end')}", bold=True, before=SPACE)
    yield from signature(source)
    yield from body(source, field="appendix")


def _people(label: str, names: tuple[str, ...]) -> Iterator[Block]:
    if names:
        yield text(label, bold=True, before=SPACE)
    for i, name in enumerate(names, 1):
        who, _, role = name.partition(" | ")
        yield text(f"{i}. {who}\t{role}", left=1.0, tabs=(7.5,))


def radio(source: Source) -> Iterator[Block]:
    """วิทยุสื่อสาร."""
    yield from boxes(source)
    yield text("วิทยุสื่อสาร", bold=True, size=24, align="center")
    yield labelled("ความเร่งด่วน", source.get("speed"), 3.0)
    yield text(f"ที่ {source.get('number')}\tวันที่ {source.get('date')}", tabs=(8.0,), before=SPACE)
    yield labelled("จาก", source.all("agency")[0], 1.5)
    yield labelled("ถึง", source.get("to"), 1.5)
    yield from body(source)
    yield from signature(source)
    yield from owner(source)
    yield from body(source, field="appendix")


def joint_message(source: Source) -> Iterator[Block]:
    """กระดาษเขียนข่าวร่วม."""
    yield text("กระดาษเขียนข่าวร่วม", bold=True, size=20, align="center")
    yield _message_head(source)
    yield _message_receivers(source)
    yield from body(source)
    yield text("", size=24)
    yield _message_foot(source)


def _message_head(source: Source) -> Table:
    speed = text(source.get("speed"), bold=True, size=24, colour=RED, align="center")
    cells = (
        (_head("ลำดับความเร่งด่วน"), speed),
        (_head("ชั้นความลับ"), text("")),
        (_head("หมู่-วัน-เวลา"), text(source.get("date"), align="center")),
        (text("หน้าที่ 1 ของ 1 หน้า"), _head("ที่ของผู้ให้ข่าว"), text(f"ที่ {source.get('number')}")),
    )
    return Table((cells,), (4.0, 3.0, 4.4, 4.6))


def _message_receivers(source: Source) -> Table:
    rows = (
        ("จาก", source.all("agency")[0]),
        ("ถึง ผู้รับปฏิบัติ", source.get("to")),
        ("ผู้รับทราบ", source.get("inform")),
    )
    return Table(tuple(((text(label, bold=True),), (text(value),)) for label, value in rows), (4.0, 12.0))


def _message_foot(source: Source) -> Table:
    unit = (_head("หน่วย"), text(source.all("owner")[0]), text(f"โทร. {source.get('phone')}"))
    writer = (_head("ผู้เขียนข่าว"), text(""), *_names(source.get("writer"), source.all("writer_position")))
    officer = source.get("signatory"), source.all("position")
    return Table(((unit, writer, (_head("นายทหารอนุมัติข่าว"), text(""), *_names(*officer))),), (4.0, 6.0, 6.0))


def _names(name: str, position: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(text(line, align="center") for line in (f"({name})", *position))


def _head(label: str) -> Paragraph:
    return text(label, bold=True, align="center")
