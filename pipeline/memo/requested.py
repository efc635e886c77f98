"""What a letter asks for beside its deadlines (สิ่งที่ขอให้ดำเนินการ), trimmed to what a note needs."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Action, Letter
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, place_of, quoted, squeezed
from pipeline.memo.facts import units
from pipeline.memo.kinds import wording_of
from pipeline.memo.legible import is_legible
from pipeline.memo.model import Sentence
from pipeline.memo.sentences import told
from pipeline.memo.shortening import shortened
from pipeline.office.settings import Settings
from thai.clusters import clusters

#: clusters: a request is read at a glance
LONGEST = 170
#: clusters: what is left of a shorter one ("ขอให้อำเภอ") asks for nothing
SHORTEST = 20
#: so much of a request that stands in the subject makes it say nothing new
_SAME = 0.5

_OPENS = re.compile(r"\s*(?:จึง(?:ใคร่)?(?=ขอ))?")
# "ขอให้ผู้เกี่ยวข้องดำเนินการ" waits for a list that the note does not hold
_EMPTY = re.compile(r"(?:ขอให้|โปรด)\S{0,60}(?:ดำเนินการ|ปฏิบัติ|พิจารณา)")
_ASKS = re.compile(r"(?:(?:ขอ|เร่งรัด|กำชับ|แจ้ง|มอบหมาย)?ให้|ขอ(?:เชิญ|ความร่วมมือ|ความอนุเคราะห์|ความกรุณา)|โปรด)?")
# words that point elsewhere in the letter, or lead on to what the note says in another place
_TAIL = re.compile(
    r"\s*(?:(?:ดัง)?รายละเอียด\s?(?:ปรากฏ|แจ้ง|ดัง)?\s?(?:อยู่)?\s?ตาม.*|"
    r"(?:ตาม|ใน)\s?วัน(?:ที่)?[ ,และ]*เวลา\S*(?: (?:และ)?สถานที่?\S*)?|"
    r"ดัง(?:ต่อไป)?นี[้่๊]?|(?:และ|พร้อมทั้ง|โดย)?(?:ขอให้|ให้)?|(?:และ|พร้อมทั้ง))$",
    re.DOTALL,
)


def requests(letter: Letter) -> list[Piece]:
    """Give the requests that neither the subject nor a deadline states, each once."""
    if wording_of(letter).rule:
        return []
    found = (_trimmed(action, letter) for action in letter.actions)
    pieces = {piece.text: piece for piece in found if piece and not _in_subject(piece.text, letter)}
    return list(pieces.values())


def request_sentences(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """State the requests in the letter's own words."""
    return tuple(told(piece, digits=settings.digits) for piece in requests(letter))


def our_share(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the sentences of the body that name our office as the one to act (ให้ สพอ.… ดำเนินการ)."""
    names = [squeezed(f"ให้{name}") for name in (settings.name, settings.short_name) if name]
    ours = (unit for unit in units(letter) if any(name in squeezed(unit.piece.text) for name in names))
    return tuple(told(unit.piece, digits=settings.digits) for unit in ours)


def _trimmed(action: Action, letter: Letter) -> Piece | None:
    """Give a request up to what a deadline states, without its linking words."""
    stated = (place_of(one.what, action.raw) for one in letter.deadlines if one.what)
    end = min((place[0] for place in stated if place), default=len(action.raw))
    opens = _OPENS.match(action.raw)
    start = opens.end() if opens else 0
    end = _without_tail(action.raw, end)
    text = tidy(action.raw[start:end])
    if len(clusters(text)) < SHORTEST or _EMPTY.fullmatch(text) or not is_legible(text):
        return None
    if action.who and _ASKS.fullmatch(squeezed(text).removesuffix(squeezed(action.who))):
        return None  # a deadline states what this party is to do
    return Piece(shortened(text, LONGEST), (quoted(action, start=start, end=end),), doubtful(action))


def _without_tail(raw: str, end: int) -> int:
    while (tail := _TAIL.search(raw[:end])) and tail.start() < end:
        end = tail.start()
    return end


def _in_subject(text: str, letter: Letter) -> bool:
    if letter.subject is None:
        return False
    asked, subject = squeezed(text), squeezed(letter.subject.value)
    shared = SequenceMatcher(None, asked, subject, autojunk=False).find_longest_match()
    return shared.size >= _SAME * len(asked)
