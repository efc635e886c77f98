"""One reader a kind of document: which function reads which field on which form.

A field that a form does not have is read by ``absent``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter import foot, head
from pipeline.letter.fields import Found, Kind
from pipeline.letter.head import FieldReader
from pipeline.letter.sheet import Sheet


def absent(_sheet: Sheet) -> Found | None:
    """A field that this form does not have."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How the fields that differ from form to form are read."""

    number: FieldReader = head.number
    date: FieldReader = head.own_date
    subject: FieldReader = head.subject
    to: FieldReader = head.to
    sender: FieldReader = head.sender_right
    signatory: FieldReader = foot.signatory
    position: FieldReader = foot.position
    owner: FieldReader = foot.owner
    phone: FieldReader = foot.phone


READERS: dict[Kind, Reader] = {
    "external": Reader(),
    "memo": Reader(date=head.labelled_date, sender=head.sender_of_memo, owner=absent),
    "stamped": Reader(
        date=head.last_date,
        subject=absent,
        sender=head.sender_above_date,
        signatory=absent,
        position=absent,
        owner=foot.owner_at_end,
        phone=foot.any_phone,
    ),
    "order": Reader(
        date=head.closing_date("สั่ง ณ", "ให้ไว้ ณ"),
        to=absent,
        sender=head.sender_of_heading("order", "คำสั่ง"),
        owner=absent,
    ),
    "announcement": Reader(
        date=head.closing_date("ประกาศ ณ", "ให้ไว้ ณ"),
        to=absent,
        sender=head.sender_of_heading("announcement", "ประกาศ"),
        owner=absent,
        phone=foot.any_phone,
    ),
    "minutes": Reader(
        number=head.number_of_meeting,
        date=head.meeting_date,
        subject=head.heading_of_minutes,
        to=absent,
        sender=head.sender_of_heading("minutes", "รายงานการประชุม"),
        signatory=foot.minutes_taker,
        owner=absent,
    ),
    "radio": Reader(date=head.labelled_date, sender=head.sender_from),
    "joint_message": Reader(
        number=head.number_of_message,
        date=head.group_date,
        subject=absent,
        sender=head.sender_from,
        signatory=foot.approver,
        position=foot.approver_position,
        owner=absent,
        phone=foot.any_phone,
    ),
    "record": Reader(date=head.closing_date("ให้ไว้ ณ", "ออกให้ ณ"), to=absent, owner=absent),
    "other": Reader(date=head.own_date),
}
