"""Ask the office's own language model over HTTP (ถามแบบจำลองภาษาในเครือข่ายของสำนักงาน).

The standard library's client, because of what it does not do: it follows no redirects and knows no proxies,
so the words go to the one address that was looked at.  That address must be of a private network.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseModel, ValidationError

from pipeline.office.writer import Writer

#: bytes of an answer; a summary has some hundred words
LARGEST = 200_000
_OK = 200

Messages = list[Mapping[str, str]]


class WriterError(Exception):
    """The model gave no usable answer.

    :param reason: half a sentence of Thai, behind เพราะ.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Answer(BaseModel):
    choices: list[_Choice]


def ask(writer: Writer, messages: Messages) -> str:
    """Give the model's answer to a chat.

    :raises WriterError: no answer within the time limit, or one that is not in the OpenAI form.
    """
    asked = {"model": writer.model, "messages": messages, "temperature": 0, "stream": False}
    body = json.dumps(asked | {"response_format": {"type": "json_object"}}).encode()
    until = monotonic() + writer.timeout
    try:
        return _content(_posted(writer, body, until))
    except (OSError, HTTPException) as error:
        if monotonic() >= until:
            raise WriterError(f"โปรแกรมช่วยเขียนไม่ตอบภายใน {writer.timeout:g} วินาที") from error
        raise WriterError("ติดต่อโปรแกรมช่วยเขียนไม่ได้หรือคำตอบขาดหาย") from error


def _posted(writer: Writer, body: bytes, until: float) -> bytes:
    url = urlsplit(writer.url)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if writer.key.get_secret_value():
        headers["Authorization"] = f"Bearer {writer.key.get_secret_value()}"
    with closing(HTTPConnection(url.hostname or "", _port(url))) as connection:
        connection.sock = _connected(url, until)
        with _ended_at(until, connection.sock):
            connection.request("POST", f"{url.path.rstrip('/')}/chat/completions", body, headers)
            answer = _whole(connection.getresponse())
    if monotonic() >= until:  # an answer of no stated length ends with the connection
        raise TimeoutError
    return answer


def _whole(response: HTTPResponse) -> bytes:
    if response.status != _OK:
        raise WriterError(f"โปรแกรมช่วยเขียนตอบด้วยรหัส {response.status}")
    answer = response.read(LARGEST + 1)
    if len(answer) > LARGEST:
        raise WriterError("คำตอบของโปรแกรมช่วยเขียนยาวเกินไป")
    if response.length:
        raise WriterError("คำตอบของโปรแกรมช่วยเขียนขาดหาย")
    return answer


def _connected(url: SplitResult, until: float) -> socket.socket:
    """Connect to an address of a private network; the one that was looked at, not its name once more."""
    found = socket.getaddrinfo(url.hostname, _port(url), type=socket.SOCK_STREAM)
    addresses = [str(address[0]) for *_, address in found]
    if not all(is_near(address) for address in addresses):
        raise WriterError("ที่อยู่ของโปรแกรมช่วยเขียนไม่ได้อยู่ในเครือข่ายภายใน จึงไม่ส่งข้อความออกไป")
    plain = socket.create_connection((addresses[0], _port(url)), timeout=max(0.01, until - monotonic()))
    if url.scheme != "https":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=url.hostname)
    except OSError:
        plain.close()
        raise


def _port(url: SplitResult) -> int:
    return url.port or (443 if url.scheme == "https" else 80)


def is_near(address: str) -> bool:
    """Whether an IP address is of this machine or of a private network (RFC 1918, RFC 4193, link-local).

    >>> is_near("192.168.1.20"), is_near("::1"), is_near("8.8.8.8"), is_near("::ffff:8.8.8.8")
    (True, True, False, False)
    """
    one = ip_address(address.partition("%")[0])
    if isinstance(one, IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    return one.is_private


@contextmanager
def _ended_at(until: float, connected: socket.socket) -> Iterator[None]:
    """End a connection when its time is up: a socket's own limit begins anew with each byte."""
    timer = Timer(max(0.0, until - monotonic()), _shut, (connected,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):  # it has ended already
        connected.shutdown(socket.SHUT_RDWR)


def _content(answer: bytes) -> str:
    try:
        parsed: Any = json.loads(answer)
        choice = _Answer.model_validate(parsed, strict=True).choices[0]
    except (ValueError, ValidationError, IndexError, RecursionError):
        raise WriterError("คำตอบของโปรแกรมช่วยเขียนไม่อยู่ในรูปแบบที่กำหนด") from None
    if choice.finish_reason not in {"stop", None}:
        raise WriterError("คำตอบของโปรแกรมช่วยเขียนไม่จบ")
    return choice.message.content
