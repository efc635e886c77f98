"""What a letter asks for beside its deadlines (สิ่งที่ขอให้ดำเนินการ), trimmed to what a note needs."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pipeline.letter.doubts import doubtful
from pipeline.letter.duty_words import VERB
from pipeline.letter.fields import Action, Deadline, Event, Letter
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, place_of, quoted, squeezed
from pipeline.memo.facts import units
from pipeline.memo.kinds import wording_of
from pipeline.memo.legible import is_legible
from pipeline.memo.model import Sentence
from pipeline.memo.owing import told_of
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

#: so much may stand behind an event's time in a request and be left to the line of the event
_PLACE = 60

# what asks in so many words; a bare "ให้…" in a circular may be the rule that it explains
_ASKED = re.compile(r"\s*(?:จึง(?:ใคร่)?|ใคร่)?\s*(?:ขอ|โปรด|กรุณา|ก็ให้)")
# "จึงเรียนมาเพื่อทราบ และแจ้งให้ … ทราบ": what is to be done stands behind the verb of every letter
_PASS_ON = re.compile(
    r"เพื่อ\S{0,6}(?:ทราบ|พิจารณา)\s*(?:และ|พร้อมทั้ง)?\s*(?:ขอ|โปรด)?(?P<act>(?:ให้\s?)?"
    r"(?:แจ้ง|ประชาสัมพันธ์|กำชับ|มอบหมาย|รายงาน|จัดส่ง|เผยแพร่|ประสาน|ดำเนินการแจ้ง).*?)"
    r"(?=\s*(?:ด้วย|[ตค]่อไป)?\s*(?:จะ|จัก|และ|จึง)?\s*(?:ขอบคุณ|ขอบพระคุณ|เป็นพระคุณ|หวัง|หาก\s|ทั้งนี้|สำหรับ|$))",
    re.DOTALL,
)
_BARE = re.compile(VERB)
_BROKEN = re.compile(rf"{VERB}\s*$")
_OPENS = re.compile(r"\s*(?:จึง(?:ใคร่)?(?=ขอ))?")
# "ขอให้ผู้เกี่ยวข้องดำเนินการ" waits for a list that the note does not hold
_EMPTY = re.compile(
    r"(?:ขอให้|โปรด)\s?(?:\S{0,60}|(?:(?:และ\s?)?(?:[ก-ฮ]{1,3}\.)+\S*\s?){1,4})(?:ดำเนินการ|ปฏิบัติ|พิจารณา)"
)
_ASKS = re.compile(r"(?:(?:ขอ|เร่งรัด|กำชับ|แจ้ง|มอบหมาย)?ให้|ขอ(?:เชิญ|ความร่วมมือ|ความอนุเคราะห์|ความกรุณา)|โปรด)?")
# words that point elsewhere in the letter, or lead on to what the note says in another place
_TAIL = re.compile(
    r"\s*(?:รายละเอียด(?:เพิ่มเติม)?\s?(?:ประสาน|สอบถาม|ติดต่อ).*|(?:ดัง)?รายละเอียด\s?(?:ปรากฏ|แจ้ง|ดัง)?\s?(?:อยู่)?\s?ตาม.*|"
    r"(?:ตาม|ใน)\s?วัน(?:ที่)?[ ,และ]*เวลา\S*(?: (?:และ)?สถานที่?\S*)?|"
    r"ดัง(?:ต่อไป)?นี[้่๊]?|กล่าวคือ|(?:และ|พร้อมทั้ง|โดย)?(?:ขอให้|ให้)?|(?:และ|พร้อมทั้ง)|(?:ใน|ระหว่าง|เมื่อ))$",
    re.DOTALL,
)


def requests(letter: Letter) -> list[Piece]:
    """Give the requests that neither the subject nor a deadline states, each once."""
    if wording_of(letter).rule:
        return []
    elsewhere = told_of(letter)
    found = (_trimmed(action, letter) for action in letter.actions if not _of_any(action, elsewhere))
    pieces = {piece.text: piece for piece in found if piece and not _in_subject(piece.text, letter)}
    return list(pieces.values())


def _of_any(action: Action, times: tuple[Deadline, ...]) -> bool:
    """Whether an action is what a rule, or an earlier letter, wants by a time that the note leaves out."""
    return any(
        one.page == action.page and action.start <= one.start and one.end <= action.end for one in times
    ) and not _ASKED.match(action.raw)


def request_sentences(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """State the requests in the letter's own words."""
    return tuple(_stated(piece, settings) for piece in requests(letter))


