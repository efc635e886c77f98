"""What lies in a container: an attachment of a mail, a file of a ZIP (ไฟล์ที่แนบมา)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

#: a mail with all that hangs on it is held in memory
MOST_MAIL_BYTES = 60_000_000
#: of what a container holds, those in containers in it counted too
MOST_PARTS = 500
MOST_BYTES = 1_000_000_000
#: a mail in a ZIP in a mail
MOST_DEPTH = 3

#: what is told of files that are no documents, by their names
ASIDE = "ไม่ได้รับเข้าเป็นหนังสือ เพราะไม่ใช่เอกสาร: {}"

_MOST_NAME = 180
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NOTHING = frozenset({"", ".", ".."})
# signatures, calendars and cards, and what cannot be a letter whatever it holds
_ASIDE = re.compile(
    r"\.(?:p7s|p7m|asc|sig|ics|vcf|gif|ico|svg|emz|wmz|exe|dll|msi|bat|lnk|url|ttf|otf|woff2?"
    r"|mp3|m4a|wav|mp4|mov|avi|mkv|3gp|wmv|db|ini|css|js)\Z"
    r"|(?:\A|/)(?:winmail\.dat|\.[^/]*)\Z",
    re.IGNORECASE,
)
_LEFT_BY_SYSTEMS = re.compile(
    r"(?:\A|/)(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file in a container.

    :param name: its path there, harmless, with slashes.
    :param open: gives its content.
    :param decoration: a logo or the like in the text of a mail, not a document.
    """

    name: str
    open: Callable[[], IO[bytes]]
    decoration: bool = False

    @property
    def aside(self) -> bool:
        """Whether it is no document: decoration, a signature, a film."""
        return self.decoration or _ASIDE.search(self.name) is not None


def harmless(name: str) -> str:
    r"""Make a path that leads nowhere else; the names of files in a mail or ZIP are a stranger's word.

    >>> harmless("..\\..\\C:\\ลับ/หนังสือ.pdf")
    'ลับ/หนังสือ.pdf'
    """
    steps = (_DRIVE.sub("", step).strip() for step in _CONTROL.sub(" ", name).replace("\\", "/").split("/"))
    return "/".join(step for step in steps if step not in _NOTHING)[-_MOST_NAME:].lstrip("/")


def left_by_system(name: str) -> bool:
    """Tell whether a file of an archive is one that nobody put there."""
    return _LEFT_BY_SYSTEMS.search(name) is not None
