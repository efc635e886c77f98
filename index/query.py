"""The query language (ภาษาคำค้น): what is typed -> a Query.

White space separates pieces, and all of them must be found: ``กองทุน แม่บ้าน``.  ``"…"`` is one piece as it
stands, never loosened.  ``-ร่าง`` must not be found.  What is one thing to an officer stays one piece although
a space stands inside it: a date, an ordinal or ``พ.ศ.`` with its number, a letter's number, a sum of money.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.base import Query, SearchError
from thai.calendar import month_pattern
from thai.fold import fold
from thai.terms import Terms, query_terms

_EMPTY = "ยังไม่มีคำค้น พิมพ์คำที่ต้องการหาอย่างน้อยหนึ่งคำ เช่น kasian search กองทุนหมู่บ้าน"
_ONLY_WITHOUT = "มีแต่คำที่ไม่เอา (-) พิมพ์คำที่ต้องการหาด้วยอย่างน้อยหนึ่งคำ เช่น kasian search งบประมาณ -ร่าง"

# of folded text, where all white space is single spaces
_ONE_THING = re.compile(
    "|".join(
        (
            rf"(?:\S*วันที่ )?(?:\d{{1,2}} )?{month_pattern()}(?: พ\.ศ\.)?(?: \d{{2,4}}(?!\S))?",
            r"(?:พ\.ศ\.|ค\.ศ\.|มาตรา|(?<!\S)ข้อ|\S+ที่|(?<!\S)ที่) \d[\d/.-]*(?!\S)",
            r"(?<!\S)[ก-ฮ]{1,5} \d[\d.]*/ ?(?:ว ?)?\d*(?!\S)",
            r"(?<!\S)\d[\d,.]* (?:ล้าน|แสน)?บาท(?!\S)",
        )
    )
)
_PIECE = re.compile(r"""(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^ "]+))""")
_KEPT_SPACE = "\u00a0"  # a space again when terms are made


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    quoted: bool
    without: bool

    def terms(self) -> Terms:
        made = query_terms(self.text)
        return replace(made, forgiven=()) if self.quoted else made


def parse_query(text: str) -> Query:
    """Parse what was typed.

    :raises SearchError: nothing is asked for.
    """
    pieces = [piece for piece in _split(text) if piece.text.strip("- ")]
    wanted = [piece for piece in pieces if not piece.without]
    if not wanted:
        raise SearchError(_ONLY_WITHOUT if pieces else _EMPTY)
    return Query(
        text=text,
        pieces=tuple(piece.terms() for piece in wanted),
        without=tuple(piece.terms() for piece in pieces if piece.without),
        whole=query_terms(" ".join(piece.text for piece in wanted)),
    )


def _split(text: str) -> list[_Piece]:
    joined = _ONE_THING.sub(lambda match: match[0].replace(" ", _KEPT_SPACE), fold(text))
    return [
        _Piece(
            text=match["bare"] if match["quoted"] is None else match["quoted"],
            quoted=match["quoted"] is not None,
            without=match["minus"] is not None,
        )
        for match in _PIECE.finditer(joined)
    ]
