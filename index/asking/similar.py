"""What letters are asked for that are like one (หนังสือที่คล้ายกัน)."""

from __future__ import annotations

import re
from dataclasses import replace

from index.base import Hit, Piece, Query, Result, SearchIndex, Sort
from thai.terms import query_terms

_NUMBERS = re.compile(r"(?:ครั้งที่|ปี พ\.ศ\.|พ\.ศ\.|ปีที่|ปี|ที่)?\s*[\d๐-๙][\d๐-๙/.-]*")


def like(hit: Hit) -> Query:
    """Ask for the longest part of a subject between its numbers: the meetings of a series are alike."""
    part = max((part.strip() for part in _NUMBERS.split(hit.subject)), key=len) or hit.subject
    whole = query_terms(part)
    return Query(text=part, groups=((Piece((whole,)),),), whole=whole)


def search_like(
    index: SearchIndex, hit: Hit, limit: int, offset: int = 0, sort: Sort = "relevance"
) -> Result:
    """Find the letters that are like one.  It holds what is asked for, and is not among them."""
    if not query_terms(hit.subject).units:
        return Result(0, 0, ())
    found = index.search(like(hit), offset + limit + 1, 0, sort)
    others = tuple(one for one in found.hits if one.id != hit.id)
    return replace(found, total=found.total - 1, hits=others[offset : offset + limit])
