"""A file -> pages of text, with where each word stands (``base``)."""

from extractors.detect import kind_of
from extractors.dispatch import extract, page_count
from extractors.parcels.unpacking import unpack

__all__ = ["extract", "kind_of", "page_count", "unpack"]
