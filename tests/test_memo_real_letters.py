from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from memo_letters import OFFICE

from extractors.base import Page
from pipeline.letter import read_letter
from pipeline.memo import draft
from pipeline.memo.grounding import ungrounded
from pipeline.memo.line_text import LIMIT
from pipeline.memo.line_writer import to_line
from thai.repair import repair

LETTERS = Path(__file__).resolve().parents[2] / "shared" / "dev_letters"


def pages_of(file: Path) -> tuple[Page, ...]:
    with pdfium.PdfDocument(file) as pdf:
        texts = [repair(pdf[n].get_textpage().get_text_bounded()) for n in range(min(len(pdf), 3))]
    return tuple(Page(n, text, (), "text", 1.0, "text layer") for n, text in enumerate(texts, start=1))


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["B", "C", "F"])
def test_notes_of_real_letters_state_nothing_of_their_own(folder: str) -> None:
    if not LETTERS.is_dir():
        pytest.skip("the folder 'shared' with the development letters does not stand beside the checkout")
    for file in sorted((LETTERS / folder).glob("*.pdf")):
        letter = read_letter(pages_of(file))
        memo = draft(letter, OFFICE)
        assert (file.name, ungrounded(memo, letter, OFFICE)) == (file.name, ())
        assert len(to_line(memo)) <= LIMIT
