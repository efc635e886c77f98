"""Search quality and speed, our engines beside SQLite's FTS5 and Recoll (Xapian) on the same texts.

usage: python -m benchmarks.search [COLLECTION] [--letters N] [--whoosh] [--texts FOLDER]

A collection is a folder with ``docs/*.txt`` (the stem is the id) and ``queries/*.jsonl`` (``query``,
``relevant``, ``also_ok``).  With ``--letters`` offices of so many generated letters are made as well, of
200 to 400 words each; it may be given several times.

Scores: recall@10 = found in the top 10 / min(relevant, 10); recall@200; MRR@10; precision of the first 200;
``p_lit`` is that of the literal hits alone.  Latency: from the text of a query to the ids of the first ten,
parsing included, snippets not.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from benchmarks.search_parts.at_scale import measure
from benchmarks.search_parts.generated import as_document, asked_of, generated
from benchmarks.search_parts.quality import (
    Asked,
    Texts,
    among,
    documents,
    in_other_digits,
    noisy,
    questions,
    titled,
)
from benchmarks.search_parts.side import compare

_NEWS = "thaigov_2020_2021.txt.gz"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("collection", type=_FOLDER, required=False)
@click.option("--letters", type=int, multiple=True, help="an office of so many generated letters, too")
@click.option("--whoosh", is_flag=True, help="the pure-Python engine too (slow)")
@click.option("--texts", type=_FOLDER, help="text files packed by gzip; else those beside the collection")
@click.option("--limit-documents", type=int, help="the first so many of the collection; all when left out")
def main(
    collection: Path | None,
    letters: tuple[int, ...],
    texts: Path | None,
    limit_documents: int | None,
    *,
    whoosh: bool,
) -> None:
    """Print a table, a line for each engine and kind of query."""
    engines = ("tantivy", "whoosh") if whoosh else ("tantivy",)
    beside = collection.resolve().parent / "text" if collection else None
    words = texts or (beside if beside and beside.is_dir() else None)
    if collection:
        _of_collection(collection, limit_documents, words, engines)
    for count in letters:
        _of_letters(count, words, engines)


def _of_collection(collection: Path, limit: int | None, words: Path | None, engines: tuple[str, ...]) -> None:
    texts = documents(collection, limit)
    kinds = {
        path.stem: among(questions(path), texts) for path in sorted((collection / "queries").glob("*.jsonl"))
    }
    kinds |= {f"{kind} thai": in_other_digits(asked) for kind, asked in kinds.items() if "digits" in kind}
    compare(texts, kinds, engines)
    print("the same, as OCR would give it")
    compare(noisy(texts), kinds, engines)
    if words and (words / _NEWS).is_file():
        print("clean titles, noisy bodies")
        compare(*_with_titles(words / _NEWS, len(texts)), engines)


def _with_titles(news: Path, count: int) -> tuple[Texts, dict[str, list[Asked]]]:
    texts, asked = titled(news, count)
    return texts, {"titles": asked[:200]}


def _of_letters(count: int, words: Path | None, engines: tuple[str, ...]) -> None:
    print(f"{count} generated letters")
    for engine in engines:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count, words, engine)
    texts = [as_document(letter) for letter in generated(count, 1, words)]
    compare(texts, asked_of(texts, 1), engines)


if __name__ == "__main__":
    main()
