"""Whether our own office wrote a letter (หนังสือที่สำนักงานออกเอง)."""

from __future__ import annotations

from pipeline.memo.own import writes_as_us
from pipeline.office.settings import Settings
from thai.letter_number import number_key


def is_ours(number: str, sender: str, settings: Settings) -> bool:
    """Tell by the sender, or by the code of the number.

    :param number, sender: empty where they are not known.
    """
    ours, its = number_key(f"{settings.number_prefix}/"), number_key(number)
    by_code = bool(settings.number_prefix) and ours is not None and its is not None and ours.code == its.code
    return by_code or bool(sender and writes_as_us(sender, settings))
