"""office.toml -> frozen settings, read once (ค่าตั้งของสำนักงาน)."""

from __future__ import annotations

import re
import tomllib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from extractors.base import ReaderChoice
from pipeline.office.places import SETTINGS, OfficeError
from pipeline.office.writer import Writer


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Officer(_Frozen):
    """One officer (เจ้าหน้าที่) and what the duty order gives him."""

    name: str
    position: str = ""
    login: str = ""
    tambons: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    stand_in: tuple[str, ...] = ()


class Settings(_Frozen):
    """The contents of office.toml.

    :param name: the office's full name, as it stands on its letters.
    :param short_name: as it is written in a note.
    :param chief: the position of the chief (พัฒนาการอำเภอ), to whom notes are addressed.
    :param number_prefix: the office's own letter code, for the head of a note.
    :param digits: the script of digits in notes.
    :param reader: who reads pictures: our own recogniser, Tesseract, or both.
    :param workers: processes that read at the same time; 0 for one a core.
    :param words: the office's own words (places, projects), for the word cutter.
    :param abbreviations: the office's own (คำย่อ), for searching: the short form -> the full one.
    :param secret_readers: who may see letters with a secrecy mark.
    :param duty_words: more words that belong to a duty (คำของหน้าที่), by the duty as an officer has it.
    :param writer: a language model on the office's own network, which may reword summaries; off without one.
    """

    name: str = Field(min_length=1)
    short_name: str = ""
    chief: str = "พัฒนาการอำเภอ"
    chief_name: str = ""
    district: str = ""
    province: str = ""
    phone: str = ""
    number_prefix: str = ""
    digits: Literal["thai", "arabic"] = "thai"
    engine: Literal["tantivy", "whoosh"] = "tantivy"
    reader: ReaderChoice = "own"
    workers: int = Field(default=0, ge=0, le=64)
    words: tuple[str, ...] = ()
    abbreviations: dict[str, str] = Field(default_factory=dict)
    secret_readers: tuple[str, ...] = ()
    officers: tuple[Officer, ...] = ()
    duty_words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    writer: Writer | None = None


def parse_settings(text: str, file: str = SETTINGS, *, name: str | None = None) -> Settings:
    """Read settings from the text of an office.toml.

    :param file: its name, for the reason of an error.
    :param name: the office's name, where the text need not give it.
    :raises OfficeError: naming the file, and the line or the field.
    """
    try:
        named = {} if name is None else {"name": name}
        settings = Settings.model_validate({**named, **tomllib.loads(text)})
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines())
        raise OfficeError(
            f"{file} บรรทัดที่ {line} เขียนผิดรูปแบบ โปรดตรวจเครื่องหมายคำพูด วงเล็บ และเครื่องหมาย = ({error})"
        ) from None
    except ValidationError as error:
        raise OfficeError("; ".join(_explain(each, text, file) for each in error.errors())) from None
    nobodys = "; ".join(
        _nobodys(duty, text, file) for duty in settings.duty_words if not _held(duty, settings)
    )
    if nobodys:
        raise OfficeError(nobodys)
    return settings


def _held(duty: str, settings: Settings) -> bool:
    return any(duty in (*one.duties, *one.stand_in) for one in settings.officers)


def _nobodys(duty: str, text: str, file: str) -> str:
    """Say in Thai that words are given for a duty that no officer has."""
    line = _line_of(("duty_words", duty), text)
    where = f"{file} บรรทัดที่ {line}" if line else file
    return (
        f"{where} ช่อง duty_words: ไม่มีเจ้าหน้าที่คนใดมีหน้าที่ “{duty}” "
        "โปรดเขียนให้ตรงกับ duties หรือ stand_in ของเจ้าหน้าที่ หรือลบบรรทัดนี้"
    )


_EXPLAINED = {
    "missing": "ต้องกรอก",
    "extra_forbidden": "ไม่ใช่ชื่อค่าตั้งที่รู้จัก โปรดตรวจตัวสะกดหรือลบบรรทัดนี้",
    "literal_error": "ต้องเป็น {expected} เท่านั้น",
    "string_type": "ต้องเป็นข้อความในเครื่องหมายคำพูด",
    "string_too_short": "ต้องไม่ว่าง",
    "int_type": "ต้องเป็นจำนวนเต็ม",
    "float_type": "ต้องเป็นตัวเลข",
    "int_parsing": "ต้องเป็นจำนวนเต็ม",
    "int_from_float": "ต้องเป็นจำนวนเต็ม",
    "greater_than_equal": "ต้องไม่น้อยกว่า {ge}",
    "less_than_equal": "ต้องไม่เกิน {le}",
    "tuple_type": "ต้องเป็นรายการในวงเล็บเหลี่ยม เช่น [ ]",
    "model_type": "ต้องเป็นหัวข้อ เช่น [[officers]]",
    "dict_type": "ต้องเป็นหัวข้อ เช่น [duty_words]",
}


def _explain(error: ErrorDetails, text: str, file: str) -> str:
    """Say in Thai what is wrong with one field, and on which line it stands."""
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    said = _EXPLAINED.get(error["type"], error["msg"]).format(**error.get("ctx", {})).replace(" or ", " หรือ ")
    line = None if error["type"] == "missing" else _line_of(error["loc"], text)
    where = f"{file} บรรทัดที่ {line}" if line else file
    return f"{where} ช่อง {field}: {said}"


def _line_of(loc: tuple[int | str, ...], text: str) -> int | None:
    """Give the line where a field is set, counted from 1; None where it is not set."""
    keys = [part for part in loc if isinstance(part, str)]
    lines = text.splitlines()
    first = 0
    if len(loc) > 1 and isinstance(loc[1], int):
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(keys[0])}", line)]
        first = heads[loc[1]] if loc[1] < len(heads) else 0
    key = re.compile(rf"""\s*["']?{re.escape(keys[-1])}["']?\s*=""")
    return next((i + 1 for i, line in enumerate(lines) if i >= first and key.match(line)), None)
