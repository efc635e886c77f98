"""Who is proposed to act on a letter (ผู้รับผิดชอบที่เสนอ), as commands tell it."""

from __future__ import annotations

from typing import Any

import click

from pipeline.catalogue.database import open_to_read
from pipeline.letter.fields import Letter
from pipeline.matter.proposed import proposal_json, proposed_for, said_of
from pipeline.memo.duty import Proposal, proposal
from pipeline.office.office import Office
from pipeline.office.settings import Settings


def print_proposed(office: Office, letter: Letter, id_: str) -> None:
    """Print who is proposed to act on a letter of the office, and why."""
    click.echo(f"ผู้รับผิดชอบที่เสนอ: {said_of(_proposed(office, letter, id_))}")


def proposed_json(
    letter: Letter, settings: Settings, office: Office | None, id_: str | None
) -> dict[str, Any]:
    """Give who is proposed to act as ``--json`` shows it; of a file by the duty order alone."""
    if office is None or id_ is None:
        return proposal_json(proposal(letter, settings))
    return proposal_json(_proposed(office, letter, id_))


def _proposed(office: Office, letter: Letter, id_: str) -> Proposal:
    with open_to_read(office) as catalogue:
        return proposed_for(catalogue, office.settings, letter, id_)
