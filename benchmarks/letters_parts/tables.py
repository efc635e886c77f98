"""The figures of the letters' benchmark as tables on a terminal (ตารางผล)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.letters_parts import lists, singles
from benchmarks.letters_parts.files_read import Read
from benchmarks.letters_parts.marks import FAULTS, Mark, Outcome, count
from benchmarks.reading_parts.table import percent, show

_GOLD: tuple[Outcome, ...] = ("right", "partly", "wrong", "missed")
_FIELD_HEADS = (
    *("field", "gold", "right", "partly", "missed", "wrong", "asserted", "right %"),
    *("right>=0.8", "% of right", "wrong>=0.8", "asserted>=0.8"),
)
_LIST_HEADS = ("list", "gold", "given", "right", "recall %", "precision %", "asserted>=0.8")
_DETAIL_HEADS = ("detail", "gold", "right", "missed", "wrong", "right %")
_SINGLE = (*singles.FIELDS, *(f"received {name}" for name in singles.RECEIVED))


def print_group(group: str, reads: Sequence[Read]) -> None:
    """Print the tables of one group of files."""
    marks = [mark for read in reads for mark in read.marks]
    letters = sum(bool(read.marks) for read in reads)
    show(f"{group}: fields of {letters} letters", _FIELD_HEADS, _fields(marks))
    show(f"{group}: lists", _LIST_HEADS, _lists(marks))
    show(f"{group}: what is said of what was found", _DETAIL_HEADS, _details(marks))
    print_belief(group, marks)


def _fields(marks: list[Mark]) -> Iterable[Sequence[str]]:
    for field in _SINGLE:
        of = [mark for mark in marks if mark.field == field]
        gold, right = count(of, *_GOLD), count(of, "right")
        if not of:
            continue
        sure = [mark for mark in of if mark.sure]
        counts = (gold, right, count(of, "partly"), count(of, "missed"), count(of, "wrong"))
        asserted = f"{count(of, 'asserted')}/{count(of, 'asserted', 'blank')}"
        of_sure = (str(count(sure, "right")), _share(count(sure, "right"), right))
        faults = (str(count(sure, "wrong")), str(count(sure, "asserted")))
        yield (field, *map(str, counts), asserted, _share(right, gold), *of_sure, *faults)


def _lists(marks: list[Mark]) -> Iterable[Sequence[str]]:
    for name in lists.LISTS:
        of = [mark for mark in marks if mark.field == name]
        gold, given = count(of, "right", "missed"), count(of, "right", "asserted")
        right, sure = count(of, "right"), sum(mark.sure for mark in of if mark.outcome == "asserted")
        if not of:
            continue
        recall, precision = right / gold if gold else None, right / given if given else None
        judged = name != "actions"  # of these only what must be among them is known
        shown = (percent(precision), str(sure)) if judged else ("-", "-")
        yield (name, str(gold), str(given), str(right), percent(recall), *shown)


def _details(marks: list[Mark]) -> Iterable[Sequence[str]]:
    for name in lists.DETAILS:
        of = [mark for mark in marks if mark.field == name]
        gold, right = count(of, "right", "wrong", "missed"), count(of, "right")
        if of:
            counts = (gold, right, count(of, "missed"), count(of, "wrong"))
            yield (name, *map(str, counts), percent(right / gold if gold else None))


def print_belief(group: str, marks: list[Mark]) -> None:
    """Print how far a confidence of 0.8 can be trusted; details of list items do not count again."""
    listed = [name for name in lists.LISTS if name != "actions"]
    for what, names in (("fields", _SINGLE), ("fields and lists", (*_SINGLE, *listed))):
        whole = [mark for mark in marks if mark.field in names]
        sure = [mark for mark in whole if mark.sure and mark.outcome not in ("blank", "missed")]
        wrong, right, kept = count(sure, "wrong", "asserted"), count(whole, "right"), count(sure, "right")
        print(
            f"{group}, {what}: {kept} of {right} right values have 0.8 or more ({_share(kept, right)} %); "
            f"{wrong} of {len(sure)} values at 0.8 or more are wrong ({_share(wrong, len(sure))} %)"
        )


def _share(part: int, whole: int) -> str:
    return percent(part / whole if whole else None)


def print_notes(reads: Sequence[Read], pages: dict[str, int]) -> None:
    """Print what is wrong with the notes."""
    checked = [(read.task.path.name, read.note) for read in reads if read.note]
    bare = sum(bool(note.bare) for _, note in checked)
    ungrounded = sum(bool(note.ungrounded) for _, note in checked)
    long = sum(note.line_too_long for _, note in checked)
    print(f"\nnotes: {len(checked)}")
    print(f"  with a sentence without evidence: {bare}")
    print(f"  with something ungrounded: {ungrounded}")
    print(f"  with a LINE text that is too long: {long}")
    if pages:
        print(f"  of more than one page: {sum(n > 1 for n in pages.values())} of {len(pages)}")
    for name, note in checked:
        for fault in (*note.bare, *note.ungrounded):
            print(f"note: {name}: {fault}")


def print_wrong(reads: Sequence[Read]) -> None:
    """Print each field and item that is not right."""
    for read in reads:
        for mark in read.marks:
            if mark.outcome in FAULTS:
                sure = " (sure)" if mark.sure else ""
                told = f"{mark.outcome + sure:15} {read.task.path.name:32} {mark.field}"
                print(f"{told}: {mark.wanted!r} <- {mark.given!r}")


def print_files(reads: Sequence[Read]) -> None:
    """Print how the reading went, and each file that could not be read."""
    failed = [read for read in reads if read.error]
    seconds = sum(read.seconds for read in reads)
    print(f"\nfiles: {len(reads) - len(failed)} read, {len(failed)} failed; {seconds:.0f} s of one core")
    for read in failed:
        print(f"failed: {read.task.path.name}: {read.error}")
