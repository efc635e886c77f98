"""Make a new index the one that serves (สลับดัชนี).  The caller holds the office's lock."""

from __future__ import annotations

from pipeline.archive.filing import Step, no_step
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import mark_all_indexed
from pipeline.office.office import Office
from pipeline.searching.building import Building, forget, half_built
from pipeline.searching.pointer import point_to
from pipeline.searching.shelf import current_place, remove_others


def swap(office: Office, catalogue: Catalogue, building: Building, at_step: Step = no_step) -> None:
    """Point to the new index, then note in the catalogue what it holds; the old one is removed."""
    point_to(office, building.place)
    at_step("pointed")
    _after(office, catalogue, building, at_step)


def finish_swap(office: Office, catalogue: Catalogue) -> None:
    """End what a crash cut short after the new index was pointed to."""
    left = half_built(office)
    if left is not None and left.place == current_place(office):
        _after(office, catalogue, left, no_step)


def _after(office: Office, catalogue: Catalogue, building: Building, at_step: Step) -> None:
    mark_all_indexed(catalogue, building.version, building.upto)
    at_step("marked")
    left = half_built(office)
    if left is not None and left.place == building.place:
        forget(office)
        left = None
    # another process may be building one
    remove_others(office, but=left.version if left else None)
