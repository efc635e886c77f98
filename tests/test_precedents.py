"""What went before: a cited letter of the office stands in the note, by its register number."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_maker import LETTER, make_office, take_in

from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read


@pytest.mark.parametrize(("day", "known"), [("๑๔ มีนาคม ๒๕๖๕", True), ("๑๔ มีนาคม ๒๕๖๔", False)])
def test_a_cited_letter_is_known_by_number_and_date(tmp_path: Path, day: str, known: bool) -> None:  # noqa: FBT001 - a column
    office = make_office(tmp_path)
    first = LETTER.format(number="๑๒๐", subject="การสำรวจกลุ่มอาชีพ")
    second = LETTER.format(number="๑๕๕", subject="เร่งรัดการสำรวจกลุ่มอาชีพ").replace(
        "\tด้วยสำนักงาน", f"อ้างถึง\tหนังสือสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา ที่ ศน ๐๐๑๙/ว ๑๒๐ ลงวันที่ {day}\n\n\tด้วยสำนักงาน"
    )
    (office.inbox / "1.txt").write_text(first, encoding="utf-8")
    take_in(office)
    (office.inbox / "2.txt").write_text(second, encoding="utf-8")
    (outcome,) = take_in(office)
    assert outcome.id is not None
    with open_to_read(office) as catalogue:
        text = reading.letter_text(catalogue, outcome.id)
    assert text is not None
    assert text.memo is not None
    history = [s for s in text.memo["sections"] if "เรื่องเดิม" in s["title"]]
    proofs = [p["source"] for s in history for one in s["sentences"] for p in one["evidence"]]
    assert ("2565-0001" in proofs) == known
