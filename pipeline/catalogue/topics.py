"""The words of subjects, and the letters that have them (คำสำคัญของชื่อเรื่อง).  Secret letters have none."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Topic

_VARIABLES = 500  # below SQLite's limit of variables in one statement


def letters_with_each(catalogue: Catalogue, words: Sequence[str]) -> dict[str, int]:
    """Count the letters that have each of some words."""
    number = func.count().label("number")
    query = select(Topic.word, number).where(Topic.word.in_(words[:_VARIABLES])).group_by(Topic.word)
    with catalogue.reading() as session:
        found = {row.word: row.number for row in session.execute(query)}
    return {word: found.get(word, 0) for word in words}


def letters_with(catalogue: Catalogue, word: str, most: int) -> list[str]:
    """List the latest letters that have a word."""
    query = select(Topic.letter_id).where(Topic.word == word).order_by(Topic.letter_id.desc()).limit(most)
    with catalogue.reading() as session:
        return list(session.scalars(query))


def words_of(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, set[str]]:
    """Give the words of letters, by letter."""
    found: dict[str, set[str]] = {id_: set() for id_ in ids}
    with catalogue.reading() as session:
        for first in range(0, len(ids), _VARIABLES):
            query = select(Topic.letter_id, Topic.word).where(
                Topic.letter_id.in_(ids[first : first + _VARIABLES])
            )
            for id_, word in session.execute(query):
                found[id_].add(word)
    return found
