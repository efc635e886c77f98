"""Open a matter to act in it, or to look at it (เปิดเรื่อง)."""

from __future__ import annotations

from pipeline.catalogue import reading
from pipeline.catalogue.database import Catalogue
from pipeline.lookup import Stored, stored_letter
from pipeline.matter.acting import may_see_secrets
from pipeline.matter.secret_matter import secret_stored
from pipeline.office.office import Office
from pipeline.office.places import NoSuchLetter

#: said of a letter that is not there and of one that the asker may not see: it must not tell which
NOT_THERE = "ไม่พบหนังสือเลขรับ {id} โปรดตรวจเลขรับด้วย kasian list"


def opened(office: Office, catalogue: Catalogue, id_: str, *, who: str, secret: bool) -> Stored:
    """Give a letter by its register number.

    :param who: the acting person.
    :param secret: whether he asked for a letter with a mark of secrecy (``--secret``).
    :raises NoSuchLetter: there is none such, or none that he may see.
    """
    stored = stored_letter(catalogue, id_)
    if stored is None and secret and may_see_secrets(office.settings, who):
        row = reading.find_id(catalogue, id_)
        stored = secret_stored(office, catalogue, row) if row is not None and row.secret else None
    if stored is None:
        raise NoSuchLetter(NOT_THERE.format(id=id_))
    return stored
