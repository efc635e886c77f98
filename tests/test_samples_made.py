"""The sample letters: sources, truth and files belong together, and each form and format is there."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageSequence

from pipeline.letter.fields import Kind
from pipeline.office.settings import Settings
from thai.digits import to_arabic

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
FILES = SAMPLES / "files"
SOURCES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (SAMPLES / "sources").glob("*.toml")}
FORMATS = {"docx", "pdf", "pdf_private_use", "pdf_scan", "pdf_mixed", "jpg", "tiff"}

MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]

WORDS = {"kind", "number", "date", "subject", "to", "sender", "speed", "secrecy", "signatory", "position"}
WORDS |= {"owner", "phone"}
LISTS = {"references", "enclosures", "deadlines", "events", "amounts"}
ABOUT = {"partial", "doubtful", "not_scored", "only_in_table"}  # about the truth, not of the letter


def make(*arguments: str) -> str:
    command = [sys.executable, "-m", "samples.make", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.fixture(scope="module")
def composed() -> dict[str, list[str]]:
    """The text of each letter, line by line, as the script composes it."""
    made: dict[str, list[str]] = json.loads(make("--text"))
    return made


def flat(lines: list[str]) -> str:
    return " ".join(to_arabic(" ".join(lines)).split())


def outputs(*formats: str) -> list[Path]:
    made = chain.from_iterable(source["output"] for source in SOURCES.values())
    return [FILES / output["file"] for output in made if output["format"] in formats]


def spoken(iso: str) -> re.Pattern[str]:
    """How a letter may write a date: the month in full or short, a range that begins with the day."""
    date = dt.date.fromisoformat(iso)
    year = date.year + 543
    month = f"({MONTHS[date.month - 1]} (พ\\.ศ\\. )?{year}|{re.escape(SHORT[date.month - 1])} {year % 100})"
    return re.compile(rf"(?<!\d){date.day}(\d{{4}})? (- \d+ )?{month}")


def layer_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_each_source_has_its_files_and_no_file_is_left_over() -> None:
    assert len(SOURCES) >= 16
    assert sorted(outputs(*FORMATS)) == sorted(p for p in FILES.iterdir() if not p.name.endswith(".json"))
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 6_000_000


def test_all_kinds_and_formats_are_there() -> None:
    assert {source["truth"]["kind"] for source in SOURCES.values()} == set(get_args(Kind)) - {"other"}
    assert {output["format"] for source in SOURCES.values() for output in source["output"]} == FORMATS
    assert len(outputs("docx")) >= 5
    assert len(outputs("pdf")) >= 4
    assert len(outputs("pdf_scan")) >= 2


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_truth_has_the_types_of_the_fields(name: str) -> None:
    truth: dict[str, Any] = SOURCES[name]["truth"]
    assert truth.keys() <= WORDS | LISTS | ABOUT | {"received"}
    assert all(isinstance(truth[key], str) for key in truth.keys() & WORDS)
    assert all(isinstance(truth[key], list) for key in truth.keys() & (LISTS | ABOUT))
    assert set(truth.get("not_scored", ())) | set(truth.get("doubtful", ())) <= WORDS | LISTS
    for deadline in truth.get("deadlines", ()):
        assert deadline.keys() <= {"value", "rule", "who", "what"}
        assert ("value" in deadline) != ("rule" in deadline)
        assert set(deadline.get("rule", ())) in (set(), {"days", "from"}, {"every"})
    for event in truth.get("events", ()):
        assert event.keys() <= {"value", "end", "time", "place", "link"}
        assert re.fullmatch(r"\d\d:\d\d", event.get("time", "00:00"))
    for amount in truth.get("amounts", ()):
        assert Decimal(amount["value"]) > 0


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_truth_stands_in_the_letter(name: str, composed: dict[str, list[str]]) -> None:
    truth, text = SOURCES[name]["truth"], flat(composed[name])
    words = [truth[key] for key in truth.keys() & (WORDS - {"kind", "date"})]
    words += truth.get("enclosures", ()) if len(truth.get("enclosures", ())) == 1 else ()
    words += [r[key] for r in truth.get("references", ()) for key in ("value", "number", "agency")]
    words += [d[key] for d in truth.get("deadlines", ()) for key in ("who", "what") if key in d]
    words += [e[key] for e in truth.get("events", ()) for key in ("place", "link") if key in e]
    words += [e["time"].replace(":", ".") for e in truth.get("events", ()) if "time" in e]
    words += [f"{int(a['value']):,}" for a in truth.get("amounts", ())]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_dates_of_the_truth_stand_in_the_letter(name: str, composed: dict[str, list[str]]) -> None:
    truth, text = SOURCES[name]["truth"], flat(composed[name])
    dates = [truth["date"]] if "date" not in truth.get("partial", ()) else []
    dates += [d["value"] for d in truth.get("deadlines", ()) if "value" in d]
    dates += [e["value"] for e in truth.get("events", ())] + [r["date"] for r in truth.get("references", ())]
    assert [date for date in dates if not spoken(date).search(text)] == []


def test_weekdays_match_their_dates(composed: dict[str, list[str]]) -> None:
    named = re.compile(rf"วัน({'|'.join(WEEKDAYS)})ที่ (\d+) ({'|'.join(MONTHS)}) (\d{{4}})")
    found = [match for lines in composed.values() for match in named.findall(flat(lines))]
    assert len(found) >= 10
    for weekday, day, month, year in found:
        date = dt.date(int(year) - 543, MONTHS.index(month) + 1, int(day))
        assert WEEKDAYS[date.weekday()] == weekday, f"{date} is not a วัน{weekday}"


@pytest.mark.parametrize("path", outputs("docx"), ids=lambda path: path.stem)
def test_docx_holds_the_composed_text(path: Path, composed: dict[str, list[str]]) -> None:
    document = Document(str(path))
    section = document.sections[0]
    parts = (section.header._element, document.element.body, section.footer._element)  # noqa: SLF001 - no other way to text boxes
    held = [line for part in parts for line in map(own_text, part.iter(qn("w:p"))) if line.strip()]
    assert held == composed[path.stem]


def own_text(paragraph: Any) -> str:  # noqa: ANN401 - an element of lxml, which ships no types
    """A paragraph's text without that of a text box in it; nothing for the box's older twin."""
    if any(parent.tag.endswith("}Fallback") for parent in paragraph.iterancestors()):
        return ""
    inside = chain.from_iterable(run for run in paragraph if run.tag == qn("w:r"))
    return "".join(
        "\t" if e.tag == qn("w:tab") else e.text for e in inside if e.tag in (qn("w:t"), qn("w:tab"))
    )


def test_making_again_gives_the_same_docx(tmp_path: Path) -> None:
    make("--docx", "--into", str(tmp_path))
    for path in outputs("docx"):
        assert parts_of(tmp_path / path.name) == parts_of(path)


def parts_of(path: Path) -> dict[str, bytes]:
    """The XML parts; a picture's bytes may differ with the version of the packer."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}


