"""Words of Thai text (การตัดคำ), by pythainlp's newmm with the office's own words added.

pythainlp takes about 0.5 s to load, so it is loaded at the first cut, never at import: a search must not
pay for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from thai.fold import fold

_OFFICES_IN_MEMORY = 4


def words(text: str, extra: tuple[str, ...] = ()) -> list[str]:
    """Cut a text into words and what stands between them; joined they are the text again.

    Folded text is cut as well as text as it was written.

    :param extra: the office's own words: places, projects, people.
    """
    return _cutter(extra)(text)


@lru_cache(maxsize=_OFFICES_IN_MEMORY)
def _cutter(extra: tuple[str, ...]) -> Callable[[str], list[str]]:
    # pythainlp makes a data folder in the user's home at import and may fetch a corpus, unless told not to
    if "PYTHAINLP_READ_MODE" not in os.environ:  # the older name; both at once are an error
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    from pythainlp.corpus import thai_words  # noqa: PLC0415 - half a second; see above
    from pythainlp.tokenize.newmm import segment  # noqa: PLC0415 - the same
    from pythainlp.util import Trie  # noqa: PLC0415 - the same

    own = {form for word in extra if word.strip() for form in (word.strip(), fold(word.strip()))}
    trie = Trie(thai_words() | own | {"เกษียน"})

    def cut(text: str) -> list[str]:
        # safe mode bounds the time that long ambiguous runs (OCR garbage) take
        return list(segment(text, custom_dict=trie, safe_mode=True))

    return cut
