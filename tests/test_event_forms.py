"""Events on several days, over midnight and online."""

from __future__ import annotations

from letter_bodies import letter_with


def test_days_of_a_list_are_events_of_their_own() -> None:
    letter = letter_with("กำหนดจัดประชุม ในวันที่ ๓, ๕ และ ๙ มีนาคม ๒๕๗๐ เวลา ๐๙.๐๐ น. ณ หอประชุมอำเภอศรีนาคา")
    assert [(one.value, one.end_date) for one in letter.events] == [
        (day, day) for day in ("2027-03-03", "2027-03-05", "2027-03-09")
    ]
    assert {(one.time, one.place) for one in letter.events} == {("09:00", "หอประชุมอำเภอศรีนาคา")}


def test_a_stretch_and_days_that_follow_are_one_event() -> None:
    for days in ("๑๔ - ๑๕", "๑๔ และ ๑๕", "๑๔ ถึงวันที่ ๑๕"):
        letter = letter_with(f"กำหนดจัดประชุม ระหว่างวันที่ {days} มีนาคม ๒๕๗๐ ณ หอประชุม")
        assert [(one.value, one.end_date) for one in letter.events] == [("2027-03-14", "2027-03-15")]


def test_an_event_may_last_over_midnight() -> None:
    night = letter_with(
        "กำหนดจัดกิจกรรมเฝ้าระวัง ในวันที่ ๓๑ ธันวาคม ๒๕๖๙ เวลา ๒๒.๐๐ น. ถึงวันที่ ๑ มกราคม ๒๕๗๐ เวลา ๐๒.๐๐ น. ณ หอประชุม"
    )
    assert [(one.value, one.end_date, one.time) for one in night.events] == [
        ("2026-12-31", "2027-01-01", "22:00-02:00")
    ]
    short = letter_with("กำหนดจัดกิจกรรม ในวันที่ ๓๑ ธันวาคม ๒๕๖๙ เวลา ๒๒.๐๐ - ๐๐.๓๐ น. ณ วัดศรีนาคา")
    assert [(one.value, one.time) for one in short.events] == [("2026-12-31", "22:00-00:30")]


def test_an_online_meeting_has_its_address_or_its_number() -> None:
    online = "ขอเชิญประชุมในวันที่ ๓ มีนาคม ๒๕๗๐ เวลา ๐๙.๐๐ น. ผ่านระบบ Zoom "
    (number,) = letter_with(f"{online}Meeting ID: ๘๑๒ ๓๔๕๖ ๗๘๙๐ Passcode: 1234").events
    (link,) = letter_with(f"{online}Meeting ID: 812 3456 7890 ทางลิงก์ https://meet.example.org/abc").events
    assert (number.link, link.link) == (
        "Meeting ID: 812 3456 7890 Passcode: 1234",
        "https://meet.example.org/abc",
    )


def test_two_events_on_two_days_stay_two() -> None:
    letter = letter_with(
        "กำหนดประชุม ในวันที่ ๓ มีนาคม ๒๕๗๐ เวลา ๐๙.๐๐ น. ณ หอประชุม "
        "และลงพื้นที่ในวันที่ ๔ มีนาคม ๒๕๗๐ เวลา ๑๓.๐๐ น. ณ บ้านหนองบัว"
    )
    assert [(one.value, one.time) for one in letter.events] == [
        ("2027-03-03", "09:00"),
        ("2027-03-04", "13:00"),
    ]
