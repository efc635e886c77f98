"""What a letter asks for (สิ่งที่ขอให้ดำเนินการ) and the money it names (จำนวนเงิน)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.body import Paragraph
from pipeline.letter.clauses import clause_end
from pipeline.letter.fields import Action, Amount, Deadline
from pipeline.letter.lines import tidy
from thai.digits import to_arabic

#: a request is quoted up to so many characters
ACTION_LENGTH = 220

_ASK = re.compile(
    r"(?:จึง(?:ใคร่)?|ใคร่|(?<![ก-๎]))(?:ขอให้|ขอความ(?:ร่วมมือ|อนุเคราะห์|กรุณา)|ขอเชิญ)|"
    r"(?<![ก-๎])โปรด(?!ทราบ|พิจารณา)"
)
_WHERE = re.compile(r"(?:https?://[^\s)]+|[\w.+-]+@[\w-]+\.[\w.-]+)")
_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)[ \n]*(?:\.-[ ]*)?บาท"
)
# a price of one ("คนละ ๑๒๐ บาท") is no sum
_EACH = re.compile(r"ละ[ \n]*(?:ไม่เกิน)?[ \n]*$")
_FOR = re.compile(
    r"(?:ค่า|(?<!เป็น)(?<!จำนวน)เงิน(?!ทั้งสิ้น)|งบประมาณ|วงเงิน|รวม(?:เป็น)?เงิน(?:ทั้งสิ้น)?|ได้รับจัดสรร|(?<!การ)เบิกจ่าย|คงเหลือ)[ก-๎]{0,40}"
)
#: what a sum is for stands at most so far before it
FOR_REACH = 140


def actions(paragraphs: list[Paragraph], deadlines: tuple[Deadline, ...]) -> tuple[Action, ...]:
    """Find what is asked for, clause by clause, each with the deadline that stands in it."""
    return tuple(action for paragraph in paragraphs for action in _actions(paragraph, deadlines))


def _actions(paragraph: Paragraph, deadlines: tuple[Deadline, ...]) -> Iterator[Action]:
    text = paragraph.flow.text
    done = 0
    for match in _ASK.finditer(text):
        if match.start() < done:
            continue
        end = _request_end(text, match)
        done = end
        place = paragraph.place(match.start(), end, "prose")
        by = next(
            (d for d in deadlines if d.page == place["page"] and place["start"] <= d.start < place["end"]),
            None,
        )
        target = _WHERE.search(text, match.start(), end)
        yield Action(
            who=by.who if by else None,
            what=tidy(text[match.start() : end]),
            by=(by.value or tidy(by.raw)) if by else None,
            where=target[0].rstrip(".,") if target else None,
            **place,
        )


def _request_end(text: str, match: re.Match[str]) -> int:
    """A request goes on over its means and its deadline, up to a new matter or the paragraph's end."""
    stop = re.compile(r"[ \n]+(?=(?:ทั้งนี้|จึง(?:เรียน|เสนอ)|ซึ่ง|อนึ่ง|หาก))").search(text, match.end())
    limit = match.start() + ACTION_LENGTH
    end = min(stop.start() if stop else len(text), len(text))
    if end <= limit:
        return end
    return clause_end(text, match.end(), ACTION_LENGTH)


def amounts(paragraphs: list[Paragraph]) -> tuple[Amount, ...]:
    """Find the amounts of money, in baht."""
    return tuple(amount for paragraph in paragraphs for amount in _amounts(paragraph))


def _amounts(paragraph: Paragraph) -> Iterator[Amount]:
    text = paragraph.flow.text
    since = 0
    for match in _AMOUNT.finditer(to_arabic(text)):
        before = text[max(since, match.start() - FOR_REACH) : match.start()]
        if _EACH.search(before):
            continue
        since = match.end()
        purposes = [found[0] for found in _FOR.finditer(before)]
        yield Amount(
            value=match["amount"].replace(",", ""),
            purpose=tidy(purposes[-1]) if purposes else None,
            **paragraph.place(*match.span(), "weakest"),
        )
