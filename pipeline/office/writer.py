"""The optional writer (โปรแกรมช่วยเขียน): a language model on the office's own network."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_core import PydanticCustomError


class Writer(BaseModel):
    """An endpoint that speaks the OpenAI chat protocol.

    :param url: up to and with ``/v1``; the host must be of a private network.
    :param key: where the endpoint wants one.
    :param timeout: seconds for the whole answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    url: str
    model: str = Field(min_length=1)
    key: SecretStr = SecretStr("")
    timeout: float = Field(default=30, ge=1, le=300)

    @field_validator("url")
    @classmethod
    def _is_plain(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            plain = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            plain = False
        if not plain or "@" in url or "?" in url or "#" in url or not url.isascii() or " " in url:
            raise PydanticCustomError("writer_url", "ต้องเป็นที่อยู่อย่าง http://192.168.1.20:8080/v1")
        return url
