"""Where words end is kept in few bytes, and gives the same words again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thai.bounds import bounds_of, pack_bounds, unpack_bounds, words_at
from thai.fold import fold
from thai.terms import cut, terms, terms_at, unit_spans, units

text = st.text("กขณนรสเียำาิ่้๐9aA ./-\n", max_size=60) | st.text(max_size=20)
pieces = st.lists(st.text("กนเา่9a ", min_size=1, max_size=6), max_size=12)


@settings(deadline=None)
@given(text)
def test_terms_at_kept_bounds_are_the_terms(raw: str) -> None:
    folded = fold(raw)
    assert terms_at(folded, cut(folded)) == terms(raw)


@settings(deadline=None)
@given(pieces)
def test_words_hold_every_unit_once_and_in_order(words: list[str]) -> None:
    folded = "".join(words)
    bounds = bounds_of(words, [end for _, end in unit_spans(folded)])
    assert "".join(words_at(units(folded), bounds)) == "".join(units(folded))
    assert sum(bounds) == len(units(folded))


def test_a_word_longer_than_a_byte_counts_is_told_as_several() -> None:
    bounds = bounds_of(["ก" * 600, "ข"], range(1, 602))
    assert [len(word) for word in words_at("ก" * 600 + "ข", bounds)] == [255, 255, 90, 1]


@given(st.lists(text, min_size=1, max_size=3), st.lists(text, max_size=2))
def test_bounds_are_believed_of_their_own_text_alone(folded: list[str], extra: list[str]) -> None:
    bounds = [bytes([1, 2, 3])[: len(each)] for each in folded]
    packed = pack_bounds(folded, extra, bounds)
    assert unpack_bounds(packed, folded, extra) == bounds
    assert unpack_bounds(packed, [*folded[:-1], folded[-1] + "ก"], extra) is None
    assert unpack_bounds(packed, folded, [*extra, "ก"]) is None
    assert unpack_bounds(None, folded, extra) is None
