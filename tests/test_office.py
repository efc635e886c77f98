"""The office folder and its settings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from office_maker import make_office

from pipeline.office.lock import OfficeBusy, hold
from pipeline.office.office import find_office, load_office
from pipeline.office.places import OfficeError
from pipeline.office.settings import parse_settings
from pipeline.office.template import init_office, settings_template


def test_a_new_office_has_its_folders_and_settings_that_explain_themselves(tmp_path: Path) -> None:
    office = init_office(tmp_path / "สพอ", 'สำนักงาน "ทดลอง" \\ หนองบึง')
    assert all(folder.is_dir() for folder in office.folders)
    assert office.settings.name == 'สำนักงาน "ทดลอง" \\ หนองบึง'
    assert office.secret.stat().st_mode & 0o077 == 0
    text = (office.root / "office.toml").read_text(encoding="utf-8")
    assert "# เครื่องมือค้นหา" in text
    assert "/ Search engine" in text


def test_an_office_is_not_overwritten(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    before = (office.root / "office.toml").read_bytes()
    with pytest.raises(OfficeError, match="ไม่เขียนทับ"):
        init_office(office.root, "อีกแห่ง")
    assert (office.root / "office.toml").read_bytes() == before


def test_an_office_is_not_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OfficeError, match="ไม่ใช่โฟลเดอร์"):
        init_office(tmp_path / "file")


def test_each_example_of_the_template_can_be_taken_as_it_is() -> None:
    text = settings_template("ก")
    _, _, officers = text.partition("# [[officers]]")
    shown = text + "[[officers]]" + officers.replace("\n# ", "\n")
    assert parse_settings(shown).officers[0].position
    assert set(tomllib.loads(shown)) <= set(type(parse_settings(text)).model_fields)


def test_the_given_folder_comes_first_then_the_environment_then_the_way_up(tmp_path: Path) -> None:
    one, two, three = (init_office(tmp_path / name, name) for name in ("one", "two", "three"))
    env = {"KASIAN_OFFICE": str(two.root)}
    assert find_office(one.root, env, three.root) == one
    assert find_office(one.root / "office.toml", env, three.root) == one
    assert find_office(None, env, three.root) == two
    assert find_office(None, {}, three.archive) == three


def test_no_office_is_said_in_thai_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="kasian init"):
        find_office(None, {}, tmp_path)
    with pytest.raises(OfficeError, match="kasian init"):
        find_office(tmp_path / "missing", {}, tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "ก"\ndigits = "roman"', ["บรรทัดที่ 2", "digits", "thai"]),
        ('name = "ก"\nreader = "tessaract"', ["บรรทัดที่ 2", "reader", "'own', 'tesseract' หรือ 'both'"]),
        ('name = "ก"\n\nworkers = -1', ["บรรทัดที่ 3", "workers", "0"]),
        ('name = "ก"\nchef = "ข"', ["บรรทัดที่ 2", "chef", "ตัวสะกด"]),
        ('chief = "ข"', ["name", "ต้องกรอก"]),
        ('name = "ก"\nphone = 02', ["บรรทัดที่ 2"]),
        ('name = "ก', ["บรรทัดที่ 1"]),
        ('name = "ก"\n[[officers]]\nname = "ข"\n[[officers]]\nname = 5', ["บรรทัดที่ 5", "officers.2.name"]),
    ],
)
def test_a_mistake_names_its_line_and_field(text: str, told: list[str]) -> None:
    with pytest.raises(OfficeError) as caught:
        parse_settings(text, "office.toml")
    assert "office.toml" in caught.value.reason
    assert all(part in caught.value.reason for part in told)
    assert "\n" not in caught.value.reason


def test_settings_saved_by_notepad_are_read_and_other_encodings_are_named(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = office.root / "office.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8-sig")
    assert load_office(office.root) == office
    file.write_bytes(text.encode("cp874", "replace"))
    with pytest.raises(OfficeError, match="UTF-8"):
        load_office(office.root)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with hold(office), pytest.raises(OfficeBusy, match="อีกหน้าต่าง"), hold(office):
        pass
    with hold(office):
        pass
