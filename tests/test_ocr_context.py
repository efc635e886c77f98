"""Context mends words where the picture leaves a doubt, never a number, a date, a name or an abbreviation."""

import re
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.assemble import Fragment, assemble
from extractors.ocr.recogniser.decode import Char, decode
from extractors.ocr.recogniser.in_context.decoding import context, decode_in_context
from extractors.ocr.recogniser.in_context.ngrams import ngrams, read_ngrams
from extractors.ocr.recogniser.in_context.rewriting import said_plainly
from extractors.ocr.recogniser.model import Likely, alphabet
from training.ngrams import write_statistics

Step = Mapping[str, float]
SURE = 0.995
FIXED = (
    "๑๒ มีนาคม ๒๕๖๗", "3 ก.ย. 2568", "ที่ ขด ๐๐๑๗.๒/ว ๕๘", "มท 0808.3/1234", "พ.ศ. ๒๕๖๓", "อบต.", "น.ส.",
    "นายธีรภัทร ใจซื่อ", "นางกัญญา วงศ์เขาดาว", "ว่าที่ ร.ต. สมหวัง ทองประเสริฐ", "พ.ต.อ. ศุภชัย เมฆขลา", "๔,๕๖๐.๒๕",
    "office@example.org", "www.example.go.th", "Zoom Meeting", "๑๐.๓๐ น.", "ม.ค.", "๐ ๒๔๑ ๙๐๘",
)  # fmt: skip
WORDS = ("สอบแข่งขัน", "จังหวัด", "องค์การบริหารส่วนตำบล", "ด้วยกระทรวงมหาดไทย", "ท้องถิ่น", "ได้รับแจ้ง", "ทราบและพิจารณา")


def steps(text: str, doubts: Mapping[int, Step] | None = None) -> Likely:
    """Say a text, a blank after each character; where there are doubts, with these shares instead."""
    labels = alphabet()
    likely = np.zeros((2 * len(text), 1 + len(labels)), np.float32)
    for nth, char in enumerate(text):
        for said, share in (doubts or {}).get(nth, {char: SURE}).items():
            likely[2 * nth, 1 + labels.index(said)] += share
    likely[:, 0] += np.clip(1 - likely.sum(axis=1), 0, None)
    return likely


def read(text: str, doubts: Mapping[int, Step]) -> list[Char]:
    return decode_in_context(steps(text, doubts), alphabet())


def joined(chars: Sequence[Char]) -> str:
    return "".join(char.text for char in chars)


@pytest.mark.parametrize(
    ("marked", "shares", "mended"),
    [
        ("บัญชีผู้สอบแ|ช่งขันได้", {"ช": 0.74, "ข": 0.2}, "บัญชีผู้สอบแข่งขันได้"),
        ("ผู้ว่าราชการจังหวั|คทุกแห่ง", {"ค": 0.8, "ด": 0.15}, "ผู้ว่าราชการจังหวัดทุกแห่ง"),
        ("องค์กรปกครองส่วนท้องถ|ื่นทราบ", {"ื": 0.6, "ิ": 0.35}, "องค์กรปกครองส่วนท้องถิ่นทราบ"),
        ("ด้วยกระทรวงมหาดไทยแจ|่้งว่า", {"่": 0.6}, "ด้วยกระทรวงมหาดไทยแจ้งว่า"),
    ],
)
def test_context_chooses_among_what_the_picture_offers(marked: str, shares: Step, mended: str) -> None:
    text, doubts = marked.replace("|", ""), {marked.index("|"): shares}
    assert joined(decode(steps(text, doubts), alphabet())) == text
    chars = read(text, doubts)
    assert joined(chars) == mended
    assert said_plainly(chars) == text
    assert all(
        0.5 < char.likely < 1 for char in chars if char.plain is not None and char.text != char.plain[:1]
    )


@pytest.mark.parametrize(("text", "doubted"), [("/ว25", False), ("/225", True)])
def test_a_space_behind_a_letter_is_no_doubt_of_the_figure(text: str, doubted: bool) -> None:  # noqa: FBT001 - a column
    likely = steps(text)
    likely[3] = 0  # between the second character and the third
    likely[3, [0, 1 + alphabet().index(" ")]] = 0.6, 0.4
    chars = decode(likely, alphabet())
    assert joined(chars) == text
    assert (min(char.likely for char in chars) < 0.7) is doubted


def test_what_the_picture_is_sure_of_stays() -> None:
    wrong = "บัญชีผู้สอบแช่งขันได้"
    assert read(wrong, {}) == decode(steps(wrong), alphabet())
    assert joined(read(wrong, {wrong.index("ช่"): {"ช": 0.98, "ข": 0.02}})) == wrong


