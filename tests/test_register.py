"""The register of letters received: its official columns as XLSX and as CSV, nothing of a secret letter."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from office_documents import turned_into
from office_maker import drop, drop_secret, make_office, take_in
from openpyxl import load_workbook

from commands.registering import register_command
from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.matter.keeping import act, enter
from pipeline.matter.register.as_csv import to_csv
from pipeline.matter.register.as_xlsx import FONT, to_xlsx
from pipeline.matter.register.rows import COLUMNS, Entry, Register, cells, register
from pipeline.office.lock import hold
from pipeline.office.office import Office

MONTH = "2022-03"
ORDER = "มอบนางสาวชบา รายงานใน 3 วัน"
FORMULAS = ("=1+1", "+66 2 123", "-", "@SUM(A1)", "=cmd|' /C calc'!A0")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office that took in two letters in March 2565 and a secret one between them."""
    office = make_office(tmp_path)
    drop(office, "a.txt", subject="ขอเชิญประชุม ครั้งที่ ๓/๒๕๖๕", number="๑๒")
    take_in(office)
    drop_secret(office)
    take_in(office)
    drop(office, "b.txt", subject="ส่งแบบรายงาน", number="๑๓")
    take_in(office)
    return office


def order_and_close(office: Office, id_: str) -> None:
    told = {"text": ORDER, "to": "นางสาวชบา ใจงาม", "due": "2022-03-18"}
    steps = (
        act("ordered", "นางแดง", "2022-03-16T08:30:00", **told),
        act("done", "นางสาวชบา", "2022-03-17T16:00:00", text="ส่งแล้ว"),
    )
    with hold(office), open_to_write(office) as catalogue:
        for one in steps:
            row = reading.find_id(catalogue, id_)
            assert row is not None
            enter(office, catalogue, row, one, officer="นางสาวชบา ใจงาม")


def march(office: Office) -> Register:
    with open_to_read(office) as catalogue:
        return register(catalogue, office.settings, MONTH)


def an_entry(**fields: str) -> Entry:
    return replace(Entry(id="2565-0001", received="2022-03-15"), **fields)  # type: ignore[arg-type]  # all text


def a_register(*entries: Entry) -> Register:
    return Register("สำนักงานพัฒนาชุมชนอำเภอหนองบึง", MONTH, "thai", entries)


def test_a_letter_stands_in_its_official_columns_with_order_officer_and_end(office: Office) -> None:
    order_and_close(office, "2565-0001")
    first = dict(zip(COLUMNS, next(march(office).rows()), strict=True))
    assert first == {
        "เลขทะเบียนรับ": "๒๕๖๕-๐๐๐๑",
        "ที่": "ศน ๐๐๑๙/ว ๑๒",
        "ลงวันที่": "๑๔ มี.ค. ๖๕",
        "จาก": "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา",
        "ถึง": "พัฒนาการอำเภอหนองบึง",
        "เรื่อง": "ขอเชิญประชุม ครั้งที่ ๓/๒๕๖๕",
        "การปฏิบัติ": "มอบนางสาวชบา รายงานใน ๓ วัน\nผู้รับผิดชอบ นางสาวชบา ใจงาม\n"
        "กำหนด ๑๘ มี.ค. ๖๕\nเสร็จแล้ว ๑๗ มี.ค. ๖๕",
        "หมายเหตุ": "รับ ๑๕ มี.ค. ๖๕",
    }


def test_rows_stand_in_order_of_their_numbers_and_of_a_secret_one_the_number_alone(office: Office) -> None:
    rows = list(march(office).rows())
    assert [row[0] for row in rows] == ["๒๕๖๕-๐๐๐๑", "๒๕๖๕-๐๐๐๒", "๒๕๖๕-๐๐๐๓"]
    assert [cell for cell in rows[1] if cell] == ["๒๕๖๕-๐๐๐๒", "(ลับ)"]
    assert rows[2][6] == "ร่างบันทึกแล้ว"


def test_a_month_without_letters_has_its_title_and_no_row(office: Office) -> None:
    with open_to_read(office) as catalogue:
        empty = register(catalogue, office.settings, "2022-02")
    assert empty.headings[2] == "เดือนกุมภาพันธ์ ๒๕๖๕"
    assert list(empty.rows()) == []
    assert load_workbook(BytesIO(to_xlsx(empty))).active.max_row == 4


