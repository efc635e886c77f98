"""The layouts of letters: external, memo, stamped (หนังสือภายนอก หนังสือภายใน หนังสือประทับตรา).

Source: Regulation of the Office of the Prime Minister on correspondence, forms 1 to 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from samples.layout import RED, Block, Paragraph, text
from samples.parts import (
    EMBLEM_SMALL,
    INDENT,
    RIGHT,
    SPACE,
    SPEED_SIZE,
    body,
    boxes,
    dotted,
    emblem,
    labelled,
    listed,
    owner,
    signature,
    speed,
)
from samples.source import Source

_MIDDLE = 8.0
_WIDTH = 16.0


def external(source: Source) -> Iterator[Block]:
    """หนังสือภายนอก."""
    yield from boxes(source)
    yield emblem()
    yield from speed(source)
    yield from _number_and_agency(source)
    yield text(source.get("date"), left=_MIDDLE, before=SPACE)
    yield labelled("เรื่อง", source.get("subject"), 1.5)
    yield labelled(source.get("salutation") or "เรียน", source.get("to"), 1.5)
    yield from listed("อ้างถึง", source.all("references"), 1.7)
    yield from listed("สิ่งที่ส่งมาด้วย", source.all("enclosures"), 3.0)
    yield from body(source)
    yield from signature(source, "ขอแสดงความนับถือ")
    yield from owner(source)
    if source.get("copy_to"):
        yield labelled("สำเนาส่ง", source.get("copy_to"), 2.0, 0)


def _number_and_agency(source: Source) -> Iterator[Block]:
    first, *rest = source.all("agency")
    yield text(f"ที่ {source.get('number')}\t{first}", tabs=(RIGHT,))
    yield from (text(line, left=RIGHT) for line in rest)


def memo(source: Source) -> Iterator[Block]:
    """บันทึกข้อความ."""
    yield from boxes(source)
    title = text("\tบันทึกข้อความ", bold=True, size=29, tabs=(5.4,))
    yield Paragraph(title.runs, tabs=title.tabs, picture=EMBLEM_SMALL)
    yield from speed(source)
    agency = " ".join(source.all("agency"))
    if source.get("phone"):
        agency += f" โทร. {source.get('phone')}"
    yield Paragraph(dotted("ส่วนราชการ", agency), tabs=(_WIDTH,))
    number, date = dotted("ที่", source.get("number")), dotted("วันที่", source.get("date"))
    yield Paragraph(number + date, tabs=(_MIDDLE, _WIDTH))
    yield Paragraph(dotted("เรื่อง", source.get("subject")), tabs=(_WIDTH,))
    yield labelled("เรียน", source.get("to"), 1.5)
    yield from listed("อ้างถึง", source.all("references"), 1.7)
    yield from listed("สิ่งที่ส่งมาด้วย", source.all("enclosures"), 3.0)
    yield from body(source)
    yield from signature(source)


def stamped(source: Source) -> Iterator[Block]:
    """หนังสือประทับตรา."""
    yield from boxes(source)
    yield emblem()
    yield from speed(source)
    yield text(f"ที่ {source.get('number')}", before=SPACE)
    yield labelled("ถึง", source.get("to"), 1.5, 2 * SPACE)
    yield from body(source, 2 * SPACE)
    yield text("", size=24)
    for i, line in enumerate((*source.all("agency"), source.get("date"))):
        yield text(line, align="center", left=_MIDDLE, before=0 if i else SPACE)
    yield from owner(source)


def certificate(source: Source) -> Iterator[Block]:
    """หนังสือรับรอง."""
    yield emblem()
    yield from _number_and_agency(source)
    yield from body(source, 2 * SPACE)
    yield text(f"ให้ไว้ ณ วันที่ {source.get('date')}", first=INDENT + 2, before=2 * SPACE)
    yield from signature(source)


def secrecy_mark(source: Source) -> tuple[Paragraph, ...]:
    """ชั้นความลับ, red and centred: it stands at the top and at the bottom of each page."""
    if not source.get("secrecy"):
        return ()
    return (text(source.get("secrecy"), bold=True, size=SPEED_SIZE, colour=RED, align="center"),)
