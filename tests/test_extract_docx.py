from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from made_files import LETTER, add_xml, letter_docx, numbered, rewritten_docx, set_numbering

import extractors
from extractors.word.number_formats import FORMATS

TEXT_BOX = (
    "<w:p><w:r><w:t>ก่อน</w:t></w:r><w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>ด่วนที่สุด</w:t></w:r></w:p>'
    "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>ด่วนที่สุด</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    "<w:r><w:t>หลัง</w:t></w:r></w:p>"
)


def read(document: Document, folder: Path) -> list[str]:
    """Save, extract, and give the text of the pages."""
    file = folder / "made.docx"
    document.save(str(file))
    pages = extractors.extract(file).pages
    assert len(pages) == extractors.page_count(file)
    return [page.text for page in pages]


def one(document: Document, folder: Path) -> list[str]:
    """As ``read``, the lines of the only page."""
    (text,) = read(document, folder)
    return text.splitlines()


def test_a_letter_comes_out_line_by_line(tmp_path: Path) -> None:
    (page,) = extractors.extract(letter_docx(tmp_path / "letter.docx")).pages
    assert page.text.splitlines() == list(LETTER)
    assert (page.source, page.confidence, page.number) == ("text", 1.0, 1)
    assert all(word.box is None for word in page.words)


def test_tabs_breaks_hyphens_and_spaces(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>ที่ ทด 1</w:t><w:tab/><w:tab/><w:t>อำเภอ</w:t><w:br/>"
        "<w:t xml:space='preserve'>ก        ข</w:t>"
        "<w:noBreakHyphen/><w:t>ค</w:t><w:softHyphen/><w:t>ง</w:t><w:cr/><w:t>จ</w:t></w:r></w:p>",
    )
    assert one(document, tmp_path) == ["ที่ ทด 1  อำเภอ", "ก  ข-คง", "จ"]


