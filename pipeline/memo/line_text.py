"""The text for a LINE group (ข้อความสำหรับไลน์): the deadline first, at most 500 characters."""

from __future__ import annotations

from dataclasses import replace

from pipeline.letter.fields import Letter
from pipeline.memo.lead import matter, timed
from pipeline.memo.model import Sentence
from pipeline.memo.money import money
from pipeline.memo.requested import request_sentences
from pipeline.memo.shortening import shortened
from pipeline.office.settings import Settings
from thai.citizen import without_citizen_ids

LIMIT = 500
_MORE = " (ยังมีอีก โปรดดูบันทึก)"


def line_sentences(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the lines for a LINE group; none for a letter with a mark of secrecy, or doubt of one."""
    if letter.secrecy is not None or letter.secrecy_doubt:
        return ()
    said = (*timed(letter, settings), *matter(letter, settings), *request_sentences(letter, settings))
    wanted = (*said, *money(letter, settings, said))
    masked = (replace(one, text=without_citizen_ids(one.text)) for one in dict.fromkeys(wanted))
    return _within_limit([one for one in masked if one.evidence])


def _within_limit(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """Keep whole lines while they fit; say that there is more where some do not."""
    taken: list[Sentence] = []
    room = LIMIT - len(_MORE)
    for sentence in sentences:
        if len(sentence.text) + 1 > room:
            break
        taken.append(sentence)
        room -= len(sentence.text) + 1
    if len(taken) == len(sentences):
        return tuple(taken)
    if not taken:
        return (replace(sentences[0], text=_cut(sentences[0].text)),)
    return (*taken[:-1], replace(taken[-1], text=f"{taken[-1].text}{_MORE}"))


def _cut(text: str) -> str:
    limit = LIMIT
    while len(shortened(text, limit)) > LIMIT:
        limit -= 10
    return shortened(text, limit)
