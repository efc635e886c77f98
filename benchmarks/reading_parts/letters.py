"""A letter made by chance: what stands on its page, from top to bottom (จัดหน้าหนังสือสมมติ).

Lengths are in centimetres from the page's left edge, sizes in points of TH Sarabun PSK.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from benchmarks.reading_parts.phrases import Stock
from samples.layout import thai_digits

Kind = Literal["external", "memo", "table"]
Digits = Literal["thai", "arabic"]
KINDS: tuple[Kind, ...] = ("external", "memo", "table")

LEFT, RIGHT, MIDDLE = 3.0, 19.0, 10.5
_INDENT = LEFT + 2.5
_CLOSING = 11.0
_BODY, _HEAD, _SPEED = 16.0, 29.0, 32.0
_GRID = (LEFT, 5.0, 14.0, RIGHT)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words at one place of a line; ``at`` is where they begin, or their middle."""

    text: str
    at: float
    size: float = _BODY
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side on one base line, left to right.

    :param before: empty space above, in points.
    :param dotted: a dotted rule runs under the row, as on the form of a memo.
    """

    pieces: tuple[Piece, ...]
    before: float = 0.0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that are broken into lines; ``first`` is where the first line begins, ``left`` the others."""

    text: str
    first: float = _INDENT
    left: float = LEFT
    before: float = 6.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of one-line cells; ``edges`` are its upright rules."""

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...] = _GRID


Block = Row | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of one page; ``emblem`` is where the emblem's middle stands and how high it is."""

    kind: Kind
    digits: Digits
    blocks: tuple[Block, ...]
    emblem: tuple[float, float]


def make_letter(seed: int, index: int, kind: Kind, digits: Digits, sentences: tuple[str, ...] = ()) -> Letter:
    """Make the letter with this number; the same arguments give the same letter."""
    stock = Stock(Random(f"{seed}:{index}"), sentences)  # noqa: S311 - letters, not secrets
    blocks = tuple(_memo(stock) if kind == "memo" else _external(stock, table=kind == "table"))
    if digits == "thai":
        blocks = tuple(_in_thai(block) for block in blocks)
    return Letter(kind, digits, blocks, (LEFT + 0.8, 1.5) if kind == "memo" else (MIDDLE, 3.0))


def _external(stock: Stock, *, table: bool) -> Iterator[Block]:
    """หนังสือภายนอก."""
    if stock.chance.random() < 0.5:  # noqa: PLR2004 - every other letter is urgent
        yield Row((Piece(stock.chance.choice(("ด่วนที่สุด", "ด่วนมาก")), LEFT, _SPEED, bold=True),))
    place = stock.place()
    yield Row((Piece(f"ที่ {stock.number()}", LEFT), Piece(stock.agency(), 12.0)))
    yield Row((Piece(f"ถนน{stock.place()} จังหวัด{place} {stock.chance.randint(10_000, 99_999)}", 12.0),))
    yield Row((Piece(stock.date(), MIDDLE + 0.5),), before=6)
    yield Paragraph(f"เรื่อง  {stock.subject()}", first=LEFT, left=LEFT + 1.2)
    yield Row((Piece(f"เรียน  {stock.post()}{place}", LEFT),), before=6)
    yield Row((Piece(f"อ้างถึง  หนังสือที่ {stock.number()} ลงวันที่ {stock.date()}", LEFT),), before=6)
    copies = stock.chance.randint(1, 9)
    yield Row(
        (Piece("สิ่งที่ส่งมาด้วย", LEFT), Piece("1. กำหนดการและแบบตอบรับ", 6.0), Piece(f"จำนวน {copies} ชุด", 15.5))
    )
    yield from _body(stock, 300 if table else 550)
    if table:
        yield _grid(stock)
    yield Paragraph("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป")
    yield from _signed(stock, "ขอแสดงความนับถือ")
    yield Row((Piece(f"กลุ่มงานยุทธศาสตร์ โทร./โทรสาร {stock.phone()}", LEFT),), before=14)


def _memo(stock: Stock) -> Iterator[Block]:
    """บันทึกข้อความ."""
    yield Row((Piece("บันทึกข้อความ", MIDDLE, _HEAD, bold=True, centred=True),))
    dotted = stock.chance.random() < 0.5  # noqa: PLR2004 - every other form has dotted rules
    office = f"{stock.agency()} โทร. {stock.phone()}"
    yield Row((Piece("ส่วนราชการ", LEFT, 20, bold=True), Piece(office, 5.6)), dotted=dotted)
    number = (Piece("ที่", LEFT, 20, bold=True), Piece(stock.number(), 4.0))
    yield Row((*number, Piece("วันที่", MIDDLE, 20, bold=True), Piece(stock.date(), 12.2)), dotted=dotted)
    yield Row((Piece("เรื่อง", LEFT, 20, bold=True), Piece(stock.subject(), 4.4)), dotted=dotted)
    yield Row((Piece(f"เรียน  {stock.post()}{stock.place()}", LEFT),), before=6)
    yield from _body(stock, 800)
    yield Paragraph("จึงเรียนมาเพื่อโปรดทราบ และพิจารณาให้ความเห็นชอบ")
    yield from _signed(stock, "")


def _body(stock: Stock, length: int) -> Iterator[Block]:
    for paragraph in (stock.opening(), stock.request()):
        yield Paragraph(f"{paragraph}{stock.filling(length // 2)}".strip())


def _grid(stock: Stock) -> Grid:
    rows = ((str(i), f"อำเภอ{stock.place()}", stock.amount()) for i in range(1, stock.chance.randint(3, 6)))
    return Grid((("ลำดับ", "หน่วยดำเนินการ", "งบประมาณ (บาท)"), *rows))


def _signed(stock: Stock, closing: str) -> Iterator[Block]:
    if closing:
        yield Row((Piece(closing, _CLOSING + 2.5, centred=True),), before=10)
    yield Row((Piece(f"({stock.person()})", _CLOSING + 2.5, centred=True),), before=44)
    yield Row((Piece(f"{stock.post()}{stock.place()}", _CLOSING + 2.5, centred=True),))


def _in_thai(block: Block) -> Block:
    match block:
        case Row(pieces, before, dotted):
            thai = tuple(Piece(thai_digits(p.text), p.at, p.size, p.bold, p.centred) for p in pieces)
            return Row(thai, before, dotted)
        case Paragraph(text, first, left, before):
            return Paragraph(thai_digits(text), first, left, before)
        case Grid(rows, edges):
            return Grid(tuple(tuple(map(thai_digits, row)) for row in rows), edges)


def lines(letter: Letter) -> list[str]:
    """Give the letter's text, a line for each row and each paragraph."""
    return [line for block in letter.blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> list[str]:
    match block:
        case Row(pieces):
            return [" ".join(piece.text for piece in pieces)]
        case Paragraph(text):
            return [text]
        case Grid(rows):
            return [" ".join(row) for row in rows]
