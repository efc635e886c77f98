"""Where to something is sent, and who has to do it."""

from __future__ import annotations

import pytest
from letter_bodies import letter_with

BY = "ภายในวันที่ ๕ มีนาคม ๒๕๗๐"


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("รายงานผลตามแบบรายงานที่แนบมาพร้อมนี้", "ตามแบบรายงานที่แนบมาพร้อมนี้"),
        (
            "จัดส่งแบบสำรวจตามสิ่งที่ส่งมาด้วย ๒ ให้สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา",
            "ตามสิ่งที่ส่งมาด้วย 2, สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา",
        ),
        ("บันทึกข้อมูลผ่านระบบบริหารงานชุมชน BPM ให้แล้วเสร็จ", "ระบบบริหารงานชุมชน BPM"),
        ("ส่งรายชื่อทางกลุ่มไลน์ “พช.ศรีนาคา”", "กลุ่มไลน์ “พช.ศรีนาคา”"),
        ("ยืนยันทางโทรศัพท์ หมายเลข ๐ ๔๔๒๕ ๕๑๑๑ ต่อ ๑๒", "โทรศัพท์ หมายเลข 0 4425 5111 ต่อ 12"),
        ("ยื่นใบสมัคร ณ ที่ว่าการอำเภอศรีนาคา", "ที่ว่าการอำเภอศรีนาคา"),
        ("ส่งรายงานทาง report@example.go.th", "report@example.go.th"),
        ("รายงานให้จังหวัดทราบ", "จังหวัด"),
        ("ส่งรายงาน", None),
    ],
)
def test_an_action_tells_where_to(words: str, where: str | None) -> None:
    (action,) = letter_with(f"ขอให้อำเภอ{words} {BY}").actions[:1]
    assert (action.where, action.by) == (where, "2027-03-05")


def test_who_is_told_to_act_is_no_destination() -> None:
    (action,) = letter_with("ขอให้อำเภอแจ้งให้เทศบาลดำเนินการ").actions[:1]
    assert action.where is None


@pytest.mark.parametrize(
    ("party", "who"),
    [
        ("คณะกรรมการติดตามและประเมินผล", "คณะกรรมการติดตามและประเมินผล"),
        ("สำนักงานตรวจบัญชีสหกรณ์", "สำนักงานตรวจบัญชีสหกรณ์"),
        ("กลุ่มตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน"),
        ("กลุ่มออมทรัพย์เพื่อการผลิต", "กลุ่มออมทรัพย์เพื่อการผลิต"),
        ("ผู้ประกอบการในพื้นที่", "ผู้ประกอบการ"),
        (" ก.จ.จ. และ ก.ท.จ. ", "ก.จ.จ. และ ก.ท.จ."),
        ("คณะกรรมการ", "คณะกรรมการ"),
    ],
)
def test_a_party_is_named_whole(party: str, who: str) -> None:
    (deadline,) = letter_with(f"ขอให้{party}จัดส่งรายงาน {BY}").deadlines
    assert (deadline.who, deadline.what) == (who, "จัดส่งรายงาน")
