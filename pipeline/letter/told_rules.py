"""What a text only tells of, and does not ask for (ข้อความที่อ้างถึง): regulations and earlier letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.letter.body import Paragraph

#: a text with so many articles is a regulation
_ARTICLES = 3
#: what is cited stands at most so far before what it says
_BEFORE = 600
_ARTICLE = re.compile(r"(?:ข้อ|มาตรา)[ ]*[0-9๐-๙]+[ ]")
# "ตามระเบียบฯ ข้อ ๑๒ กำหนดให้ผู้ยืมส่งใช้เงินยืมภายใน ๓๐ วัน"
_RULE_SAYS = re.compile(
    r"(?:ระเบียบ|พระราชบัญญัติ|พ\.ร\.บ\.|กฎกระทรวง|ข้อบังคับ|มาตรา|หลักเกณฑ์|ข้อ[ ]*[0-9๐-๙]+)"
    r"(?:(?!ขอให้|โปรด|ขอความ|จึง|นั้น ).){0,300}?(?:กำหน[ดค]|บัญญัติ|ระบุ)(?:ไว้)?(?:ให้|ว่า)"
    r"(?:(?!ขอให้|โปรด|ขอความ|จึง).)*$",
    re.DOTALL,
)
_EXAMPLE = re.compile(r"(?<!\S)เช่น(?:(?!ขอให้|โปรด|ขอความ|จึง(?:เรียน|ขอ)|\d[.)] ).){0,300}$", re.DOTALL)


def before_articles(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Leave out a regulation's articles (ข้อ ๑ …, มาตรา ๑ …): they make a rule, and ask nobody."""
    articles = [index for index, one in enumerate(paragraphs) if _ARTICLE.match(one.text)]
    return paragraphs[: articles[0]] if len(articles) >= _ARTICLES else paragraphs


def is_example(text: str, at: int) -> bool:
    """Tell whether what stands at a place belongs to an example (เช่น …)."""
    return _EXAMPLE.search(text, max(0, at - _BEFORE), at) is not None


def is_of_a_rule(text: str, at: int) -> bool:
    """Tell whether what stands at a place is what a cited regulation says, and not what the letter asks."""
    return _RULE_SAYS.search(text, max(0, at - _BEFORE), at) is not None
