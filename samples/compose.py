"""A source -> the letter's sheet, by its form (จัดหน้าหนังสือตามแบบ)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samples import forms, forms_other
from samples.layout import Block, Sheet, text
from samples.source import Source

_FORMS: dict[str, Callable[[Source], Iterator[Block]]] = {
    "external": forms.external,
    "memo": forms.memo,
    "stamped": forms.stamped,
    "certificate": forms.certificate,
    "order": forms_other.order,
    "announcement": forms_other.announcement,
    "minutes": forms_other.minutes,
    "radio": forms_other.radio,
    "joint_message": forms_other.joint_message,
}


def compose(source: Source) -> Sheet:
    """Lay a letter out, its digits in the script that the source asks for."""
    mark = forms.secrecy_mark(source)
    header = (*mark, *(text(line, align="right", size=14) for line in source.all("header")))
    footer = (*(text(line, size=14) for line in source.all("footer")), *mark)
    sheet = Sheet(tuple(_FORMS[source.form](source)), header, footer)
    return sheet.with_thai_digits() if source.thai else sheet
