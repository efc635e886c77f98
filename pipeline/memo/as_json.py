"""A note as JSON (``kasian note --json``), and back again.

The short form and the LINE text are strings, ready for use; ``short_sentences`` and ``line_sentences`` carry
their evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.memo.line_writer import to_line
from pipeline.memo.model import Evidence, Memo, Section, Sentence
from pipeline.memo.short_writer import to_short
from thai.citizen import without_citizen_ids


def memo_to_json(memo: Memo) -> dict[str, Any]:
    """Give a note as a value that ``json.dumps`` takes."""
    return {
        "sections": [
            {"title": section.title, "sentences": _sentences(section.sentences)} for section in memo.sections
        ],
        "short": to_short(memo),
        "line": to_line(memo),
        "warnings": list(memo.warnings),
        "short_sentences": _sentences(memo.short),
        "line_sentences": _sentences(memo.line),
    }


def show_memo(memo: Memo) -> dict[str, Any]:
    """Give a note as ``note --json`` shows it: in the LINE part the numbers of citizens are hidden."""
    line = [_hidden(sentence) for sentence in _sentences(memo.line)]
    return {**memo_to_json(memo), "line_sentences": line}


def _hidden(sentence: dict[str, Any]) -> dict[str, Any]:
    """Hide numbers of citizens in a sentence and in what it quotes; places and lengths stay."""
    proofs: dict[str, Any] = {
        name: [{**proof, "quote": without_citizen_ids(proof["quote"])} for proof in sentence[name]]
        for name in ("evidence", "doubts")
        if name in sentence
    }
    return {**sentence, **proofs, "text": without_citizen_ids(sentence["text"])}


def _sentences(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [
        {
            "text": one.text,
            "evidence": [_evidence(proof) for proof in one.evidence],
            "doubtful": one.doubtful,
            **({"doubts": [_evidence(proof) for proof in one.doubts]} if one.doubts else {}),
        }
        for one in sentences
    ]


def _evidence(one: Evidence) -> dict[str, Any]:
    layer = {} if one.layer is None else {"layer": one.layer}
    place = {"page": one.page, "start": one.start, "end": one.end, **layer}
    by = {} if one.by is None else {"by": one.by}
    return {"source": one.source, **place, "quote": one.quote, **by}


def memo_from_json(value: Mapping[str, Any]) -> Memo:
    """Make the note again from what ``memo_to_json`` gave.

    :raises KeyError, TypeError: it is no such value.
    """
    return Memo(
        sections=tuple(Section(one["title"], _read(one["sentences"])) for one in value["sections"]),
        short=_read(value["short_sentences"]),
        line=_read(value["line_sentences"]),
        warnings=tuple(value["warnings"]),
    )


def _read(sentences: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            one["text"],
            tuple(Evidence(**proof) for proof in one["evidence"]),
            doubtful=one["doubtful"],
            doubts=tuple(Evidence(**proof) for proof in one.get("doubts", ())),
        )
        for one in sentences
    )