def test_a_lost_mark_is_put_in_where_the_picture_offers_it() -> None:
    text = "องค์กรปกครองส่วนท้องถิ่น"
    chars = read(text, {text.index("้"): {"้": 0.4}})
    assert joined(chars) == text
    assert said_plainly(chars) == text.replace("้", "")


@pytest.mark.parametrize("fixed", FIXED)
def test_what_is_no_word_stays_with_each_of_its_characters_in_doubt(fixed: str) -> None:
    text = f"แจ้งให้ {fixed} ทราบ"
    start = text.index(fixed)
    alike = dict(zip("ขคดตถทนบปมยรลวสหอิี๐๑๒๓๔๕๗", "ชศคดกฑมปบนขธสาลทฮีิอ๓๑๐๕๔๙", strict=True))
    for nth in range(start, start + len(fixed)):
        if text[nth] in alike:
            assert fixed in joined(read(text, {nth: {text[nth]: 0.55, alike[text[nth]]: 0.44}}))


@st.composite
def lines_in_doubt(draw: st.DrawFn) -> tuple[list[str], Likely]:
    pieces = draw(st.lists(st.sampled_from((*FIXED, *WORDS)), min_size=1, max_size=5))
    text = " ".join(pieces)
    doubts: dict[int, Step] = {}
    for nth in draw(st.lists(st.integers(0, len(text) - 1), max_size=12, unique=True)):
        most = draw(st.floats(0.55, 0.9))
        other = draw(st.sampled_from(alphabet()))
        doubts[nth] = {text[nth]: most, other: (1 - most) * draw(st.floats(0, 1))}
    return pieces, steps(text, doubts)


@settings(deadline=None)  # the first line loads the statistics
@given(lines_in_doubt())
def test_numbers_dates_names_and_abbreviations_are_as_the_plain_decoding_has_them(
    line: tuple[list[str], Likely],
) -> None:
    pieces, likely = line
    plain, chosen = (
        joined(chars) for chars in (decode(likely, alphabet()), decode_in_context(likely, alphabet()))
    )
    for piece in {*pieces} & {*FIXED}:
        assert chosen.count(piece) == plain.count(piece)
    assert re.sub("[ก-ฮะ-ฺเ-์]+", "ก", chosen) == re.sub("[ก-ฮะ-ฺเ-์]+", "ก", plain)


@settings(deadline=None)  # the first line loads the statistics
@given(lines_in_doubt())
def test_what_the_plain_decoding_said_is_kept_whole(line: tuple[list[str], Likely]) -> None:
    plain, chosen = decode(line[1], alphabet()), decode_in_context(line[1], alphabet())
    assert (said_plainly(chosen) or joined(chosen)) == joined(plain)
    assert all(len(char.text) == 1 for char in chosen)
    assert all(0 <= char.likely <= 1 and char.start <= char.end for char in chosen)


def test_scribble_is_not_made_words() -> None:
    text = "ผู้สอบแช่งขัน"
    doubts = {nth: {char: 0.5, "ข": 0.3} for nth, char in enumerate(text)}
    assert decode_in_context(steps(text, doubts), alphabet()) == decode(steps(text, doubts), alphabet())


def test_a_word_of_the_page_says_what_the_picture_alone_said() -> None:
    made = assemble([[Fragment("ผู้สอบแข่งขัน", plain="ผู้สอบแช่งชัน"), Fragment("๒๕๖๘")]])
    assert [word.plain for word in made.words] == ["ผู้สอบแช่งชัน", None]


@settings(deadline=None)  # the first line loads the statistics
@given(st.text(st.sampled_from("กขคมรดนสง้่ัาิเ .๐1a"), max_size=9))
def test_the_statistics_share_out_one(before: str) -> None:
    known = ngrams()
    shares = [exp(-known.cost(known.coded(before), code)) for code in known.codes.values()]
    assert sum(shares) == pytest.approx(1, abs=0.12)  # of costs in eighths of a bit


def test_statistics_are_made_from_texts_alone(tmp_path: Path) -> None:
    texts = ["ขอแสดงความนับถือ เรียน นายอำเภอ ที่ 123 " * 20, "ประชุมคณะกรรมการ Zoom ๒๕๖๘ " * 30]
    files = [tmp_path / name for name in ("one.npz", "two.npz")]
    sizes = [write_statistics(texts, file) for file in files]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert sizes[0] == files[0].stat().st_size
    known = read_ngrams(files[0])

    def cost(text: str) -> float:
        codes = known.coded(text)
        return sum(known.cost(codes[:nth], code) for nth, code in enumerate(codes))

    assert cost("แสดงความนับถือ") < cost("แสคงความนับถือ") - 5
    assert cost("ที่ 123") == cost("ที่ ๙๘๗")


def test_context_came_with_the_code() -> None:
    assert context() is not None
