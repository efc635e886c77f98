"""Page texts in few bytes (ข้อความสำหรับทำดัชนี): what the index is made from, without words and boxes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from pipeline.catalogue.rows import Json

# the pages hold much that is alike; harder work would save a tenth more
_LEVEL = 3


def pack_pages(pages: Sequence[Json]) -> bytes:
    """Pack the texts of stored pages."""
    texts = [page["text"] for page in pages]
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_pages(packed: bytes) -> tuple[str, ...]:
    """Give back the texts that ``pack_pages`` packed."""
    return tuple(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))
