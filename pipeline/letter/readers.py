"""One reader a kind of document: which function reads which field on which form.

A field that a form does not have is read by ``absent``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter import foot, head, other_signers, own_date, own_number, signing
from pipeline.letter import sender as senders
from pipeline.letter.fields import Found, Kind
from pipeline.letter.sheet import FieldReader, Sheet


def absent(_sheet: Sheet) -> Found | None:
    """A field that this form does not have."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How the fields that differ from form to form are read."""

    number: FieldReader = own_number.labelled
    date: FieldReader = own_date.alone
    subject: FieldReader = head.subject
    to: FieldReader = head.to
    sender: FieldReader = senders.right_of_number
    signatory: FieldReader = signing.signatory
    position: FieldReader = signing.position
    owner: FieldReader = foot.owner
    phone: FieldReader = foot.phone


READERS: dict[Kind, Reader] = {
    "external": Reader(),
    "memo": Reader(date=own_date.labelled, sender=senders.of_memo, owner=absent),
    "stamped": Reader(
        date=own_date.last_alone,
        subject=absent,
        sender=senders.above_date,
        signatory=absent,
        position=absent,
        owner=foot.owner_of_stamped,
        phone=foot.any_phone,
    ),
    "order": Reader(
        date=own_date.after_closing("สั่ง ณ", "ให้ไว้ ณ"),
        subject=head.subject_or_title("order"),
        to=absent,
        sender=senders.of_heading("order", "คำสั่ง", "ระเบียบ", "ข้อบังคับ"),
        owner=absent,
    ),
    "announcement": Reader(
        date=own_date.after_closing("ประกาศ ณ", "ให้ไว้ ณ"),
        to=absent,
        sender=senders.of_heading("announcement", "ประกาศ"),
        owner=absent,
        phone=foot.any_phone,
    ),
    "minutes": Reader(
        number=own_number.of_meeting,
        date=own_date.of_meeting,
        subject=head.subject_or_title("minutes"),
        to=absent,
        sender=senders.of_heading("minutes", "รายงานการประชุม"),
        signatory=other_signers.minutes_taker,
        owner=absent,
    ),
    "radio": Reader(date=own_date.labelled, sender=senders.after_from),
    "joint_message": Reader(
        number=own_number.of_message,
        date=own_date.of_group,
        subject=absent,
        sender=senders.after_from,
        signatory=other_signers.approver,
        position=other_signers.approver_position,
        owner=absent,
        phone=foot.any_phone,
    ),
    "record": Reader(date=own_date.after_closing("ให้ไว้ ณ", "ออกให้ ณ"), to=absent, owner=absent),
    "other": Reader(date=own_date.alone_on_unknown_form, subject=head.subject_or_title("other")),
}
