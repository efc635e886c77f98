"""Parts of a DOCX that python-docx has no call for: text boxes, numbering, a package with fixed times.

Source of the elements: ECMA-376 part 1 (WordprocessingML), and the text box as Word itself writes it: a
drawing with an older picture beside it (``mc:Fallback``) that says the same again.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU = 360_000  # per centimetre
_POINTS = 72 / 2.54  # per centimetre
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can hold

_BOX = """
<w:r xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="{number}" name="Text Box {number}"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>{line}</wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr lIns="72000" tIns="36000" rIns="72000" bIns="36000"/>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:{cx}pt;height:{cy}pt;
mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f">
<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
"""

_NUMBERING = """
<w:abstractNum xmlns:w="{w}" w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="space"/><w:lvlText w:val="%1."/>
<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
"""
_FORMATS = {"thai": "thaiNumbers", "arabic": "decimal"}


def text_box(number: int, place: tuple[float, float, float, float], *, border: bool) -> BaseOxmlElement:
    """A run that holds an empty text box; ``place`` is left, top, width, height on the page."""
    left, top, width, height = place
    line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    return parse_xml(
        _BOX.format(
            w=_W,
            number=number,
            line=line if border else "<a:ln><a:noFill/></a:ln>",
            left=round(left * _EMU),
            top=round(top * _EMU),
            width=round(width * _EMU),
            height=round(height * _EMU),
            x=round(left * _POINTS, 1),
            y=round(top * _POINTS, 1),
            cx=round(width * _POINTS, 1),
            cy=round(height * _POINTS, 1),
        )
    )


def add_numbering(document: Document, style: str) -> int:
    """Add a numbered list, Thai or Arabic; give the id that its paragraphs name."""
    numbering = document.part.numbering_part.element
    abstract_id = 100 + len(numbering.findall(qn("w:abstractNum")))
    abstract = parse_xml(_NUMBERING.format(w=_W, id=abstract_id, format=_FORMATS[style]))
    numbering.insert(0, abstract)
    return int(numbering.add_num(abstract_id).numId)


def number_paragraph(paragraph: Paragraph, number_id: int) -> None:
    """Let the word processor number a paragraph."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number_id


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, its attributes in that name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def fixed(package: bytes) -> bytes:
    """The same zip archive with all times at the earliest, so that the same letter gives the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
