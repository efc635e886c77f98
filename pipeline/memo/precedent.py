"""An earlier letter of the office that this one follows (เรื่องเดิม)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter.fields import Letter


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier document of the office.

    :param id: its register number, ``2565-0123``.
    """

    id: str
    letter: Letter

    @property
    def open(self) -> bool:
        """Whether it may be cited: a letter with a mark of secrecy, or doubt of one, may not."""
        return self.letter.secrecy is None and not self.letter.secrecy_doubt
