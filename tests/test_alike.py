"""Earlier letters alike in subject, with the chief's order on them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from followed_letters import BY, office_of, order, send
from hypothesis import given
from hypothesis import strategies as st

from cli import kasian
from pipeline.matter.wording import Weights, likeness_of
from pipeline.office.office import Office
from pipeline.secrecy import mark_secret

MEETING = "ขอเชิญประชุมคณะกรรมการกองทุนพัฒนาบทบาทสตรี ครั้งที่ {} /๒๕๖๕"
OTHERS = (
    "ขอเชิญประชุมเชิงปฏิบัติการผ้าทอมือ",
    "การสำรวจข้อมูลความจำเป็นพื้นฐาน",
    "การจัดสรรงบประมาณโครงการท่องเที่ยวชุมชน",
    "แจ้งวันหยุดราชการ",
    "ขอเชิญอบรมผู้นำอาสาพัฒนาชุมชน",
)


def alike(office: Office, id_: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(
        kasian, ["show", id_, "--json", "--office", str(office.root)], catch_exceptions=False
    )
    found: list[dict[str, object]] = json.loads(done.stdout)["alike"]
    return found


def fill(office: Office) -> None:
    for nth, subject in enumerate(OTHERS):
        send(office, f"ศน 0019/ว {20 + nth}", f"2022-01-{10 + nth}", subject)


def test_the_second_of_a_series_shows_the_first_and_its_order(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    fill(office)
    first = send(office, "ศน 0019/ว 40", "2022-02-01", MEETING.format("๑"))
    order(office, first, "มอบนายดำ เข้าร่วมประชุม", "นายดำ ใจดี")
    second = send(office, "ศน 0019/ว 90", "2022-03-01", MEETING.format("๒"))
    (one,) = alike(office, second)
    assert one["id"] == first
    assert one["order"] == {"text": "มอบนายดำ เข้าร่วมประชุม", "to": "นายดำ ใจดี", "date": "2022-03-16"}
    shown = CliRunner().invoke(kasian, ["show", second, "--office", str(office.root)]).stdout
    assert "เรื่องทำนองเดียวกัน" in shown
    assert "“มอบนายดำ เข้าร่วมประชุม” ผู้รับผิดชอบ นายดำ ใจดี" in shown
    assert alike(office, first) == [], "what came later is not what went before"


def test_one_word_in_common_makes_no_letters_alike(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    fill(office)
    last = send(office, "ศน 0019/ว 95", "2022-03-01", "ขอเชิญชมนิทรรศการ")
    assert alike(office, last) == []


def test_a_secret_letter_is_alike_to_none(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    first = send(office, "ศน 0019/ว 40", "2022-02-01", MEETING.format("๑"))
    second = send(office, "ศน 0019/ว 90", "2022-03-01", MEETING.format("๒"))
    assert [one["id"] for one in alike(office, second)] == [first]
    mark_secret(office, first, BY)
    assert alike(office, second) == []


WORDS = st.lists(st.sampled_from(["ประชุม", "กองทุน", "สตรี", "ผ้า", "สำรวจ"]), max_size=5)


@given(WORDS, WORDS, st.integers(0, 1000))
def test_likeness_is_a_cosine(one: list[str], other: list[str], letters: int) -> None:
    weights = Weights(letters, {"ประชุม": letters, "ผ้า": 1})
    found = likeness_of(one, other, weights)
    assert 0 <= found <= 1 + 1e-9
    assert abs(found - likeness_of(other, one, weights)) < 1e-9
    assert (found > 1 - 1e-9) == (bool(one) and set(one) == set(other))
