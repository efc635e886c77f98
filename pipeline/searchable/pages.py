"""What is added to a page of a PDF: the picture that it shows, the text over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pypdf import PageObject, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from pipeline.searchable.pdf_objects import dictionary, name, put, stream

#: what a page has names for (ISO 32000-1, 7.8.3)
Resource = Literal["Font", "XObject"]

_PICTURE = "KasianPicture"


def lay_over(
    writer: PdfWriter,
    page: PageObject,
    operators: bytes,
    place: Transformation,
    resources: Mapping[Resource, Mapping[str, IndirectObject]],
) -> None:
    """Set operators over all that a page shows; what is there is not touched.

    :param place: from the coordinates of the operators to the page's own.
    :param resources: fonts and forms, by what the operators call them.
    """
    # what went before may leave its own state behind
    before, after = stream(b"q\n"), stream(b"\nQ\n" + _placed(place, operators))
    old = page.get("/Contents")
    shown = old.get_object() if old is not None else ArrayObject()
    parts = shown if isinstance(shown, ArrayObject) else ArrayObject([page.raw_get("/Contents")])
    page[name("Contents")] = ArrayObject([put(writer, before), *parts, put(writer, after)])
    for sort, named in resources.items():
        _add_resources(page, sort, named)


def _add_resources(page: PageObject, sort: Resource, named: Mapping[str, IndirectObject]) -> None:
    """Add resources to a page alone: those it has may be those of other pages too."""
    resources = DictionaryObject(page.get_inherited("/Resources", DictionaryObject()).get_object())
    known = resources.get(f"/{sort}", DictionaryObject()).get_object()
    resources[name(sort)] = DictionaryObject(known | dictionary(**named))
    page[name("Resources")] = resources


def show_only(writer: PdfWriter, page: PageObject, picture: StreamObject, place: Transformation) -> None:
    """Let a page show one picture and nothing else.

    :param place: from the unit square that PDF draws pictures in to the page's own units.
    """
    page.pop("/Annots", None)  # they are in the picture
    page[name("Contents")] = put(writer, stream(_placed(place, f"/{_PICTURE} Do".encode())))
    page[name("Resources")] = dictionary(XObject=dictionary(**{_PICTURE: put(writer, picture)}))


def _placed(place: Transformation, operators: bytes) -> bytes:
    numbers = " ".join(f"{number:.6f}" for number in place.ctm)
    return b"q %b cm\n%b\nQ\n" % (numbers.encode("ascii"), operators)
