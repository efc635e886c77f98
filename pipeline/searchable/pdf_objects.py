"""PDF objects, written shortly."""

from __future__ import annotations

from collections.abc import Iterable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)


def name(text: str) -> NameObject:
    """Make a name."""
    return NameObject(f"/{text}")


def numbers(values: Iterable[int]) -> ArrayObject:
    """Make an array of whole numbers."""
    return ArrayObject(NumberObject(value) for value in values)


def dictionary(**entries: PdfObject) -> DictionaryObject:
    """Make a dictionary."""
    return DictionaryObject({name(key): value for key, value in entries.items()})


def stream(data: bytes, entries: DictionaryObject | None = None) -> StreamObject:
    """Make a stream; data is deflated, unless the entries name a filter that it has been through."""
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(entries or {})
    return made if "/Filter" in made else made.flate_encode()


def put(writer: PdfWriter, value: PdfObject) -> IndirectObject:
    """Add an object to a document, to be referred to."""
    return writer._add_object(value)  # noqa: SLF001  pypdf has no public name for it
