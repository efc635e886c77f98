"""Does this PDF page need OCR?  Its text layer is judged, and the reason kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.assemble import Line
from extractors.pdf.columns import in_columns
from extractors.pdf.glyphs import Glyph
from extractors.pdf.lines import lines
from thai.known import letters_in_words
from thai.plausibility import plausibility
from thai.repair import defects, repair

#: an image over this share of the page makes it a scan
_SCAN = 0.6
#: a scan with fewer visible characters than this has only a stamp or a page number as text
_LITTLE = 150
#: what a scanner's own OCR is worth where it reads plausibly; nobody knows which engine it was
_SCANNER_TRUST = 0.7
#: the least share of its letters in known words, of a scanner's OCR and of another layer that has faults
_WORDS_OF_A_SCANNER, _WORDS = 0.75, 0.65
_FAULTLESS = 0.97
#: in fewer letters chance decides, or a name
_ENOUGH = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the text layer of a page is worth.

    :param ocr_required: the layer is missing, too little, or garbage.
    :param reason: English, for ``Page.reason``.
    :param lines: of the characters to use.
    :param trust: the highest confidence its words may have; below 1 the words come from some scanner's OCR.
    """

    ocr_required: bool
    reason: str
    lines: tuple[Line, ...] = ()
    trust: float = 1.0


def is_ocr_required(glyphs: Sequence[Glyph], image_share: float) -> Verdict:
    """Judge a page by its characters and by how much of it images cover (0 to 1).

    Invisible characters among visible ones are no part of the page: a reader must not find a hidden ลับที่สุด.
    Where most are invisible they are a scanner's OCR layer.  Text aslant or pale is a watermark.
    """
    upright = tuple(g for g in glyphs if g.upright)
    if _ink(glyphs) > 2 * _ink(upright):
        return Verdict(ocr_required=True, reason="text runs sideways")
    visible = tuple(g for g in upright if g.visible)
    inked = _ink(visible)
    scanner = _ink(upright) > 2 * inked
    if scanner and (image_share >= _SCAN or not inked):
        return _judged(upright, "scanner's text layer", _SCANNER_TRUST)
    if image_share >= _SCAN and inked < _LITTLE:
        return Verdict(
            ocr_required=True, reason="little text on a scanned page" if inked else "no text layer"
        )
    return _judged(visible, "text layer", 1.0)


def _judged(glyphs: Sequence[Glyph], name: str, trust: float) -> Verdict:
    if not _ink(glyphs):
        return Verdict(ocr_required=True, reason="no text layer")
    found = tuple(in_columns(lines(glyphs)))
    raw = "\n".join("".join(f.before + f.text for f in line) for line in found)
    judged = plausibility(raw)
    if not judged.plausible:
        return Verdict(ocr_required=True, reason=f"{name} is garbage ({judged.score:.2f}): {judged.reason}")
    if trust < 1 or judged.score < _FAULTLESS:
        share = _share_in_words(raw)
        if share < (_WORDS_OF_A_SCANNER if trust < 1 else _WORDS):
            return Verdict(ocr_required=True, reason=f"{name} is garbage: {share:.0%} of it are known words")
    mended = ", ".join(defects(raw))
    kept = f"repaired ({mended})" if mended else "as it is"
    reason = f"{name} {kept}: plausible ({judged.score:.2f})"
    return Verdict(ocr_required=False, reason=reason, lines=found, trust=trust)


def _share_in_words(raw: str) -> float:
    """Give the share of letters that stand in known words; 1 where there are too few to tell."""
    known, letters = letters_in_words(repair(raw))
    return known / letters if letters >= _ENOUGH else 1.0


def _ink(glyphs: Sequence[Glyph]) -> int:
    return sum(not glyph.char.isspace() for glyph in glyphs)
