"""Automatic numbers of DOCX paragraphs (เลขข้ออัตโนมัติ): Word stores how to count, not the number itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from extractors.word.number_formats import FORMATS

_LEVELS = 9
#: Word counts no further (ECMA-376, ST_DecimalNumber as Word takes it)
_MOST, _MOST_DIGITS = 32767, 6
_STYLE_DEPTH = 12
_PLACE = re.compile("%([1-9])")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    text: str
    legal: bool


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, in their order.

    :param numbering: the root of numbering.xml, or None.
    :param styles: the root of styles.xml, or None: a style may carry a number.
    """

    numbering: Element | None
    styles: Element | None
    _counts: dict[str, list[int | None]] = field(default_factory=dict, init=False)

    def label(self, paragraph: Element) -> str:
        """Give the number of the next paragraph, such as "๒.๑" or "(ก)"; empty where it has none."""
        number_id, level = self._number_of(paragraph)
        if self.numbering is None or number_id in (None, "0"):
            return ""
        found = self._levels(number_id or "")
        if level not in found.levels:
            return ""
        counts = self._counted(found, level)
        return _written(found.levels, level, counts)

    def _counted(self, found: _Counter, level: int) -> list[int]:
        counts = self._counts.setdefault(found.key, [None] * _LEVELS)
        now = counts[level]
        counts[level] = found.start(level) if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return [found.start(i) if count is None else count for i, count in enumerate(counts)]

    def _number_of(self, paragraph: Element) -> tuple[str | None, int]:
        """Find number and level: on the paragraph, else in its style or the styles that it builds on."""
        properties = paragraph.find(qn("w:pPr"))
        number_id, level = _number_properties(properties)
        style = _value(properties, "w:pStyle")
        for _ in range(_STYLE_DEPTH):
            if (number_id is not None and level is not None) or style is None or self.styles is None:
                break
            element = _by_id(self.styles, "w:style", "w:styleId", style)
            if element is None:
                break
            of_style, level_of_style = _number_properties(element.find(qn("w:pPr")))
            number_id = of_style if number_id is None else number_id
            level = level_of_style if level is None else level
            style = _value(element, "w:basedOn")
        return number_id, level or 0

    def _levels(self, number_id: str) -> _Counter:
        number = _by_id(self.numbering, "w:num", "w:numId", number_id)
        abstract_id = _value(number, "w:abstractNumId")
        abstract = _by_id(self.numbering, "w:abstractNum", "w:abstractNumId", abstract_id or "")
        levels = {} if abstract is None else _read_levels(abstract)
        overrides = [] if number is None else number.findall(qn("w:lvlOverride"))
        starts: dict[int, int] = {}
        for override in overrides:
            levels |= _read_levels(override)
            start = _value(override, "w:startOverride")
            if start is not None:
                starts[_integer(override.get(qn("w:ilvl")), 0)] = _integer(start, 1)
        # lists of one abstract list count on, unless this one says where it starts
        key = f"num {number_id}" if starts else f"abstract {abstract_id}"
        return _Counter(key, levels, starts)


@dataclass(frozen=True, slots=True)
class _Counter:
    key: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        if level in self.starts:
            return self.starts[level]
        return self.levels[level].start if level in self.levels else 1


def _written(levels: Mapping[int, _Level], level: int, counts: list[int]) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        name = levels[place].number_format if place in levels else "decimal"
        if levels[level].legal and place != level:
            name = "decimal"
        return FORMATS.get(name, str)(counts[place])

    if levels[level].number_format == "bullet":
        return _PRIVATE_USE.sub("•", levels[level].text)
    return _PLACE.sub(number, levels[level].text)


def _read_levels(parent: Element) -> dict[int, _Level]:
    return {
        _integer(level.get(qn("w:ilvl")), 0): _Level(
            _integer(_value(level, "w:start"), 1),
            _value(level, "w:numFmt") or "decimal",
            _value(level, "w:lvlText") or "",
            level.find(qn("w:isLgl")) is not None,
        )
        for level in parent.findall(qn("w:lvl"))
    }


def _number_properties(properties: Element | None) -> tuple[str | None, int | None]:
    numbered = None if properties is None else properties.find(qn("w:numPr"))
    level = _value(numbered, "w:ilvl")
    return _value(numbered, "w:numId"), None if level is None else min(_integer(level, 0), _LEVELS - 1)


def _by_id(root: Element | None, tag: str, attribute: str, wanted: str) -> Element | None:
    if root is None:
        return None
    return next((e for e in root.findall(qn(tag)) if e.get(qn(attribute)) == wanted), None)


def _value(parent: Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _integer(text: str | None, default: int) -> int:
    """Read a number of the file; one that no list can reach is cut, for it may be hostile."""
    return min(int(text[:_MOST_DIGITS]), _MOST) if text is not None and text.isdecimal() else default