def _stated(piece: Piece, settings: Settings) -> Sentence:
    """State a request; the items of a list have ขอให้ above them, and need their own."""
    return told("ให้" if _BARE.match(piece.text) else "", piece, digits=settings.digits)


def first_request(letter: Letter, settings: Settings) -> Sentence | None:
    """Give the one thing that is asked beside the deadlines: what is asked in so many words before all else.

    Next comes what the purpose paragraph wants passed on, and last what the body only orders (ให้…).
    """
    asked, passed = asked_plainly(letter), passed_on(letter)
    if asked is None and passed is not None:
        return told("ขอให้", passed, digits=settings.digits)
    best = asked or next(iter(requests(letter)), None)
    return _stated(best, settings) if best else None


def asked_plainly(letter: Letter) -> Piece | None:
    """Give the first request in so many words (ขอให้… ขอเชิญ… โปรด…)."""
    return next((one for one in requests(letter) if _ASKED.match(one.evidence[0].quote)), None)


def passed_on(letter: Letter) -> Piece | None:
    """Give what the purpose paragraph asks beyond to know or to consider (แจ้งผู้เกี่ยวข้องทราบ)."""
    purpose = letter.purpose
    match = _PASS_ON.search(purpose.raw) if purpose else None
    if purpose is None or match is None:
        return None
    start, end = match.span("act")
    text = tidy(purpose.raw[start:end]).removeprefix("ให้").lstrip()
    return Piece(shortened(text, LONGEST), (quoted(purpose, start=start, end=end),), doubtful(purpose))


def our_share(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the sentences of the body that name our office as the one to act (ให้ สพอ.… ดำเนินการ)."""
    names = [squeezed(f"ให้{name}") for name in (settings.name, settings.short_name) if name]
    ours = (unit for unit in units(letter) if any(name in squeezed(unit.piece.text) for name in names))
    return tuple(told(unit.piece, digits=settings.digits) for unit in ours)


def _trimmed(action: Action, letter: Letter) -> Piece | None:
    """Give a request up to what a deadline states, without its linking words."""
    ends = [one.start - action.start for one in letter.events if _ends_with(action, one)]
    stated = (place_of(one.what, action.raw) for one in letter.deadlines if one.what)
    owed = min((place[0] for place in stated if place), default=len(action.raw))
    if _BROKEN.search(action.raw[:owed]) and owed < len(action.raw):
        return None  # a deadline states all but the request's first verb (รวบรวม|วิเคราะห์…)
    end = min((*ends, owed))
    opens = _OPENS.match(action.raw)
    start = opens.end() if opens else 0
    end = _without_tail(action.raw, end)
    text = tidy(action.raw[start:end])
    if len(clusters(text)) < SHORTEST or _EMPTY.fullmatch(text) or not is_legible(text):
        return None
    if action.who and _ASKS.fullmatch(squeezed(text).removesuffix(squeezed(action.who))):
        return None  # a deadline states what this party is to do
    return Piece(shortened(text, LONGEST), (quoted(action, start=start, end=end),), doubtful(action))


def _ends_with(action: Action, event: Event) -> bool:
    """Whether a request ends in the time and the place of an event, which a line of its own tells."""
    if event.page != action.page or not action.start < event.start < action.end:
        return False
    rest = action.raw[event.end - action.start :]
    place = place_of(event.place, rest) if event.place else None
    return len(clusters(rest[place[1] :] if place else rest)) <= _PLACE


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
