"""Units, grams and words of Thai text."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from thai.clusters import clusters
from thai.fold import fold
from thai.terms import query_terms, terms, unit_spans, units
from thai.words import words

ALPHABET = "กขคงจญดตถทนบพมยรลวศษสหอฮะาิีึืุูเแโใไำั่้์ๆฯ๐๑๙0129abXYzé (),./-\n\t\u200b"
text = st.text(ALPHABET, max_size=60)
thai = st.text("กขคงนมรสะาิีเแไำั่้์ๆ \n", max_size=40)


def holds(stream: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(stream[i : i + len(part)] == part for i in range(len(stream) - len(part) + 1))


@settings(deadline=None)
@given(text)
def test_units_are_the_text_without_white_space(raw: str) -> None:
    folded = fold(raw)
    assert "".join(units(folded)) == "".join(folded.split())
    assert tuple(folded[start:end] for start, end in unit_spans(folded)) == units(folded)


@settings(deadline=None)
@given(text)
def test_no_term_holds_white_space(raw: str) -> None:
    made = terms(raw)
    for term in (*made.words, *made.grams, *made.units, *made.forgiven):
        assert term.split() == [term]


@settings(deadline=None)
@given(thai, st.data())
def test_a_string_between_clusters_is_found_in_the_units(raw: str, data: st.DataObject) -> None:
    page = fold(raw).replace(" ", "\n")
    parts = clusters(page)
    start = data.draw(st.integers(0, len(parts)))
    end = data.draw(st.integers(start, len(parts)))
    assert holds(units(fold(page)), units(fold("".join(parts[start:end]))))


@settings(deadline=None)
@given(text)
def test_query_and_document_get_the_same_grams(raw: str) -> None:
    made, asked = terms(raw), query_terms(raw)
    assert (made.grams, made.units, made.forgiven) == (asked.grams, asked.units, asked.forgiven)


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    assert not holds(units(fold("ครั้งที่ 13/2564")), units("3/2564"))
    assert holds(units(fold("ครั้งที่ ๓/๒๕๖๔")), units("3/2564"))


def test_a_latin_word_is_not_found_inside_another() -> None:
    assert not holds(units("digital"), units("it"))
    assert holds(units(fold("ระบบ TPMAP๒")), units("tpmap"))


def test_neighbouring_runs_do_not_melt_into_one_gram() -> None:
    assert query_terms("1 23").grams != query_terms("12 3").grams


def test_a_lost_tone_mark_and_a_look_alike_keep_the_forgiven_grams() -> None:
    assert query_terms("ผู้ตองขัง").forgiven == query_terms("ผู้ต้องขัง").forgiven
    assert query_terms("สูนย์").forgiven == query_terms("ศูนย์").forgiven
    assert query_terms("สานักงาน").forgiven == query_terms("สำนักงาน").forgiven


def test_a_very_long_run_is_cut_into_terms_of_bounded_length() -> None:
    assert max(map(len, terms("x" * 100_000).units)) <= 40


@settings(deadline=None)
@given(text)
def test_words_joined_are_the_text(raw: str) -> None:
    folded = fold(raw)
    assert "".join(words(folded)) == folded


def test_the_offices_own_words_stay_whole() -> None:
    name = "บ้านดอนฟ้าใส"  # an invented village
    assert name in words(f"ประชุมที่{name}วันจันทร์", (name,))
    assert name not in words(f"ประชุมที่{name}วันจันทร์")
    assert "กข.คจ.12" in terms("โครงการ กข.คจ.๑๒", ("กข.คจ.๑๒",)).words


def test_importing_loads_no_dictionary_and_cutting_writes_no_folder() -> None:
    code = (
        "import sys, index, index.query, index.tantivy_store, index.snippet, thai.words\n"
        "index.query.parse_query('กองทุน')\n"
        "assert 'pythainlp' not in sys.modules\n"
        "import os, tempfile\n"
        "home = tempfile.mkdtemp(); os.environ['HOME'] = os.environ['USERPROFILE'] = home\n"
        "os.environ.pop('PYTHAINLP_DATA', None)\n"
        "assert 'ชุมชน' in thai.words.words('ประชุมชาวชุมชน')\n"
        "assert 'pythainlp' in sys.modules and not os.listdir(home), os.listdir(home)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
