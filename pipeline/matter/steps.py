"""The steps of a matter (ขั้นตอนของเรื่อง): which act may follow, and where the matter then stands."""

from __future__ import annotations

from pipeline.catalogue.rows import ActKind, State
from pipeline.office.places import OfficeError

STATES: tuple[State, ...] = ("received", "drafted", "accepted", "presented", "ordered", "done")

#: who acts where no person does
KASIAN = "kasian"

_LEADS_TO: dict[ActKind, State] = {
    "edited": "drafted",
    "accepted": "accepted",
    "presented": "presented",
    "ordered": "ordered",
    "done": "done",
}
_FROM: dict[ActKind, tuple[State, ...]] = {
    "redrafted": ("received", "drafted"),
    "edited": ("received", "drafted", "accepted", "presented"),
    "accepted": ("drafted",),
    "presented": ("accepted",),
    "ordered": STATES,
    "done": STATES[:-1],
}
_NAMES: dict[State, str] = {
    "received": "รับแล้ว ยังไม่มีร่างบันทึก",
    "drafted": "ร่างแล้ว ยังไม่มีผู้รับรอง",
    "accepted": "รับรองร่างแล้ว",
    "presented": "เสนอแล้ว",
    "ordered": "สั่งการแล้ว",
    "done": "เสร็จสิ้นแล้ว",
}


class NotNow(OfficeError):
    """The matter stands where this act is not possible."""


def state_after(kind: ActKind, state: State, id_: str) -> State:
    """Give where a matter stands after an act.

    :raises NotNow: the act cannot follow.
    """
    if state not in _FROM.get(kind, STATES):
        raise NotNow(f"หนังสือเลขรับ {id_} {_NAMES[state]} จึงทำขั้นนี้ไม่ได้ ดูความเป็นมาด้วย kasian show {id_}")
    return _LEADS_TO.get(kind, state)
