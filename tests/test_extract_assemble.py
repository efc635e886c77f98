from hypothesis import given
from hypothesis import strategies as st

from extractors.assemble import SPACE, WIDE, Fragment, assemble
from extractors.base import Box, Page
from thai.clusters import cluster_starts
from thai.repair import repair

PIECES = st.text(alphabet="กขนำาะิี่้์ํเแไๆฯ๐๙9A./ \t\u00a0\u200b\uf70a\uf70b\ufffd", max_size=12)
BOXES = st.none() | st.builds(lambda x, y: Box(x, y, x + 10, y + 12), st.floats(0, 500), st.floats(0, 800))
FRAGMENTS = st.builds(Fragment, PIECES, BOXES, st.floats(0, 1), st.sampled_from(["", SPACE, WIDE]))
PAGES = st.lists(st.lists(FRAGMENTS, max_size=6), max_size=6)


@given(PAGES)
def test_words_cover_the_ink_of_the_text_once_and_in_order(lines: list[list[Fragment]]) -> None:
    page = assemble(lines)
    covered = [i for word in page.words for i in range(word.start, word.end)]
    assert covered == [i for i, char in enumerate(page.text) if not char.isspace()]
    assert all(word.start < word.end for word in page.words)


@given(PAGES)
def test_words_never_cut_a_cluster_and_the_text_is_repaired(lines: list[list[Fragment]]) -> None:
    page = assemble(lines)
    starts = set(cluster_starts(page.text))
    assert all(
        word.start in starts or page.text[word.start - 1 : word.start].isspace() for word in page.words
    )
    assert repair(page.text) == page.text


@given(PAGES)
def test_confidence_lies_within_that_of_the_fragments(lines: list[list[Fragment]]) -> None:
    page = assemble(lines)
    inked = [fragment.confidence for line in lines for fragment in line if fragment.text.strip()]
    if page.words:
        assert min(inked) <= min(word.confidence for word in page.words)
        assert min(inked) - 1e-6 <= page.confidence <= max(inked) + 1e-6
    else:
        assert page.confidence == 0


def test_repair_reaches_across_fragments_and_offsets_follow_it() -> None:
    left, right = Box(0, 0, 10, 10), Box(10, 0, 30, 10)
    page = assemble([[Fragment("ก", left), Fragment("ําหนด", right, before=SPACE), Fragment("การ", None)]])
    assert page.text == "กำหนด การ"
    assert [page.text[word.start : word.end] for word in page.words] == ["กำ", "หนด", "การ"]
    assert page.words[0].box == Box(0, 0, 30, 10)
    assert page.words[1].box == right


def test_gaps_between_fragments_are_kept() -> None:
    line = [Fragment("ที่"), Fragment("ทด"), Fragment("1", before=""), Fragment("อำเภอ", before=WIDE)]
    page = assemble([line, [Fragment("  ")], [Fragment("เรื่อง")]])
    assert page.text == "ที่ ทด1  อำเภอ\nเรื่อง"


def test_a_box_that_a_word_touches_is_found_by_its_offsets() -> None:
    line = [Fragment("เรื่อง", Box(0, 0, 5, 5), 0.9), Fragment("ประชุม", Box(9, 0, 20, 5), 0.4)]
    page = assemble([line])
    place = page.text.index("ประชุม")
    word = next(word for word in page.words if word.start == place)
    assert (word.box, word.confidence) == (Box(9, 0, 20, 5), 0.4)
    assert isinstance(Page(1, page.text, page.words, "text", page.confidence, "made"), Page)