def test_printed_it_lies_on_a4_with_its_head_on_each_page(tmp_path: Path) -> None:
    entry = an_entry(subject="รายงานผลการดำเนินงานตามแผนปฏิบัติการประจำปี " * 3)
    file = tmp_path / "register.xlsx"
    file.write_bytes(to_xlsx(a_register(*[entry] * 12)))
    with pypdfium2.PdfDocument(turned_into(file, ".pdf")) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        assert {tuple(round(side) for side in page.get_size()) for page in pdf} == {(842, 595)}
    assert len(texts) > 1
    assert all("การปฏิบัติ" in text and "ทะเบียนหนังสือรับ" in text for text in texts)


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    short = an_entry(subject="ขอเชิญประชุม")
    long = an_entry(subject="การขับเคลื่อนศูนย์อำนวยการขจัดความยากจนและพัฒนาคนทุกช่วงวัยอย่างยั่งยืน " * 2)
    rows = load_workbook(BytesIO(to_xlsx(a_register(short, long)))).active.row_dimensions
    assert rows[6].height > 2 * rows[5].height


def test_what_is_doubtful_is_marked_and_digits_follow_the_office() -> None:
    unsure = replace(an_entry(number="ศน 0019/", date="2022-03"), doubtful=("number", "date", "to"))
    assert cells(unsure, "arabic")[:5] == ("2565-0001", "ศน 0019/ [?]", "มี.ค. 65 [?]", "", "[?]")


def test_the_sheet_is_a_lying_a4_page_whose_head_is_repeated(office: Office) -> None:
    sheet = load_workbook(BytesIO(to_xlsx(march(office)))).active
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "ทะเบียนหนังสือรับ",
        "สำนักงานพัฒนาชุมชนอำเภอหนองบึง",
        "เดือนมีนาคม ๒๕๖๕",
    ]
    assert tuple(cell.value for cell in sheet[4]) == COLUMNS
    assert sheet.print_title_rows == "$1:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    body = [cell for row in sheet.iter_rows(min_row=5) for cell in row]
    assert {cell.font.name for cell in body} == {FONT}
    assert all(cell.alignment.wrap_text and cell.border.left.style == "thin" for cell in body)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_letter_says_is_never_calculated(text: str) -> None:
    printed = a_register(an_entry(subject=text))
    shown = cells(printed.entries[0], "thai")[5]
    cell = load_workbook(BytesIO(to_xlsx(printed))).active.cell(5, 6)
    assert (cell.value, cell.data_type) == (shown, "s")
    (row,) = csv_rows(to_csv(printed))
    assert row["เรื่อง"] == f"'{shown}"


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


@settings(deadline=None, max_examples=40)  # a workbook is written and read each time
@given(st.text())
def test_any_text_goes_through_csv_and_xlsx(text: str) -> None:
    printed = a_register(an_entry(subject=text))
    (row,) = csv_rows(to_csv(replace(printed, digits="arabic")))
    assert row["หมายเหตุ"] == "รับ 15 มี.ค. 65"
    assert load_workbook(BytesIO(to_xlsx(printed))).active.cell(5, 8).value == "รับ ๑๕ มี.ค. ๖๕"


def test_the_csv_opens_in_excel_as_thai(office: Office) -> None:
    content = to_csv(march(office))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert tuple(rows[0]) == COLUMNS
    assert [row["เรื่อง"] for row in rows] == ["ขอเชิญประชุม ครั้งที่ ๓/๒๕๖๕", "(ลับ)", "ส่งแบบรายงาน"]


def test_an_existing_file_is_not_written_over(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "ทะเบียน.xlsx"
    arguments = ["--month", "2565-03", "--xlsx", str(file), "--office", str(office.root)]
    assert CliRunner().invoke(register_command, arguments).exit_code == 0
    written = file.read_bytes()
    again = CliRunner().invoke(register_command, arguments)
    assert again.exit_code == 2
    assert file.read_bytes() == written


def test_on_a_terminal_it_shows_all_columns_and_nothing_of_the_secret_letter(office: Office) -> None:
    told = CliRunner().invoke(register_command, ["--month", "มี.ค. 65", "--office", str(office.root)]).output
    assert all(name in told for name in ("ทะเบียนหนังสือรับ", "เดือนมีนาคม ๒๕๖๕", "ส่งแบบรายงาน"))
    assert "(ลับ)" in told
    assert "ปกปิด" not in told
