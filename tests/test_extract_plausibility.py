import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.known import letters_in_words
from thai.plausibility import plausibility


@pytest.mark.parametrize(
    "text",
    [
        "ด้วยอำเภอทดสอบจะจัดประชุมในวันที่ ๑๒ มกราคม ๒๕๖๕ เวลา 09.30 น.",
        "ส\uf70aวนท\uf70bองถิ่น ว\uf70aาด\uf70bวย",  # a font's private marks
        "The office sends this letter to all heads of villages. Please reply by Monday 3 May.",
        "ก ําหนด สํานักงาน",
        "๑๒๓/๒๕๖๕",
        "https://example.org/form QR CODE Version 2.1",
        "àÃÕÂ¹ ¹ÒÂÍÓàÀÍºéÒ¹·´ÊÍº",  # TIS-620 read as Latin-1: repair reads it as Thai
    ],
)
def test_what_an_office_prints_is_plausible(text: str) -> None:
    assert plausibility(text).plausible


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no text"),
        (" \n\t", "no text"),
        ("ÃÃÃÃÂ¹¹¹ÒÂÂÂÀÀÀÀéééÒÒÒ·´´´´ºººº", "unexpected characters"),  # no Thai in eight bits either
        ("ปูาย ฆูาฏ ฌุา", "impossible Thai sequences"),
        ("\ufffd\ufffd\ufffd ก \ufffd\ufffd", "unexpected characters"),
        ("dJjumilo n.F t0w6q UJJfi nrY5Ju 6utifi1 ruld{ttri uuu xzqj", "Latin letters that form no words"),
        ("่่ก ้ส ิ ี ึ ืด ่้ ๊ ่ ้", "impossible Thai sequences"),
        ("\ue001\ue002\ue003\ue004", "unexpected characters"),
    ],
)
def test_garbage_is_known_by_its_worst_fault(text: str, fault: str) -> None:
    judged = plausibility(text)
    assert not judged.plausible
    assert judged.reason == fault


@given(st.text())
def test_any_text_has_a_score(text: str) -> None:
    assert 0 <= plausibility(text).score <= 1


@given(st.text(alphabet="กขคงจด", min_size=1))
def test_consonants_alone_are_plausible(text: str) -> None:
    assert plausibility(text).score == 1


def test_letters_that_make_no_words_are_few_in_words() -> None:
    sentence = "ด้วยอำเภอทดสอบกำหนดจัดประชุมคณะทำงานเพื่อติดตามการดำเนินงานของกลุ่มสตรี ๑๒ มกราคม 2565"
    known, letters = letters_in_words(sentence)
    assert known == letters == sum("ก" <= char <= "๎" for char in sentence)
    known, letters = letters_in_words("กจลบดฟ หผดกแส ปใฟหกด ดสว่ายง ขบฝผท")
    assert known < letters / 3
    assert letters_in_words("A 12 ๑๒") == (0, 0)


@given(st.text("กนมสทตาำเแะิี่้ ๑A", max_size=60))
def test_no_more_letters_are_known_than_there_are(text: str) -> None:
    known, letters = letters_in_words(text)
    assert 0 <= known <= letters <= len(text)
