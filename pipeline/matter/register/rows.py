"""The register of letters received (ทะเบียนหนังสือรับ), a month of it in its official columns.

Source of the columns: Regulation of the Office of the Prime Minister on correspondence, form 14.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.catalogue.acts import acts_of_many
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.registered import Registered, registered
from pipeline.catalogue.rows import ActKind, ActRow, NewAct, State
from pipeline.letter.fields import DOUBT
from pipeline.matter.ours import is_ours
from pipeline.memo.names import agency
from pipeline.memo.sentences import MARK
from pipeline.office.settings import Settings
from thai.citizen import without_citizen_ids
from thai.say import Digits, in_script, short_date, thai_date

COLUMNS = ("เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
TITLE = "ทะเบียนหนังสือรับ"
SECRET = "(ลับ)"  # noqa: S105  what stands there in the place of the subject

Cells = tuple[str, str, str, str, str, str, str, str]

_ACTS: tuple[ActKind, ...] = ("ordered", "done")
_STATES: Mapping[State, str] = {
    "received": "รับแล้ว",
    "drafted": "ร่างบันทึกแล้ว",
    "accepted": "รับรองร่างแล้ว",
    "presented": "เสนอแล้ว",
}
_DOUBTED = ("number", "date", "sender", "subject")
_OURS = "สำเนาหนังสือส่ง"
_PARTIAL = "อ่านได้บางส่วน"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One letter of the register, or the number of a secret one and nothing else.

    :param received, date: ISO dates; ``date`` may be partial.
    :param doubtful: the names of those fields here whose reading is not sure.
    :param order: the chief's last order in his words; with whom the matter is, and by when (ISO).
    :param done: ISO date.
    :param ours: a copy of what our own office wrote.
    :param remarks: whatever a registrar would note.
    """

    id: str
    secret: bool = False
    received: str = ""
    number: str = ""
    date: str = ""
    sender: str = ""
    to: str = ""
    subject: str = ""
    doubtful: tuple[str, ...] = ()
    state: State = "received"
    order: str = ""
    officer: str = ""
    due: str = ""
    done: str = ""
    ours: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A month of the register.

    :param office: the office's full name.
    :param month: ISO, ``2022-03``.
    """

    office: str
    month: str
    digits: Digits
    entries: tuple[Entry, ...]

    @property
    def headings(self) -> tuple[str, str, str]:
        """The lines above the table."""
        return TITLE, self.office, f"เดือน{thai_date(self.month, self.digits)}"

    def rows(self) -> Iterator[Cells]:
        """Give the cells of each entry."""
        return (cells(entry, self.digits) for entry in self.entries)


def register(catalogue: Catalogue, settings: Settings, month: str) -> Register:
    """Give the register of a month (``2022-03``), in order of the numbers."""
    letters = registered(catalogue, month)
    acts = acts_of_many(catalogue, [one.id for one in letters if not one.secret], _ACTS)
    entries = tuple(_entry(one, acts.get(one.id, ()), settings) for one in letters)
    return Register(settings.name, month, settings.digits, entries)


def _entry(letter: Registered, acts: Sequence[ActRow], settings: Settings) -> Entry:
    if letter.secret:
        return Entry(id=letter.id, secret=True)
    ordered, done = _last(acts, "ordered"), _last(acts, "done")
    to = letter.to or {}
    ours = is_ours(letter.number, letter.sender, settings)
    unsure = ("to",) if to and (to["partial"] or to["confidence"] < DOUBT) else ()
    return Entry(
        id=letter.id,
        received=letter.received_at[:10],
        number=letter.number,
        date=letter.date,
        sender=letter.sender,
        to=to.get("value", ""),
        subject=letter.subject,
        doubtful=(*(name for name in _DOUBTED if name in letter.doubtful), *unsure),
        state=letter.state,
        order=ordered.told["text"] if ordered else "",
        officer=letter.officer,
        due=(ordered.told.get("due") or "") if ordered else "",
        done=done.at[:10] if done and letter.state == "done" else "",
        ours=ours,
        remarks=tuple(_remarks(letter, ours=ours)),
    )


def _last(acts: Sequence[ActRow], kind: ActKind) -> NewAct | None:
    return next((row.act for row in reversed(acts) if row.act.kind == kind), None)


def _remarks(letter: Registered, *, ours: bool) -> Iterator[str]:
    if letter.speed:
        yield f"{letter.speed} {MARK}" if "speed" in letter.doubtful else letter.speed
    if ours:
        yield _OURS
    if letter.status == "partial":
        yield _PARTIAL


def cells(entry: Entry, digits: Digits) -> Cells:
    """Give an entry as it is printed: dates in the short form, what is doubtful marked."""
    if entry.secret:
        return in_script(entry.id, digits), "", "", "", "", SECRET, "", ""
    dated = short_date(entry.date, digits) if entry.date else ""
    received = f"รับ {short_date(entry.received, digits)}"
    return (
        in_script(entry.id, digits),
        _shown(entry, "number", entry.number, digits),
        _shown(entry, "date", dated, digits),
        _shown(entry, "sender", agency(entry.sender), digits),
        _shown(entry, "to", entry.to, digits),
        _shown(entry, "subject", without_citizen_ids(entry.subject), digits),
        "\n".join(_action(entry, digits)),
        "\n".join(in_script(one, digits) for one in (received, *entry.remarks)),
    )


def _shown(entry: Entry, field: str, value: str, digits: Digits) -> str:
    said = in_script(value, digits)
    return f"{said} {MARK}".lstrip() if field in entry.doubtful else said


def _action(entry: Entry, digits: Digits) -> Iterator[str]:
    """Say what was ordered, who acts, and what became of it (การปฏิบัติ)."""
    if entry.order:
        yield in_script(entry.order, digits)
    if entry.officer:
        yield f"ผู้รับผิดชอบ {entry.officer}"
    if entry.due:
        yield f"กำหนด {short_date(entry.due, digits)}"
    if entry.done:
        yield f"เสร็จแล้ว {short_date(entry.done, digits)}"
    elif entry.state in _STATES and not entry.order and not entry.ours:
        yield _STATES[entry.state]
