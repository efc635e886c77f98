"""A font without ink: text set in it can be selected and copied, and is not seen.

Each character has a code and a glyph of its own, and a map leads from the codes back to Unicode.  All
glyphs are of one width, Thai marks too: a viewer moves or drops what seems to be printed over something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, TextStringObject

from extractors.pdf.own_layer import FONT
from pipeline.searchable.pdf_objects import dictionary, name, numbers, put, stream
from pipeline.searchable.true_type import UNITS, bare_glyphs

#: of each glyph, as a share of the font's size
ADVANCE = 0.5

_WIDTH = round(ADVANCE * UNITS)
_SYMBOLIC = 4
_MOST_IN_BLOCK = 100  # of a character map
_TO_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class Font:
    """The font of one document.

    :param codes: of its characters, from 1.
    """

    codes: dict[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Font:
        """Make the font that some texts, and the spaces between, need."""
        return cls({char: code for code, char in enumerate(sorted({" "}.union(*texts)), start=1)})

    def written(self, text: str) -> str:
        """Write a text as a string of a content stream."""
        return f"<{''.join(f'{self.codes[char]:04X}' for char in text)}>"

    def put_into(self, writer: PdfWriter) -> IndirectObject:
        """Add the font to a document."""
        return put(
            writer,
            dictionary(
                Type=name("Font"),
                Subtype=name("Type0"),
                BaseFont=name(FONT),
                Encoding=name("Identity-H"),
                DescendantFonts=ArrayObject([put(writer, self._glyphs(writer))]),
                ToUnicode=put(writer, stream(self._to_unicode())),
            ),
        )

    def _glyphs(self, writer: PdfWriter) -> DictionaryObject:
        return dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=name(FONT),
            CIDSystemInfo=dictionary(
                Registry=TextStringObject("Adobe"),
                Ordering=TextStringObject("Identity"),
                Supplement=NumberObject(0),
            ),
            CIDToGIDMap=name("Identity"),
            DW=NumberObject(_WIDTH),
            FontDescriptor=put(writer, self._descriptor(writer)),
        )

    def _descriptor(self, writer: PdfWriter) -> DictionaryObject:
        program = bare_glyphs(len(self.codes) + 1, _WIDTH)
        return dictionary(
            Type=name("FontDescriptor"),
            FontName=name(FONT),
            Flags=NumberObject(_SYMBOLIC),
            FontBBox=numbers((0, 0, _WIDTH, UNITS)),
            ItalicAngle=NumberObject(0),
            Ascent=NumberObject(UNITS),
            Descent=NumberObject(0),
            CapHeight=NumberObject(UNITS),
            StemV=NumberObject(0),
            FontFile2=put(writer, stream(program, dictionary(Length1=NumberObject(len(program))))),
        )

    def _to_unicode(self) -> bytes:
        lines = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in self.codes.items()]
        blocks = [lines[first : first + _MOST_IN_BLOCK] for first in range(0, len(lines), _MOST_IN_BLOCK)]
        written = ("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
        return _TO_UNICODE.format(name=FONT, blocks="\n".join(written)).encode("ascii")
