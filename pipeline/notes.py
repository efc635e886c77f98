"""The note files (บันทึกย่อ) of a letter: Word to present, Markdown to read."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive import free_name
from pipeline.letter.fields import Letter
from pipeline.memo.docx_writer import write_docx
from pipeline.memo.markdown_writer import to_markdown
from pipeline.memo.model import Memo
from pipeline.office import Office

_SUFFIXES = (".docx", ".md")


def note_files(office: Office, id_: str) -> tuple[Path, ...]:
    """Give the places of a letter's note files."""
    return tuple(office.notes / f"{id_}{suffix}" for suffix in _SUFFIXES)


def write_notes(office: Office, id_: str, memo: Memo, letter: Letter) -> None:
    """Write the note files that are missing; one that an officer may have edited is left alone.

    :raises OSError: they cannot be written.
    """
    word, markdown = note_files(office, id_)
    if not word.exists():
        temporary = word.with_name(f".{word.name}")
        write_docx(memo, letter, office.settings, temporary)
        temporary.replace(word)
    if not markdown.exists():
        markdown.write_text(to_markdown(memo, letter, office.settings), encoding="utf-8")


def set_notes_aside(office: Office, id_: str) -> None:
    """Keep a letter's note files under another name: an officer may have worked on them."""
    for file in note_files(office, id_):
        if file.exists():
            file.rename(free_name(office.notes, f"{file.stem}_เดิม{file.suffix}"))


def remove_notes(office: Office, id_: str) -> None:
    """Remove a letter's note files."""
    for file in note_files(office, id_):
        file.unlink(missing_ok=True)
