"""The note files (บันทึกย่อ) of a letter: Word to present, Markdown to read."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.base import Page
from pipeline.archive.names import free_name
from pipeline.letter.fields import Letter
from pipeline.memo.crops import Spot, cut_out, spots
from pipeline.memo.docx_writer import write_docx
from pipeline.memo.markdown_writer import to_markdown
from pipeline.memo.model import Memo
from pipeline.office.office import Office
from pipeline.office.settings import Settings
from pipeline.workers import InProcess, Pool

_SUFFIXES = (".docx", ".md")


def note_files(office: Office, id_: str) -> tuple[Path, ...]:
    """Give the places of a letter's note files."""
    return tuple(office.notes / f"{id_}{suffix}" for suffix in _SUFFIXES)


def render_notes(
    memo: Memo, letter: Letter, settings: Settings, original: Path, wanted: tuple[Spot, ...]
) -> tuple[bytes, ...]:
    """Make the contents of the note files, in the order of ``note_files``: a task for a worker.

    :param original: the letter's file, for the pictures of doubtful readings.
    """
    with TemporaryDirectory(prefix="kasian-") as folder:
        word = Path(folder, "note.docx")
        write_docx(memo, letter, settings, word, cut_out(original, wanted))
        return word.read_bytes(), to_markdown(memo, letter, settings).encode()


def render_now(
    memo: Memo, letter: Letter, pages: tuple[Page, ...], settings: Settings, original: Path
) -> tuple[bytes, ...]:
    """Have a worker make the contents of the note files; one is started only for pictures.

    :param original: the letter's file, for the pictures of doubtful readings.
    """
    wanted = spots(memo, letter, pages)
    with Pool(1) if wanted else nullcontext(InProcess()) as executor:
        return executor.submit(render_notes, memo, letter, settings, original, wanted).result()


def write_notes(office: Office, id_: str, contents: tuple[bytes, ...]) -> None:
    """Write the note files that are missing; one that an officer may have edited is left alone.

    :raises OSError: they cannot be written.
    """
    for file, content in zip(note_files(office, id_), contents, strict=True):
        if not file.exists():
            temporary = file.with_name(f".{file.name}")
            temporary.write_bytes(content)
            temporary.replace(file)


def set_notes_aside(office: Office, id_: str) -> None:
    """Keep a letter's note files under another name: an officer may have worked on them."""
    for file in note_files(office, id_):
        if file.exists():
            file.rename(free_name(office.notes, f"{file.stem}_เดิม{file.suffix}"))


def notes_in(folder: Path, id_: str) -> list[Path]:
    """List a letter's note files in a folder, those that were set aside too."""
    return sorted((*folder.glob(f"{id_}.*"), *folder.glob(f"{id_}_*")))


def remove_notes(office: Office, id_: str) -> None:
    """Remove a letter's note files."""
    for file in note_files(office, id_):
        file.unlink(missing_ok=True)
