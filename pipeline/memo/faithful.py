"""Whether a rewording says only what its facts say (ตรวจข้อความที่เรียบเรียงใหม่กับข้อเท็จจริง).

Stricter than the check of our own sentences, for these words are not ours: beside every number, date, amount
and name, each content word must stand in the facts.  So a rewording may leave out, join and reorder, and may
use what links words; it cannot bring anything in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.memo.centrality import content_words
from pipeline.memo.claims import NAME, unsupported
from pipeline.memo.evidence import squeezed
from pipeline.memo.model import Sentence
from pipeline.memo.names import in_full
from thai.words import words

# they turn a statement into its opposite: as many as the facts have, no more and no fewer
_TURN = re.compile("(ไม่|ห้าม|งด|เว้น|เลื่อน|ยกเลิก|เพิกถอน).*|(มิ)(?:ได้|ใช่|ให้)?")
# words that link but also count, bound or bind: stop words, yet never free
_WEIGHTY = re.compile(
    "ทุก|ทั้งหมด|ทั้งสิ้น|เฉพาะ|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง|ก่อน|หลัง|ต้อง|ทันที"
)
# how one office writes to another: says who speaks, and nothing of the matter
_FREE = {"แจ้ง", "แจ้งว่า", "ขอให้", "ขอเชิญ", "ขอ", "เรื่อง", "วันที่", "เวลา", "หนังสือ", "ทราบ"}


def additions(text: str, facts: Sequence[Sentence]) -> tuple[str, ...]:
    """Name what a rewording says beyond its facts, or turns round; nothing when it is faithful."""
    quotes = [proof.quote for fact in facts for proof in fact.evidence]
    known = squeezed(in_full(" ".join((*quotes, *(fact.text for fact in facts)))))
    said = in_full(text)
    claims = unsupported(text, quotes)
    new = [word for word in content_words(said) if word not in _FREE and squeezed(word) not in known]
    weighty = [word for word in _WEIGHTY.findall(squeezed(said)) if word not in known]
    before, after = _turns(" ".join(fact.text for fact in facts)), _turns(said)
    turned = (before - after) + (after - before)
    return tuple(dict.fromkeys((*claims, *new, *weighty, *turned)))


def _turns(text: str) -> Counter[str]:
    found = (_TURN.fullmatch(word) for word in words(text))
    return Counter(match[1] or match[2] for match in found if match)


def parted(text: str, facts: Sequence[Sentence]) -> str:
    """Put a space behind each name that the facts hold, where a rewording runs on: Thai parts no words."""
    known = squeezed(" ".join(proof.quote for fact in facts for proof in fact.evidence))

    def behind_name(match: re.Match[str]) -> str:
        name = ""
        for word in words(match[0]):
            if squeezed(name + word) not in known:
                break
            name += word
        return f"{name} {match[0][len(name) :]}" if NAME.fullmatch(name) else match[0]

    return NAME.sub(behind_name, text).rstrip()


def kept(fact: Sentence, texts: Sequence[str]) -> bool:
    """Whether no number, date, amount or name of a fact is missing in what replaces it."""
    return not unsupported(fact.text, texts)
