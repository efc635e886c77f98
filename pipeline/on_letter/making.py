"""Set the short form of a note on the first page of its letter (เกษียนบนหน้าหนังสือ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfWriter

from extractors import pdf_file
from extractors.base import Box, Page, ReaderMissing
from pipeline.archive.content import is_secret
from pipeline.letter.fields import Letter
from pipeline.memo.citing import titled
from pipeline.memo.model import Memo
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings
from pipeline.on_letter.block import Block, Setter
from pipeline.on_letter.drawing import Drawn, Sheet, lay_block
from pipeline.on_letter.face import thai_face
from pipeline.on_letter.first_page import first_page
from pipeline.on_letter.ink import free_cells
from pipeline.on_letter.layout import LAYOUTS, Layout
from pipeline.on_letter.slip import add_slip, text_page
from pipeline.on_letter.space import choose, free_boxes
from pipeline.searchable.geometry import paper_size
from thai.say import in_script

#: where the text of a letter begins (3 cm); a note begins there too, where there is room
_MARGIN = 85.0
_SECRET = "หนังสือมีชั้นความลับหรือสงสัยว่ามี จึงไม่ทำสำเนาหน้าหนังสือ โปรดบันทึกด้วยมือบนต้นฉบับ"  # noqa: S105


class SecretLetter(Exception):
    """A letter with a mark of secrecy, or doubt of one, is not copied; it says so in one line of Thai."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A letter with its note.

    :param id: its register number; None of a file that is not the office's.
    """

    original: Path
    pages: Sequence[Page]
    letter: Letter
    memo: Memo
    id: str | None = None


@dataclass(frozen=True, slots=True)
class OnLetter:
    """What was made.

    :param on_slip: the note stands on a sheet in front, because the page has no room for it.
    :param has_page: the letter's own page is there too.
    """

    pdf: bytes
    on_slip: bool
    has_page: bool


@dataclass(frozen=True, slots=True)
class _Place:
    block: Block
    left: float
    top: float


def note_on_letter(noted: Noted, settings: Settings) -> OnLetter:
    """Make a PDF of the first page with the short form in its free space, else on a slip in front of it.

    Where the page cannot be drawn because LibreOffice is missing, the slip stands alone and names the letter.

    :raises SecretLetter: the letter may not be copied.
    :raises NoFont: there is no font to set it in.
    :raises ExtractError: the original cannot be read any more.
    """
    if is_secret(noted.letter):
        raise SecretLetter(_SECRET)
    setter = Setter(thai_face(), settings.words)
    page = _page(noted, setter)
    on_page = page is not None and _lay_on_page(page, noted.memo, setter)
    writer = page or PdfWriter()
    if not on_page:
        add_slip(writer, noted.memo, _about(noted, settings), setter)
    return OnLetter(_written(writer), on_slip=not on_page, has_page=page is not None)


def _page(noted: Noted, setter: Setter) -> PdfWriter | None:
    try:
        drawn = first_page(noted.original, noted.pages)
    except ReaderMissing:
        return None
    return drawn or text_page("\n".join(page.text for page in noted.pages[:1]), setter)


def _lay_on_page(writer: PdfWriter, memo: Memo, setter: Setter) -> bool:
    """Set the note into free space, as large as there is room for; False where there is none."""
    with TemporaryDirectory(prefix="kasian-") as folder:
        file = Path(folder, "page.pdf")
        file.write_bytes(_written(writer))
        picture = pdf_file.picture(file, 1)
    size = paper_size(picture)
    boxes = list(free_boxes(free_cells(picture)))
    place = next((found for each in LAYOUTS if (found := _place(boxes, size, memo, setter, each))), None)
    if place is None:
        return False
    sheet = Sheet(writer.pages[0], *size)
    lay_block(writer, sheet, place.block, (place.left, place.top), Drawn(setter.face))
    return True


def _place(
    boxes: Sequence[Box], page: tuple[float, float], memo: Memo, setter: Setter, layout: Layout
) -> _Place | None:
    set_to = cache(lambda width: layout.made(memo, setter, width, layout.size))
    lowest = set_to(layout.widest).height  # a narrower one is higher
    wide = [box for box in boxes if box.right - box.left >= layout.narrowest]

    def block_in(box: Box) -> Block:
        return set_to(min(box.right - box.left, layout.widest))

    def fits(box: Box) -> bool:
        return box.bottom - box.top >= lowest and block_in(box).height <= box.bottom - box.top

    box = choose(wide, page, fits)
    if box is None:
        return None
    block = block_in(box)
    return _Place(block, min(max(box.left, _MARGIN), box.right - block.width), box.top)


def _about(noted: Noted, settings: Settings) -> tuple[str, ...]:
    """Name the letter: by its register number, else by its file; then as other letters cite it."""
    number = in_script(f"เลขรับ {noted.id}", settings.digits) if noted.id else f"ไฟล์ {noted.original.name}"
    return number, told(*titled(noted.letter), digits=settings.digits).text


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
