"""What a search found, on a terminal and as JSON (ผลการค้นหา)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.frame import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.base import Facet, Hit
    from index.snippet import Snippet
    from thai.terms import Terms

#: how long a snippet is, in characters
SNIPPET = 160
# as ``pipeline.letter.fields.Kind`` has them, which is slow to import
_KINDS = {
    "external": "หนังสือภายนอก",
    "memo": "บันทึกข้อความ",
    "stamped": "หนังสือประทับตรา",
    "order": "คำสั่ง ระเบียบ ข้อบังคับ",
    "announcement": "ประกาศ แถลงการณ์ ข่าว",
    "minutes": "รายงานการประชุม",
    "radio": "วิทยุสื่อสาร",
    "joint_message": "กระดาษเขียนข่าวร่วม",
    "record": "หนังสือรับรอง บันทึก",
    "other": "อื่นๆ",
}


def hit_json(hit: Hit, marked: Sequence[Terms]) -> dict[str, Any]:
    """Give a hit as ``search --json`` shows it.

    :param marked: what a snippet marks.
    """
    from thai.citizen import without_citizen_ids

    piece = _snippet(hit, marked)
    return {
        "id": hit.id,
        "score": round(hit.score, 4),
        "near": hit.near,
        "path": hit.path,
        "kind": hit.kind,
        "number": hit.number or None,
        "date": hit.date or None,
        "subject": without_citizen_ids(hit.subject) or None,
        "sender": hit.sender or None,
        "state": hit.state or None,
        "officer": hit.officer or None,
        "due": list(hit.due),
        "snippet": piece.text,
        "page": piece.page,
        "marks": [list(mark) for mark in piece.marks],
    }


def print_hits(hits: Sequence[Hit], marked: Sequence[Terms]) -> None:
    """Print hits, each with the place that was found, and how to open the first one there."""
    pages = [_print_hit(hit, marked) for hit in hits]
    if pages:
        click.echo(f"\nเปิดอ่าน: kasian show {hits[0].id} --page {pages[0]}")


def print_counts(counts: Mapping[str, int], by: Facet) -> None:
    """Print how many letters there are of each sort: months in their order, all else the most first."""
    from thai.say import thai_date

    order = sorted(counts.items()) if by == "month" else sorted(counts.items(), key=lambda each: -each[1])
    for value, number in order:
        named = thai_date(value) if by == "month" else _KINDS.get(value, value) if by == "kind" else value
        click.echo(f"{number:>6}  {named}")


def _print_hit(hit: Hit, marked: Sequence[Terms]) -> int:
    """Print a hit; gives the page that is shown."""
    from index.snippet import snippet

    piece = _snippet(hit, marked)
    near = "  (ใกล้เคียง)" if hit.near else ""
    title = snippet((hit.subject,), marked, max(SNIPPET, len(hit.subject)))
    click.echo(f"\n{click.style(hit.id, fg='cyan')}  {_set_off(title) or one_line(hit.path)}{near}")
    about = "  ".join(_about(hit))
    if about:
        click.echo(f"  {about}")
    click.echo(f"  หน้า {piece.page}: {_set_off(piece)}")
    return piece.page


def _about(hit: Hit) -> list[str]:
    from thai.say import short_date, thai_date

    due = f"กำหนด {short_date(min(hit.due))}" if hit.due else ""
    said = (hit.number, thai_date(hit.date) if hit.date else "", hit.sender, due)
    return [part for part in said if part]


def _snippet(hit: Hit, marked: Sequence[Terms]) -> Snippet:
    from index.snippet import snippet

    return snippet(hit.pages, marked, SNIPPET)


def _set_off(piece: Snippet) -> str:
    """Set the found places off: in bold on a terminal, as plain text elsewhere."""
    parts: list[str] = []
    done = 0
    for start, end in piece.marks:
        parts += piece.text[done:start], click.style(piece.text[start:end], fg="yellow", bold=True)
        done = end
    return "".join(parts) + piece.text[done:]
