"""Find letters by what they say: search (ค้นหา).  A plain search opens the index alone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.frame import NotFound, json_option, office_option, print_json, the_office
from commands.hits import hit_json, print_counts, print_hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.base import Facet, Query, Result, SearchIndex, Sort
    from pipeline.office.places import Places
    from thai.terms import Terms

#: how many hits may be asked for: engines count in 32 bits
_COUNT = click.IntRange(0, 1_000_000)
_BY = ("kind", "month", "sender", "officer")
_SORTS = ("relevance", "date", "deadline")
_ONE_QUESTION = "give a QUERY, --complete or --similar (ระบุคำค้น --complete หรือ --similar อย่างใดอย่างหนึ่ง)"
_NOT_COUNTED = "--by counts the letters of a QUERY (--by ใช้กับคำค้นเท่านั้น)"


class _Page(NamedTuple):
    """Which hits are shown."""

    limit: int
    offset: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found.

    :param marked: what a snippet marks.
    :param counts: the letters found, by what ``--by`` asks for.
    :param suggestions: other queries, where nothing was found.
    """

    result: Result
    marked: tuple[Terms, ...]
    counts: dict[str, int] | None = None
    suggestions: tuple[str, ...] = ()


@click.command(context_settings={"ignore_unknown_options": True})  # -word leaves letters with it out
@click.argument("query", nargs=-1)
@click.option(
    "--sort",
    type=click.Choice(_SORTS),
    default="relevance",
    show_default=True,
    help="Best first, newest first, or earliest open deadline first."
    "\n\nเรียงตามความตรง วันที่ใหม่สุด หรือกำหนดส่งใกล้สุด",
)
@click.option(
    "--by",
    type=click.Choice(_BY),
    help="Count the letters found by this.\n\nนับแยกตามชนิด เดือน ผู้ส่ง หรือผู้รับผิดชอบ",
)
@click.option(
    "--complete", metavar="PREFIX", help="Subjects and names that begin so.\n\nเติมชื่อเรื่องและชื่อผู้ส่งหรือผู้รับผิดชอบ"
)
@click.option("--similar", metavar="ID", help="Letters like this one.\n\nหนังสือที่คล้ายกับฉบับนี้")
@click.option("--limit", type=_COUNT, default=10, show_default=True, help="How many hits.\n\nจำนวนที่แสดง")
@click.option("--offset", type=_COUNT, default=0, help="How many hits to pass over.\n\nข้ามกี่รายการแรก")
@office_option
@json_option
def search_command(
    query: tuple[str, ...],
    office_dir: Path | None,
    *,
    sort: Sort,
    by: Facet | None,
    complete: str | None,
    similar: str | None,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """Find letters: words, "phrases", -without, OR, subject: from: date: and more.

    ค้นหาหนังสือด้วยคำ "วลี" -คำที่ไม่ต้องการ คำ หรือ คำ และช่อง เช่น เรื่อง:กองทุน จาก:จังหวัด ถึง: ที่: ผู้รับผิดชอบ:
    ชนิด:คำสั่ง ด่วน:ด่วนที่สุด สถานะ:เสร็จสิ้น วันที่:2565-03 วันที่:มี.ค.65..เม.ย.65 รับ:เดือนนี้ ครบกำหนด:<2565-04-01
    """
    from pipeline.office.places import find_places

    if bool(query) + (complete is not None) + (similar is not None) != 1:
        raise click.UsageError(_ONE_QUESTION)
    if by and not query:
        raise click.UsageError(_NOT_COUNTED)
    if complete is not None:
        _complete(office_dir, complete, limit, as_json=as_json)
        return
    office = find_places(office_dir)
    page = _Page(limit, offset, sort)
    answer = _healed(
        office,
        lambda: _like(office, similar, page) if similar else _found(office, " ".join(query), page, by),
    )
    if as_json:
        print_json(_answer_json(answer, by))
    else:
        _print_answer(answer, by)


def _healed(office: Places, ask: Callable[[], _Answer]) -> _Answer:
    """Ask; where the index is missing, damaged or of another version, build it and ask again.

    :raises SearchError: that takes too long to wait for; it says how far it is.
    """
    from index.base import IndexMissing

    try:
        return ask()
    except IndexMissing:
        if not office.catalogue_file.exists():
            raise
    from pipeline.searching.healing import heal

    click.secho("กำลังสร้างดัชนีค้นหาใหม่จากทะเบียน…", fg="yellow", err=True)
    heal(the_office(office.root))
    return ask()


def _found(office: Places, text: str, page: _Page, by: Facet | None) -> _Answer:
    from pipeline.searching.shelf import open_current

    parse = _language(office)
    asked = parse(text)
    with closing(open_current(office)) as index:
        result = index.search(asked, *page)
        counts = index.count_by(asked, by) if by else None
        nothing = not (result.total or result.near) and any(piece.part is None for piece in asked.pieces)
        told = _did_you_mean(office, index, text, parse) if nothing else ()
    return _Answer(result, asked.marked, counts, told)


def _language(office: Places) -> Callable[[str], Query]:
    """Give what understands a query: today's day and the office's own abbreviations are known to it."""
    from index.query import parse_query
    from pipeline.office.clock import SystemClock
    from pipeline.searching.own_abbreviations import own_abbreviations
    from thai.abbreviations import abbreviations

    own = own_abbreviations(office)
    known = abbreviations(own) if own else None
    return partial(parse_query, today=SystemClock().today().date(), known=known)


def _did_you_mean(
    office: Places, index: SearchIndex, text: str, parse: Callable[[str], Query]
) -> tuple[str, ...]:
    from pipeline.catalogue.completing import all_words
    from pipeline.catalogue.database import open_to_read
    from pipeline.office.places import OfficeError
    from pipeline.searching.suggesting import suggestions

    try:
        with open_to_read(the_office(office.root)) as catalogue:
            words = all_words(catalogue)
    except OfficeError:  # the index has answered, and that is what was asked
        return ()
    return suggestions(index, text, words, parse)


def _like(office: Places, id_: str, page: _Page) -> _Answer:
    from index.asking.similar import like, search_like
    from pipeline.searching.shelf import open_current

    with closing(open_current(office)) as index:
        hit = index.get(id_)
        if hit is None:
            raise NotFound(id_)
        return _Answer(search_like(index, hit, *page), like(hit).marked)


def _answer_json(answer: _Answer, by: Facet | None) -> dict[str, Any]:
    result = answer.result
    counts = {"by": by, "counts": answer.counts} if by else {}
    hits = [hit_json(hit, answer.marked) for hit in result.hits]
    told = list(answer.suggestions)
    return {"total": result.total, "near": result.near, **counts, "hits": hits, "suggestions": told}


def _print_answer(answer: _Answer, by: Facet | None) -> None:
    result = answer.result
    click.echo(f"พบ {result.total} ฉบับ" + (f" และใกล้เคียงอีก {result.near} ฉบับ" if result.near else ""))
    if answer.suggestions:
        click.echo(f"หรือหมายถึง: {'  ·  '.join(answer.suggestions)}")
    if by and answer.counts is not None:
        print_counts(answer.counts, by)
    else:
        print_hits(result.hits, answer.marked)


def _complete(office_dir: Path | None, prefix: str, limit: int, *, as_json: bool) -> None:
    from pipeline.catalogue.database import open_to_read
    from pipeline.searching.completing import complete

    with open_to_read(the_office(office_dir)) as catalogue:
        found = complete(catalogue, prefix, limit)
    if as_json:
        texts = [{"kind": one.kind, "text": one.text, "letters": one.letters} for one in found]
        print_json({"completions": texts})
        return
    for one in found:
        click.echo(one.text)
