"""Which letter is made in which font, script and look: all come in turn (ลำดับของหนังสือที่สร้าง)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.reading_parts.faces import Face, installed_faces
from benchmarks.reading_parts.letters import KINDS, Digits, make_letter
from benchmarks.reading_parts.looks import DEGRADED, OTHERS, Look
from benchmarks.reading_parts.phrases import news_sentences
from benchmarks.reading_parts.press import Printed, print_letter

SCRIPTS: tuple[Digits, ...] = ("thai", "arabic")


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter of the series: made from seed and index, printed in a font, seen clean and in other looks."""

    seed: int
    index: int
    face: Face
    script: Digits
    looks: tuple[Look, ...]

    def printed(self) -> Printed:
        """Print it."""
        kind = KINDS[self.index % len(KINDS)]
        return print_letter(
            make_letter(self.seed, self.index, kind, self.script, news_sentences()), self.face
        )


def series(seed: int, count: int) -> Iterator[Sample]:
    """Give so many letters; their turns are shifted: no font meets the same script or look each time."""
    faces = installed_faces()
    for index in range(count):
        script = SCRIPTS[(index + index // len(faces)) % len(SCRIPTS)]
        look = DEGRADED[(index + index // len(DEGRADED)) % len(DEGRADED)]
        other = OTHERS[(index + index // len(OTHERS)) % len(OTHERS)]
        yield Sample(seed, index, faces[index % len(faces)], script, ("clean", look, other))
