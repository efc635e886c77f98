"""Letters that ask for an answer stand in ``status`` until there is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from followed_letters import OURS, PROVINCE, office_of, order, said, send
from office_maker import rows_of

from cli import kasian
from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_write
from pipeline.matter.answers import asks
from pipeline.matter.keeping import act, enter
from pipeline.office.lock import hold
from pipeline.office.office import Office

ASKED = ("ศน 0019/ว 120", "2022-03-01", "การสำรวจกลุ่มอาชีพ")
REPORT = "ขอให้อำเภอรายงานผลการสำรวจให้จังหวัดทราบ ภายในวันที่ 20 มีนาคม 2565"


@pytest.mark.parametrize(
    "words",
    [
        "ขอให้อำเภอรายงานผลการดำเนินงาน",
        "โปรดจัดส่งแบบสำรวจให้จังหวัด",
        "ขอให้แจ้งผลการพิจารณาให้จังหวัดทราบ",
        "แจ้งรายชื่อผู้เข้าร่วมประชุม",
        "ตอบแบบสอบถาม",
        "ยืนยันการเข้าร่วม",
        "ให้อำเภอส่งรายชื่อ",
    ],
)
def test_a_report_a_sending_and_a_reply_are_answers(words: str) -> None:
    assert asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "ขอความร่วมมือประชาสัมพันธ์",
        "แจ้งผู้เกี่ยวข้องทราบและถือปฏิบัติ",
        "ขอเชิญเข้าร่วมประชุม",
        "ให้รายงานตัวต่อผู้บังคับบัญชา",
        "ส่งเสริมอาชีพในชุมชน",
        "จัดส่งผู้แทนเข้าร่วมประชุม",
        "ถือปฏิบัติโดยเคร่งครัด",
        "",
    ],
)
def test_to_make_known_to_come_and_to_comply_is_no_answer(words: str) -> None:
    assert not asks(words)


def run(office: Office, *words: str) -> str:
    done = CliRunner().invoke(kasian, [*words, "--office", str(office.root)], catch_exceptions=False)
    return done.stdout


def waiting(office: Office) -> list[str]:
    listed = [one["id"] for one in json.loads(run(office, "list", "--unanswered", "--json"))["letters"]]
    told = [one["id"] for one in json.loads(run(office, "status", "--json"))["unanswered"]]
    assert sorted(told) == listed
    return told


def test_what_asks_is_listed_until_we_answer_it(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    asked = send(office, *ASKED, asks=REPORT)
    send(office, "ศน 0019/ว 121", "2022-03-02", "แจ้งวันหยุด", asks="ขอความร่วมมือประชาสัมพันธ์ให้ผู้เกี่ยวข้องทราบ")
    assert waiting(office) == [asked]
    (one,) = json.loads(run(office, "status", "--json"))["unanswered"]
    assert (one["asked_by"], one["due"], one["ours"]) == (PROVINCE, "2022-03-20", False)
    shown = run(office, "status")
    assert "ยังไม่มีหนังสือตอบ 1 ฉบับ" in shown
    assert "การสำรวจกลุ่มอาชีพ" in shown
    reminder = send(office, "ศน 0019/ว 300", "2022-03-25", "เร่งรัด", cites=(said(*ASKED[:2]),), asks=REPORT)
    assert set(waiting(office)) == {asked, reminder}, "a reminder is no answer"
    send(office, "ศน 0019.7/88", "2022-03-28", "รายงานผล", sender=OURS, cites=(said(*ASKED[:2]),))
    assert waiting(office) == [reminder]


def test_our_own_question_is_answered_by_what_comes_in(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    ours = ("ศน 0019.7/88", "2022-03-28", "ขอหารือแนวทาง")
    asked = send(office, *ours, sender=OURS, asks="จึงขอให้จังหวัดแจ้งผลการพิจารณาให้อำเภอทราบ")
    (one,) = json.loads(run(office, "status", "--json"))["unanswered"]
    assert (one["id"], one["ours"]) == (asked, True)
    send(office, "ศน 0019/400", "2022-04-05", "ตอบข้อหารือ", cites=(said(*ours[:2], agency=OURS),))
    assert waiting(office) == []


def test_a_matter_that_is_done_waits_for_nothing(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    asked = send(office, *ASKED, asks=REPORT)
    order(office, asked, "ทราบ")
    assert waiting(office) == [asked]
    with hold(office), open_to_write(office) as catalogue:
        row = reading.find_id(catalogue, asked)
        assert row is not None
        enter(office, catalogue, row, act("done", "นายดำ ใจดี", "2022-03-17T09:00:00", text=""))
    assert waiting(office) == []
    assert rows_of(office)[0].state == "done"


def test_a_secret_letter_waits_unseen(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    send(office, *ASKED, asks=REPORT, mark="\t\tลับมาก\n\n")
    assert waiting(office) == []
