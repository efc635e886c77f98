"""Changes put into the plain decoding of a line; what the picture alone said is kept beside (เขียนใหม่)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.in_context.weighing import Change


def rewritten(chars: Sequence[Char], changes: Sequence[Change]) -> list[Char]:
    """Put changes in, from left to right; their texts joined to the rest are the new line.

    What a character that was taken out said is kept with the one before it, or after it where a line begins.
    """
    out: list[Char] = []
    lost = ""  # before the first character
    for char in _all(chars, changes):
        if char.text:
            out.append(replace(char, plain=lost + _said(char)) if lost else char)
            lost = ""
        elif out:
            out[-1] = replace(out[-1], plain=_said(out[-1]) + _said(char))
        else:
            lost += _said(char)
    return out


def said_plainly(chars: Sequence[Char]) -> str | None:
    """Give what the picture alone said, where context chose otherwise; None elsewhere."""
    if all(char.plain is None for char in chars):
        return None
    return "".join(map(_said, chars))


def _all(chars: Sequence[Char], changes: Sequence[Change]) -> Iterator[Char]:
    """Give the characters of the new line, and those taken out of it, without a text."""
    done = 0
    for change in changes:
        yield from chars[done : change.stretch.first]
        yield from _changed(chars[change.stretch.first : change.stretch.last], change)
        done = change.stretch.last
    yield from chars[done:]


def _said(char: Char) -> str:
    return char.text if char.plain is None else char.plain


def _changed(own: Sequence[Char], change: Change) -> Iterator[Char]:
    plain, text = "".join(char.text for char in own), change.text
    for step in Levenshtein.opcodes(plain, text):
        if step.tag == "equal":
            yield from own[step.src_start : step.src_end]
            continue
        for nth in range(max(step.src_end - step.src_start, step.dest_end - step.dest_start)):
            source = own[step.src_start + nth : step.src_end][:1]
            start, end = _place(source or own[max(0, step.src_start - 1) :][:1], change)
            new = text[step.dest_start + nth : step.dest_end][:1]
            yield Char(new, start, end, change.likely, source[0].text if source else "")


def _place(beside: Sequence[Char], change: Change) -> tuple[int, int]:
    """Give the steps of a character: where the one that it stands for, or follows, was seen."""
    return (beside[0].start, beside[0].end) if beside else (change.stretch.start, change.stretch.end)
