"""The headers of a mail as programs write them: RFC 2047, RFC 2231, or raw bytes in either code of Thai."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from extractors.parcels.charsets import by_charset, guessed

_FOLD = re.compile(r"\r?\n[ \t]+|[\r\n]+")


def header(message: Message, name: str) -> str:
    """Give a header as text; empty where there is none."""
    return _decoded(_raw(message, name)).replace('"', "").strip()


def parameter(message: Message, name: str, key: str) -> str:
    """Give a parameter of a header, such as the name of a file; empty where there is none."""
    # parsed apart: the library marks raw bytes as unknown, and they are Thai
    plain = Message()
    plain["X"] = _raw(message, name)
    value = plain.get_param(key, header="X")
    if isinstance(value, tuple):
        charset, _language, text = value
        return _of_latin(text, charset)
    return _decoded(value or "").strip()


def _raw(message: Message, name: str) -> str:
    """Give a header on one line, its raw bytes read as Thai where they are."""
    values = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    text = _FOLD.sub(" ", next(values, ""))
    return text if text.isascii() else guessed(text.encode("utf-8", "surrogateescape"))


def _decoded(text: str) -> str:
    """Decode the encoded words of RFC 2047."""
    try:
        pieces = decode_header(text)
    except HeaderParseError:
        return text
    return "".join(_piece(data, charset) for data, charset in pieces)


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    # what stands between encoded words comes back escaped
    return by_charset(data, charset) if charset else data.decode("raw-unicode-escape")


def _of_latin(text: str, charset: str | None) -> str:
    """Decode a value of RFC 2231, whose bytes the library gives as Latin-1."""
    try:
        return by_charset(text.encode("latin-1"), charset)
    except UnicodeEncodeError:
        return text
