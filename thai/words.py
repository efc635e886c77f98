"""Words of Thai text (การตัดคำ), by pythainlp's newmm with the office's own words added.

pythainlp takes about 0.5 s to load, so it is loaded at the first cut, never at import: a search must not
pay for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from thai.fold import fold
from thai.lexicon import quiet_pythainlp

_OFFICES_IN_MEMORY = 4


def words(text: str, extra: tuple[str, ...] = ()) -> list[str]:
    """Cut a text into words and what stands between them; joined they are the text again.

    Folded text is cut as well as text as it was written.

    :param extra: the office's own words: places, projects, people.
    """
    return _cutter(extra)(text)


@lru_cache(maxsize=_OFFICES_IN_MEMORY)
def _cutter(extra: tuple[str, ...]) -> Callable[[str], list[str]]:
    quiet_pythainlp()
    from pythainlp.corpus import thai_words  # noqa: PLC0415 - half a second; see above
    from pythainlp.tokenize.newmm import segment  # noqa: PLC0415 - the same
    from pythainlp.util import Trie  # noqa: PLC0415 - the same

    own = {form for word in extra if word.strip() for form in (word.strip(), fold(word.strip()))}
    trie = Trie(thai_words() | own | {"เกษียน"})

    def cut(text: str) -> list[str]:
        # safe mode bounds the time that long ambiguous runs (OCR garbage) take
        return list(segment(text, custom_dict=trie, safe_mode=True))

    return cut
