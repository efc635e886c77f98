"""Thai in eight bits, read as Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.plausibility import plausibility
from thai.recode import recoded
from thai.repair import defects, repair
from thai.traced import Traced

WORDS = (
    *("สำนักงาน", "พัฒนาชุมชน", "เรียน", "นายอำเภอ", "ผู้ใหญ่บ้าน", "กำหนดการ", "ประชุม", "ที่", "๑๒", "2565"),
    *("(ฉบับที่ ๓)", "ลงวันที่", "ณ", "ฯลฯ", "ๆ", "กันยายน", "ศูนย์", "โครงการ", "ปฏิญาณ", "เพื่อ", "ฎีกา", "ฬ่อ"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(lambda words: " ".join(("สำนักงานพัฒนาชุมชน", *words)))


@given(texts, st.sampled_from(["latin-1", "cp1252"]))
def test_thai_in_eight_bits_comes_back(text: str, read_as: str) -> None:
    broken = text.encode("cp874").decode(read_as)
    assert repair(broken) == text
    assert plausibility(broken).plausible


def test_shifted_marks_of_windows_fonts_come_back() -> None:
    # 0x8B and 0x8C are the lowered tone marks, 0x82 is a shifted ี
    broken = "ที่ว่าการอำเภอทดสอบ ผู้ว่าราชการ".encode("cp874").replace(b"\xe8", b"\x8b").replace(b"\xe9", b"\x8c")
    assert repair(broken.decode("cp1252")) == "ที่ว่าการอำเภอทดสอบ ผู้ว่าราชการ"
    assert defects(broken.decode("cp1252")) == ("Thai read as Latin letters",)


@pytest.mark.parametrize(
    "latin",
    [
        "Café Zürich, Übergröße, naïve façade, señor",
        "“ทดสอบ” – ‘ก’ … 25 °C ± 3 × 2 ½ © ®",
        "°°°°°°°°°°°° ×××××××× §§§§§§§§",
        "ÉÉÉÉÉÉÉÉÉÉÉÉÉÉ",
        "",
    ],
)
def test_other_text_stays(latin: str) -> None:
    assert recoded(Traced.of(latin)).text == latin


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    now = recoded(Traced.of(text))
    assert now.origin == tuple(range(len(text)))
