"""Web pages (HTML), and mails written so: their text, line by line.  What they point to is not fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

from extractors.assemble import WIDE, Fragment, assemble
from extractors.base import Ask, Extracted, Page, TooLarge
from extractors.parcels.charsets import by_charset
from extractors.text_file import MOST_BYTES

_TOO_LARGE = "หน้าเว็บมีขนาดใหญ่เกินกำหนด (20 MB) โปรดพิมพ์หน้าเว็บเป็น PDF แล้วนำเข้าใหม่"
_HEAD = 2048
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
_CELLS = frozenset({"td", "th", "caption"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div"),
        *("dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)


def count(path: Path) -> int:  # noqa: ARG001 - the readers share one shape
    """Give the number of pages: a web page is one."""
    return 1


def read(path: Path, ask: Ask) -> Extracted:
    """Read a web page as one page."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(_TOO_LARGE)
    data = path.read_bytes()
    said = _CHARSET.search(data[:_HEAD])
    made = assemble([Fragment(line)] for line in html_lines(_text(data, said)))
    if not ask.wants(1):
        return Extracted(())
    return Extracted((Page(1, made.text, made.words, "text", made.confidence, "HTML"),))


def _text(data: bytes, said: re.Match[bytes] | None) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return by_charset(data, said[1].decode() if said else None)


def html_lines(markup: str) -> list[str]:
    """Give the text of a web page: a line a paragraph or a row of a table, cells apart."""
    reader = _Lines()
    reader.feed(markup)
    reader.close()
    return reader.done()


@dataclass(slots=True)
class _Table:
    """A table that is open.

    :param story: the lines around it, those of its finished rows among them.
    :param cells: the lines of the cells of the row that is open.
    """

    story: list[str]
    cells: list[list[str]] = field(default_factory=list)


class _Lines(HTMLParser):
    """Gathers lines while the markup goes by: no tree, so that no depth of nesting matters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._tables: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of HTMLParser
        """Begin a line, a table, or what is not shown."""
        self._unseen += tag in _UNSEEN
        self._part(tag)
        if tag == "table":
            self._tables.append(_Table(self._lines))
            self._lines = []

    def handle_endtag(self, tag: str) -> None:
        """End a line, a table, or what is not shown."""
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        self._part(tag)
        if tag == "table" and self._tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._unseen:
            self._line.append(data)

    def done(self) -> list[str]:
        """Give the lines that have ink."""
        while self._tables:
            self._end_table()
        self._end_line()
        return self._lines

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
        if self._tables and tag in _CELLS:
            self._end_cell()
        elif self._tables and tag == "tr":
            self._end_row()

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split())  # white space is folded as a browser does
        if line:
            self._lines.append(line)
        self._line = []

    def _end_cell(self) -> None:
        self._end_line()
        self._tables[-1].cells.append(self._lines)
        self._lines = []

    def _end_row(self) -> None:
        """Write the cells side by side, line by line."""
        self._end_cell()
        table = self._tables[-1]
        beside = zip_longest(*(cell for cell in table.cells if cell), fillvalue="")
        table.story += (WIDE.join(part for part in parts if part) for parts in beside)
        table.cells = []

    def _end_table(self) -> None:
        self._end_row()
        self._lines = self._tables.pop().story
