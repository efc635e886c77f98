"""The query language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.base import Only, Query, SearchError
from index.query import parse_query
from thai.abbreviations import abbreviations
from thai.terms import query_terms

TODAY = date(2022, 3, 16)  # a Wednesday


def said(query: Query) -> list[tuple[str | None, str]]:
    """Give part and typed text of all wanted pieces."""
    return [(piece.part, "".join(piece.alternatives[0].units)) for piece in query.pieces]


def pieces(text: str) -> list[str]:
    return [text for _, text in said(parse_query(text))]


def only(text: str) -> Only:
    (found,) = parse_query(text, TODAY).only
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("กองทุน แม่บ้าน", ["กองทุน", "แม่บ้าน"]),
        ('"กองทุน แม่บ้าน" ปี', ["กองทุนแม่บ้าน", "ปี"]),
        ("“กองทุน แม่บ้าน” ปี", ["กองทุนแม่บ้าน", "ปี"]),
        ("วันที่ ๑ กันยายน ๒๕๖๔", ["วันที่1กันยายน2564"]),
        ("ประชุม 5 ม.ค. 65", ["ประชุม", "5ม.ค.65"]),
        ("มาตรา 77", ["มาตรา77"]),
        ("พ.ศ. ๒๕๖๖", ["พ.ศ.2566"]),
        ("ครั้งที่ 3/2564", ["ครั้งที่3/2564"]),
        ("กข 0019.2/ว 145", ["กข0019.2/ว145"]),
        ("1,250.50 บาท", ["1,250.50บาท"]),
        ("งบประมาณ 2565", ["งบประมาณ", "2565"]),
        ("COVID-19", ["covid-19"]),
        ("เวลา 10:30 น.", ["เวลา", "10:30", "น."]),
        ("http://a.example/x", ["http://a.example/x"]),
        ("ประสงค์หรือไม่", ["ประสงค์หรือไม่"]),
        ("to order or not", ["to", "order", "or", "not"]),
        ('"หรือ"', ["หรือ"]),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_without() -> None:
    query = parse_query('งบประมาณ -ร่าง -"แก้ไข ครั้งที่ 2" -เรื่อง:ประชุม')
    unwanted = [(piece.part, "".join(piece.alternatives[0].units)) for piece in query.without]
    assert unwanted == [(None, "ร่าง"), (None, "แก้ไขครั้งที่2"), ("subject", "ประชุม")]
    assert said(query) == [(None, "งบประมาณ")]


def test_only_words_are_loosened_and_said_otherwise() -> None:
    query = parse_query('ชุมชนเมือง "ชุมชนเมือง" เรื่อง:ชุมชนเมือง -ชุมชนไทย "พช." -อบต.')
    loose = [bool(piece.alternatives[0].forgiven) for piece in query.pieces]
    assert loose == [True, False, False, False]
    assert not any(terms.forgiven for piece in query.without for terms in piece.alternatives)
    assert [len(piece.alternatives) for piece in (*query.pieces[1:], *query.without)] == [1] * 5


def test_the_whole_is_all_words_side_by_side() -> None:
    query = parse_query('กองทุน -ร่าง แม่บ้าน "ปี" เรื่อง:เงิน ชนิด:คำสั่ง')
    assert query.whole.grams == query_terms("กองทุนแม่บ้าน").grams
    assert parse_query("กองทุน หรือ แม่บ้าน ปี").whole.grams == ()


@pytest.mark.parametrize("word", ["หรือ", "OR"])
def test_either_of_two_neighbours(word: str) -> None:
    query = parse_query(f'ก {word} ข {word} "ค ง" จ เรื่อง:ฉ {word} จาก:ช')
    assert [["".join(p.alternatives[0].units) for p in group] for group in query.groups] == [
        ["ก", "ข", "คง"],
        ["จ"],
        ["ฉ", "ช"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เรื่อง:กองทุน", ("subject", "กองทุน")),
        ("เรื่อง: กองทุน", ("subject", "กองทุน")),
        ("subject:กองทุน", ("subject", "กองทุน")),
        ("Subject: กองทุน", ("subject", "กองทุน")),
        ('จาก:"สำนักงาน ก"', ("sender", "สำนักงานก")),
        ("from:อำเภอ", ("sender", "อำเภอ")),
        ("ที่:กข 0019.2/ว 145", ("number", "กข0019.2/ว145")),
        ("ที่: ๑๔๕", ("number", "145")),
        ("number:ว 145", ("number", "ว145")),
        ("ถึง:นายอำเภอ", ("to", "นายอำเภอ")),
        ("ผู้รับผิดชอบ:ชบา", ("officer", "ชบา")),
        ("officer:ชบา", ("officer", "ชบา")),
    ],
)
def test_words_of_a_field(text: str, expected: tuple[str, str]) -> None:
    assert said(parse_query(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("ชนิด:หนังสือภายนอก", "kind", ("external",)),
        ("ชนิด:คำสั่ง,ประกาศ", "kind", ("order", "announcement")),
        ("ชนิด:คำสั่ง หรือ ชนิด:memo", "kind", ("order", "memo")),
        ('kind:"บันทึก ข้อความ"', "kind", ("memo",)),
        ("ด่วน:ด่วนที่สุด", "speed", ("ด่วนที่สุด",)),
        ("speed:urgent", "speed", ("ด่วน",)),
        ("สถานะ: สั่งการ", "state", ("ordered",)),
        ("state:DONE", "state", ("done",)),
        ("-สถานะ:เสร็จสิ้น", "state", ("received", "drafted", "accepted", "presented", "ordered")),
    ],
)
def test_values_of_a_field(text: str, field: str, values: tuple[str, ...]) -> None:
    found = only(f"{text} กองทุน" if text.startswith("-") else text)
    assert (found.field, set(found.values)) == (field, set(values))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2565-03", ("2022-03", "2022-03-31")),
        ("2565-3", ("2022-03", "2022-03-31")),
        ("2565-03-14", ("2022-03-14", "2022-03-14")),
        ("๒๕๖๕-๐๓-๑๔", ("2022-03-14", "2022-03-14")),
        ("มี.ค.65", ("2022-03", "2022-03-31")),
        ("มี.ค. 65", ("2022-03", "2022-03-31")),
        ('"มีนาคม 2565"', ("2022-03", "2022-03-31")),
        ("มีนาคม.2565", ("2022-03", "2022-03-31")),
        ("14มี.ค.65", ("2022-03-14", "2022-03-14")),
        ("14 มีนาคม พ.ศ. 2565", ("2022-03-14", "2022-03-14")),
        ("14/3/2565", ("2022-03-14", "2022-03-14")),
        ("14/03/65", ("2022-03-14", "2022-03-14")),
        ("3/2565", ("2022-03", "2022-03-31")),
        ("2022", ("2022", "2022-12-31")),
        ("65", ("2022", "2022-12-31")),
        ("2565", ("2022", "2022-12-31")),
        ("ก.พ.67", ("2024-02", "2024-02-29")),
        ("มี.ค.65..เม.ย.65", ("2022-03", "2022-04-30")),
        ("1 ม.ค. 65 .. 31 มี.ค. 65", ("2022-01-01", "2022-03-31")),
        ("2565-03-14..", ("2022-03-14", None)),
        ("..2565-03", (None, "2022-03-31")),
        ("<2565-04-01", (None, "2022-03-31")),
        ("< 2565-04-01", (None, "2022-03-31")),
        ("<=2565-04", (None, "2022-04-30")),
        (">2565-03", ("2022-04", None)),
        (">2565-03-14", ("2022-03-15", None)),
        (">=2565-03", ("2022-03", None)),
        ("ก่อน 1 เม.ย. 65", (None, "2022-03-31")),
        ("วันนี้", ("2022-03-16", "2022-03-16")),
        ("พรุ่งนี้", ("2022-03-17", "2022-03-17")),
        ("สัปดาห์นี้", ("2022-03-14", "2022-03-20")),
        ("เดือนนี้", ("2022-03", "2022-03-31")),
        ("เดือนที่แล้ว", ("2022-02", "2022-02-28")),
        ("<=วันนี้", (None, "2022-03-16")),
    ],
)
def test_days(text: str, span: tuple[str | None, str | None]) -> None:
    for name, field in (("วันที่", "date"), ("received", "received"), ("ครบกำหนด", "due")):
        found = only(f"{name}:{text}")
        assert (found.field, found.values, found.first, found.last) == (field, (), *span)
        query = parse_query(f"ก {name}: {text} ข", TODAY)
        assert said(query) == [(None, "ก"), (None, "ข")]
        assert (query.only[0].first, query.only[0].last) == span


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_day_is_the_same_in_every_form(day: date) -> None:
    buddhist = day.year + 543
    for form in (f"{day:%Y-%m-%d}", f"{buddhist}-{day:%m-%d}", f"{day.day}/{day.month}/{buddhist}"):
        assert only(f"date:{form}") == Only("date", first=day.isoformat(), last=day.isoformat())


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "\u200b", "-ร่าง", '-"ร่าง หนังสือ"', "-ชนิด:คำสั่ง"])
def test_nothing_asked_for_is_an_error_of_one_thai_line(text: str) -> None:
    with pytest.raises(SearchError) as caught:
        parse_query(text)
    assert "พิมพ์" in caught.value.reason
    assert "\n" not in caught.value.reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"กองทุน แม่บ้าน', "ปิด"),
        ('กองทุน -"แม่บ้าน', "ปิด"),
        ("กองทุน - แม่บ้าน", "-"),
        ("กองทุน --", "-"),
        ("หรือ กองทุน", "หรือ"),
        ("กองทุน OR", "หรือ"),
        ("กองทุน หรือ หรือ แม่บ้าน", "หรือ"),
        ("หรือ", "หรือ"),
        ("กองทุน หรือ -แม่บ้าน", "แม่บ้าน"),
        ("กองทุน หรือ ชนิด:คำสั่ง", "ชนิด"),
        ("เรื่อง:ก หรือ ชนิด:คำสั่ง", "ชนิด"),
        ("วันที่:2565 หรือ วันที่:2566", "วันที่"),
        ("ชนิด:จดหมายรัก", "จดหมายรัก"),
        ("ด่วน:สุดๆ", "สุดๆ"),
        ("สถานะ:หาย", "หาย"),
        ("เรื่อง:", "เรื่อง"),
        ("ก เรื่อง: ", "เรื่อง"),
        ('จาก:""', "จาก"),
        ("วันที่:2565-02-30", "2565-02-30"),
        ("วันที่:30 ก.พ. 65", "30 ก.พ. 65"),
        ("วันที่:2565-13", "2565-13"),
        ("วันที่:553", "553"),
        ("วันที่:เมื่อไร", "เมื่อไร"),
        ("วันที่:มีนาคม", "มีนาคม"),
        ("วันที่:เม.ย.65..มี.ค.65", "เม.ย.65..มี.ค.65"),
        ("วันที่:<2565..2566", "<2565..2566"),
        ("วันที่:..", ".."),
        ("ก -วันที่:2565", "วันที่"),
    ],
)
def test_what_is_malformed_gets_a_hint_with_an_example(text: str, told: str) -> None:
    with pytest.raises(SearchError) as caught:
        parse_query(text, TODAY)
    reason = caught.value.reason
    assert told in reason
    assert "พิมพ์" in reason
    assert "\n" not in reason


def test_an_unknown_today_is_said() -> None:
    with pytest.raises(SearchError, match="วันนี้"):
        parse_query("วันที่:วันนี้")


def test_the_offices_own_abbreviations_are_alternatives() -> None:
    own = abbreviations({"ดฟส.": "ดอนฟ้าใส"})
    (piece,) = parse_query("อำเภอดอนฟ้าใส", known=own).pieces
    assert query_terms("อำเภอดฟส.").grams in {other.grams for other in piece.alternatives[1:]}


WORDS = [
    "กองทุน",
    "หรือ",
    "OR",
    "-",
    '"',
    "“",
    "”",
    ":",
    "..",
    "<",
    ">=",
    " ",
    "เรื่อง:",
    "วันที่:",
    "ชนิด:",
    "ครบกำหนด:",
]
PARTS = [
    *WORDS,
    "due:",
    "ที่:",
    "จาก: ",
    "2565",
    "-03",
    "31",
    "มี.ค.",
    "วันนี้",
    "เดือนหน้า",
    "คำสั่ง",
    ",",
    "อบต.",
    "\n",
    "0019/ว 1",
]
typed = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join)


def assert_one_line(error: SearchError) -> None:
    assert "\n" not in error.reason
    assert "พิมพ์" in error.reason


@settings(deadline=None, max_examples=500)
@given(typed | st.text('กขา่ ab1/"“”-–:.<\n', max_size=30) | st.text(max_size=30))
def test_any_text_is_a_query_or_a_known_error(text: str) -> None:
    try:
        query = parse_query(text, TODAY)
    except SearchError as error:
        assert_one_line(error)
        return
    assert query.groups or query.only
    for piece in (*query.pieces, *query.without):
        assert piece.alternatives
        assert all(terms.units for terms in piece.alternatives)
    for filtered in query.only:
        assert filtered.values or filtered.first or filtered.last
        assert not (filtered.first and filtered.last) or filtered.first <= filtered.last