def test_docx_names_the_official_font_and_thai() -> None:
    for path in outputs("docx"):
        xml = parts_of(path)["word/document.xml"].decode()
        assert 'w:cs="TH SarabunPSK"' in xml
        assert 'w:bidi="th-TH"' in xml


def test_docx_show_boxes_numbering_tables_and_margins() -> None:
    xml = {path.stem: parts_of(path)["word/document.xml"].decode() for path in outputs("docx")}
    assert "wps:txbx" in xml["19_text_boxes_fair"]
    assert "w:numPr" in xml["05_memo_approval"]
    assert "w:tbl>" in xml["07_order_working_group"]
    assert any("word/header1.xml" in parts_of(path) for path in outputs("docx"))


def test_some_words_stand_in_a_table_alone() -> None:
    document = Document(str(FILES / "17_table_allocation.docx"))
    body = "".join(paragraph.text for paragraph in document.paragraphs)
    cells = "".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    words = SOURCES["17_table_allocation"]["truth"]["only_in_table"]
    assert words
    assert all(word in cells and word not in body for word in words)


def test_the_secret_letter_is_marked_at_top_and_bottom() -> None:
    section = Document(str(FILES / "13_secret_complaint.docx")).sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[-1].text == "ลับ"


@pytest.mark.parametrize("path", outputs("pdf"), ids=lambda path: path.stem)
def test_text_pdf_has_a_thai_layer(path: Path) -> None:
    layer = "".join(layer_of(path))
    assert len(re.findall("[ก-๛]", layer)) > 300
    assert not re.search("[\uf700-\uf71a]", layer)


@pytest.mark.parametrize("path", outputs("pdf_private_use"), ids=lambda path: path.stem)
def test_private_use_pdf_has_its_marks_there(path: Path) -> None:
    layer = "".join(layer_of(path))
    assert {"\uf70a", "\uf70b", "\uf70e"} <= set(layer)


@pytest.mark.parametrize("path", outputs("pdf_scan"), ids=lambda path: path.stem)
def test_scan_has_no_text_layer(path: Path) -> None:
    assert set(layer_of(path)) == {""}


def test_mixed_pdf_has_text_pages_and_a_scanned_one() -> None:
    first, second, scanned = layer_of(FILES / "09_minutes_weekly.pdf")
    assert len(first) > 500
    assert len(second) > 300
    assert scanned == ""


def test_fax_has_pages_and_photo_an_orientation() -> None:
    with Image.open(FILES / "10_radio_flood.tif") as fax:
        assert [page.mode for page in ImageSequence.Iterator(fax)] == ["1", "1"]
    with Image.open(FILES / "16_certificate_group.jpg") as photo:
        assert photo.getexif()[0x0112] == 6
        assert photo.width > photo.height


def test_demo_office_is_valid_and_its_duties_are_shared_out() -> None:
    office = Settings(**tomllib.loads((SAMPLES / "demo-office.toml").read_text("utf-8")))
    tambons = [tambon for officer in office.officers for tambon in officer.tambons]
    assert len(tambons) == len(set(tambons)) == 6
    duties = {duty for officer in office.officers for duty in officer.duties}
    assert {duty for officer in office.officers for duty in officer.stand_in} <= duties
    assert set(office.secret_readers) <= {officer.name for officer in office.officers}


def test_readme_lists_every_file() -> None:
    readme = (SAMPLES / "README.md").read_text("utf-8")
    assert [path.name for path in outputs(*FORMATS) if f"`{path.name}`" not in readme] == []


def test_no_source_matches_an_unknown_name() -> None:
    command = [sys.executable, "-m", "samples.make", "99_none"]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.strip() == "no source begins with 99_none"
