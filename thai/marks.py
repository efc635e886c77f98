"""The letters and marks of Thai script (พยัญชนะ สระ วรรณยุกต์), as classes for regular expressions."""

from __future__ import annotations

CONSONANT = "ก-ฮ"
#: vowels that are written before their consonant
LEADING = "เ-ไ"
TONE = "่-๋"
#: marks that stand above or below a consonant, nikhahit among them, sara am not
MARK = "ัิ-ฺ็-๎"

#: Glyph variants (lowered, shifted or tailless) that Thai fonts keep in the private use area.
#: Sources: U+F700–F71A is the Windows set; the rest as TH Sarabun's and tlwg's own cmap tables carry it.
PRIVATE_USE = {
    **dict(zip(map(chr, range(0xF700, 0xF71B)), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True)),
    **dict(zip(map(chr, range(0xF71B, 0xF721)), "ฎฏฬํ็๎", strict=True)),
    "\uf881": "ฤๅ",
    "\uf882": "ฦๅ",
}
#: those of them that are marks
PRIVATE_MARK = "\uf701-\uf70e\uf710-\uf71a\uf71e-\uf720"
