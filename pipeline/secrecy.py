"""Mark a letter of the office secret (กำหนดชั้นความลับภายหลัง)."""

from __future__ import annotations

from pipeline.archive import intent as intents
from pipeline.archive.hide import hide, stored_content
from pipeline.catalogue import reading
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.office.places import NoSuchLetter
from pipeline.run import Means, at_desk
from pipeline.searching.indexing import catch_up


def mark_secret(office: Office, id_: str, *, means: Means | None = None) -> None:
    """Move a letter to ``secret`` and purge it from the index; its register number stays.

    :raises NoSuchLetter: there is none such.
    :raises OfficeError: another process holds the office.
    :raises SearchError: the index could not be purged yet; the next batch does it.
    """
    with hold(office), at_desk(office, means or Means(), needed=False) as desk:
        intents.recover(office, desk.catalogue)
        row = reading.find_id(desk.catalogue, id_)
        content = stored_content(desk.catalogue, row) if row else None
        if row is None or content is None:
            raise NoSuchLetter(f"ไม่พบหนังสือเลขรับ {id_} ในทะเบียน โปรดดูเลขรับด้วย kasian list")
        hide(desk, row, content)
        catch_up(office, desk.catalogue, desk.executor)
