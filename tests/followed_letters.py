"""Letters that follow one another, taken into a real office, for tests of what went before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from office_maker import QuickClock, take_in

from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_write
from pipeline.matter.doing import By
from pipeline.matter.keeping import act, enter
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.office.template import init_office
from pipeline.run import Means
from pipeline.workers import InProcess
from thai.say import thai_date

SETTINGS = """
name = "สำนักงานพัฒนาชุมชนอำเภอหนองบึง"
chief_name = "นางแดง ใจดี"
number_prefix = "ศน 0019.7"
[[officers]]
name = "นายดำ ใจดี"
"""
BY = By(who="นายดำ ใจดี", at=datetime(2022, 6, 1, 9, tzinfo=UTC))
PROVINCE = "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
OURS = "สำนักงานพัฒนาชุมชนอำเภอหนองบึง"

_LETTER = """\
ที่ {number}\t{sender}
\tถนนริมบึง ศน ๓๐๐๐๐

\t\t{day}

เรื่อง\t{subject}
เรียน\t{to}
{references}
\tด้วย{sender}ดำเนินงานตามแผนประจำปี {asks}

\tจึงเรียนมาเพื่อโปรดทราบ

\t\tขอแสดงความนับถือ
"""


def office_of(folder: Path) -> Office:
    return init_office(folder / "office", settings_text=SETTINGS)


def send(
    office: Office,
    number: str,
    day: str,
    subject: str,
    *,
    sender: str = PROVINCE,
    cites: tuple[str, ...] = (),
    asks: str = "",
    mark: str = "",
) -> str:
    """Take a letter in two days after its date, and give its register number.

    :param cites: the words of each citation; ``asks`` stands in the body.
    """
    text = _LETTER.format(
        number=number,
        sender=sender,
        day=thai_date(day),
        subject=subject,
        to="พัฒนาการจังหวัดศรีนาคา" if sender == OURS else "พัฒนาการอำเภอหนองบึง",
        references="".join(f"อ้างถึง\t{one}\n" for one in cites),
        asks=asks,
    )
    path = office.inbox / f"{number.replace('/', '-')}-{day}.txt"
    path.write_text(mark + text, encoding="utf-8")
    year, month, date = (int(part) for part in day.split("-"))
    clock = QuickClock(datetime(year, month, date, 9, 30, tzinfo=UTC))
    (outcome,) = take_in(office, means=Means(executor=InProcess(), clock=clock))
    assert outcome.id is not None, outcome
    return outcome.id


def said(number: str, day: str, agency: str = PROVINCE) -> str:
    """The words by which a letter is cited."""
    return f"หนังสือ{agency} ที่ {number} ลงวันที่ {thai_date(day)}"


def order(office: Office, id_: str, text: str, to: str = "") -> None:
    """Enter the chief's order."""
    with hold(office), open_to_write(office) as catalogue:
        row = reading.find_id(catalogue, id_)
        assert row is not None
        told = act("ordered", "นางแดง ใจดี", "2022-03-16T08:30:00", text=text, to=to or None, due=None)
        enter(office, catalogue, row, told)