def test_rows_stand_side_by_side_and_merged_cells_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, texts in zip(table.rows, (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "รวม"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "ตั้ง"
    table.cell(1, 2).text = "บน\nล่าง"
    assert one(document, tmp_path) == ["1  รวม", "ตั้ง  5  บน", "ล่าง", "8  9"]


def test_nested_tables_keep_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "ซ้าย"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ใน ก", "ใน ข"
    document.add_paragraph("ท้าย")
    assert one(document, tmp_path) == ["ซ้าย  ใน ก  ใน ข", "ท้าย"]


def test_headers_come_first_and_footers_last_each_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "หัวหน้าแรก"
    section.header.paragraphs[0].text = "หัว"
    section.even_page_header.paragraphs[0].text = "หัว"
    section.footer.paragraphs[0].text = "ท้าย"
    section.first_page_footer.paragraphs[0].text = "ท้ายหน้าแรก"
    document.add_paragraph("เนื้อ")
    document.add_section()
    assert one(document, tmp_path) == ["หัวหน้าแรก", "หัว", "เนื้อ", "ท้ายหน้าแรก", "ท้าย"]


def test_a_first_page_header_that_is_not_used_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].first_page_header.paragraphs[0].text = "ซ่อน"
    document.add_paragraph("เนื้อ")
    assert one(document, tmp_path) == ["เนื้อ"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(document, TEXT_BOX)
    assert one(document, tmp_path) == ["ก่อนหลัง", "ด่วนที่สุด"]


def test_tracked_changes_read_as_accepted_and_hidden_text_not_at_all(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        '<w:p><w:r><w:t xml:space="preserve">ภายในวันที่ </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>๕</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>๗</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับที่สุด</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve"> มีนาคม</w:t></w:r></w:p>',
    )
    assert one(document, tmp_path) == ["ภายในวันที่ ๗ มีนาคม"]


def test_fields_links_and_controls_give_their_result(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>๑ ม.ค.</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink>'
        "<w:sdt><w:sdtContent><w:r><w:t>ช่อง</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    )
    assert one(document, tmp_path) == ["๑ ม.ค.ลิงก์ช่อง"]


def test_symbols_are_read_by_their_font(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(
        document,
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> เห็นชอบ </w:t>'
        '<w:sym w:font="TH SarabunPSK" w:char="F0A1"/><w:sym w:font="Arial" w:char="00BD"/></w:r></w:p>',
    )
    assert one(document, tmp_path) == ["☑ เห็นชอบ ก½"]


def test_automatic_numbers_in_thai_digits_and_letters(tmp_path: Path) -> None:
    document = docx.Document()
    set_numbering(
        document,
        [("thaiNumbers", "%1."), ("thaiNumbers", "%1.%2"), ("thaiLetters", "(%3)"), ("bullet", "\uf0b7")],
    )
    for text, level in (("ก", 0), ("ข", 1), ("ค", 1), ("ง", 2), ("จ", 2), ("ฉ", 0), ("ช", 1), ("ซ", 3)):
        add_xml(document, numbered(text, level))
    assert one(document, tmp_path) == ["๑. ก", "๑.๑ ข", "๑.๒ ค", "(ก) ง", "(ข) จ", "๒. ฉ", "๒.๑ ช", "• ซ"]


def test_lists_count_on_unless_told_where_to_start(tmp_path: Path) -> None:
    document = docx.Document()
    more = (
        "<w:num w:numId='78'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='79'><w:abstractNumId w:val='7'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    set_numbering(document, [("decimal", "%1)")], more)
    for number in (77, 78, 79, 79, 0, 77):
        add_xml(document, numbered("ข้อ", number=number))
    assert one(document, tmp_path) == ["1) ข้อ", "2) ข้อ", "5) ข้อ", "6) ข้อ", "ข้อ", "3) ข้อ"]


def test_a_style_may_carry_the_number(tmp_path: Path) -> None:
    document = docx.Document()
    set_numbering(document, [("upperRoman", "%1 -")])
    style = document.styles.add_style("หัวข้อ", 1)
    properties = style.element.get_or_add_pPr()
    number = parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='77'/></w:numPr>")
    properties.append(number)
    document.styles.add_style("ลูก", 1).base_style = style
    document.add_paragraph("แรก", style="หัวข้อ")
    document.add_paragraph("สอง", style="ลูก")
    assert one(document, tmp_path) == ["I - แรก", "II - สอง"]


@pytest.mark.parametrize(
    ("name", "number", "written"),
    [
        ("thaiLetters", 3, "ค"),
        ("thaiLetters", 41, "ฮ"),
        ("thaiLetters", 42, "กก"),
        ("lowerLetter", 28, "bb"),
        ("lowerRoman", 1994, "cccccccccccccccccccxciv"),
        ("upperRoman", 49, "XLIX"),
        ("decimalZero", 7, "07"),
    ],
)
def test_number_formats(name: str, number: int, written: str) -> None:
    assert FORMATS[name](number) == written


@given(st.sampled_from(sorted(FORMATS)), st.integers(0, 5000))
def test_every_format_writes_every_number(name: str, number: int) -> None:
    assert isinstance(FORMATS[name](number), str)


def test_page_breaks_make_pages(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("หน้าหนึ่ง").add_run().add_break(WD_BREAK.PAGE)
    add_xml(document, "<w:p><w:r><w:lastRenderedPageBreak/><w:t>หน้าสอง</w:t></w:r></w:p>")
    add_xml(document, "<w:p><w:r><w:t>ยังสอง</w:t><w:lastRenderedPageBreak/><w:t>หน้าสาม</w:t></w:r></w:p>")
    assert read(document, tmp_path) == ["หน้าหนึ่ง", "หน้าสอง\nยังสอง", "หน้าสาม"]
    (page,) = extractors.extract(tmp_path / "made.docx", pages=(2, 2)).pages
    assert (page.number, page.text) == (2, "หน้าสอง\nยังสอง")


def test_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    file = letter_docx(tmp_path / "letter.docx", ["เนื้อ"])
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    separator = f'<w:footnote w:type="separator" w:id="0">{note.format("---")}'
    footnotes = f'<w:footnotes {word}>{separator}<w:footnote w:id="1">{note.format("เชิงอรรถ")}</w:footnotes>'
    rewritten_docx(
        file,
        {"word/footnotes.xml": footnotes},
        relation=("footnotes", "footnotes.xml"),
    )
    assert extractors.extract(file).pages[0].text == "เนื้อ\nเชิงอรรถ"


def test_digits_of_a_font_that_draws_thai_ones_stay_as_typed(tmp_path: Path) -> None:
    file = letter_docx(tmp_path / "letter.docx", ["ที่ ทด 0019/12"], font="TH SarabunIT๙")
    assert extractors.extract(file).pages[0].text == "ที่ ทด 0019/12"
