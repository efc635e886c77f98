"""Make the note that an officer wrote (บันทึกที่เจ้าหน้าที่แก้ไข): what he left keeps what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.matter.note.words import NoteWords, key, pairs
from pipeline.memo.crops import sentences_of
from pipeline.memo.evidence import DOTS, OFFICER
from pipeline.memo.model import Evidence, Memo, Section, Sentence
from pipeline.memo.sentences import MARK
from thai.say import Digits, in_script, thai_date, thai_time

_EMPTY = Memo((), (), ())


def by_officer(who: str, at: str, digits: Digits) -> Evidence:
    """Give the evidence of an officer's own words: his name and the time.

    :param at: ISO date and time.
    """
    day, time = at[:10], at[11:16]
    quote = in_script(f"{who} {thai_date(day)} เวลา {thai_time(time)}", digits)
    return Evidence(OFFICER, None, None, None, quote, by=who)


def is_officers(memo: Memo) -> bool:
    """Tell whether an officer wrote anything of a note."""
    return any(proof.source == OFFICER for one in sentences_of(memo) for proof in one.evidence)


def reworded(words: NoteWords, memo: Memo | None, now: Memo | None, proof: Evidence) -> Memo:
    """Make a note of an officer's words.

    :param memo: the note that he was shown; None where there was none.
    :param now: the note as it stands, whose forms stay that he was not shown.
    :param proof: the evidence of what he wrote himself.
    """
    shown, standing = memo or _EMPTY, now or _EMPTY
    full = [sentence for section in shown.sections for sentence in section.sentences]
    made = iter(_sentences([text for part in words.sections for text in part.texts], full, proof))
    sections = tuple(Section(part.title, tuple(next(made) for _ in part.texts)) for part in words.sections)
    short = standing.short if words.short is None else _sentences(words.short, shown.short, proof)
    line = standing.line if words.line is None else _sentences(words.line, shown.line, proof)
    return Memo(sections, tuple(short), tuple(line), standing.warnings)


def _sentences(texts: Sequence[str], shown: Sequence[Sentence], proof: Evidence) -> list[Sentence]:
    from_ = pairs([one.text for one in shown], texts)
    return [_sentence(text, shown[from_[j]] if j in from_ else None, proof) for j, text in enumerate(texts)]


def _sentence(text: str, shown: Sentence | None, proof: Evidence) -> Sentence:
    """Give a sentence as it was, or the officer's; one that he changed keeps what it rested on before."""
    if shown is None:
        return Sentence(text, (proof,), doubtful=MARK in text)
    if key(text) == key(shown.text):
        return shown
    doubts = shown.doubts if _flags(text) == _flags(shown.text) else ()
    earlier = tuple(one for one in shown.evidence if one.source != OFFICER)
    return Sentence(text, (proof, *earlier), doubtful=bool(doubts) or MARK in text, doubts=doubts)


def _flags(text: str) -> int:
    """Count the marks of doubt, and the rooms for what could not be read."""
    return text.count(MARK) + text.count(DOTS)
