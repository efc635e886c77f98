"""The head of a note (หัวบันทึกข้อความ), as all writers show it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter.fields import Letter
from pipeline.memo.citing import LONGEST, titled
from pipeline.memo.evidence import BLANK, as_known, as_value, brief
from pipeline.memo.kinds import wording_of
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings
from thai.say import Digits, in_script


@dataclass(frozen=True, slots=True)
class Head:
    """The head's fields; blanks stand for what the officer writes.

    :param speed: the letter's mark of speed, which the note takes over; empty without one.
    :param secrecy: the letter's mark of secrecy; empty without one.
    """

    agency: str
    number: str
    date: str
    subject: str
    chief: str
    speed: str
    secrecy: str


def head_of(letter: Letter, settings: Settings) -> Head:
    """Give the head of a letter's note."""
    number, phone = settings.number_prefix, settings.phone
    return Head(
        agency=in_script(f"{settings.name}  โทร. {phone}" if phone else settings.name, settings.digits),
        number=in_script(f"{number.rstrip('/')}/{BLANK}" if number else BLANK, settings.digits),
        date=BLANK * 2,
        subject=subject_of(letter, settings.digits),
        chief=settings.chief,
        speed=as_known(letter.speed).text if letter.speed else "",
        secrecy=as_value(letter.secrecy).text if letter.secrecy else "",
    )


def tall_fields(head: Head) -> tuple[str, ...]:
    """Give the fields that may need more than one line, with their labels."""
    return f"ส่วนราชการ {head.agency}", f"เรื่อง {head.subject}", f"เรียน {head.chief}"


def subject_of(letter: Letter, digits: Digits) -> str:
    """Give the note's subject: the letter's, or its citation where it has none; a blank where neither is."""
    if letter.subject is not None:
        return told(brief(as_value(letter.subject), LONGEST), digits=digits).text
    named = letter.number or letter.date or letter.sender
    return told(*titled(letter), digits=digits).text if named else f"{wording_of(letter).name} {BLANK}"
