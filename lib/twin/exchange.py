"""One request over one fresh connection, and how it ended: what every call to TWIN is made with."""

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from requests import PreparedRequest, Request
from urllib3 import BaseHTTPResponse

from lib.model.outcome import Answer, Fault, Stage
from lib.twin.connection import OneRequestAdapter, proxies_of, verify_of
from lib.twin.progress import FAULTS, Progress

KEPT_HEADERS = ("content-type", "date", "retry-after", "server", "x-request-id", "x-correlation-id", "x-trace-id")
"""The headers of an answer that mean something later; each is kept up to `HEADER_LENGTH` characters."""
HEADER_LENGTH = 200
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a request may take, in seconds, how much of an answer is kept, in bytes, and the way out of the house.

    Nothing comes from the environment.
    """

    connect_timeout: float
    read_timeout: float
    total_timeout: float
    answer_bytes: int
    proxy: str | None = field(default=None, repr=False)
    ca_bundle: Path | None = None


def exchange(
    method: str, url: str, limits: Limits, *, token: str | None, headers: Mapping[str, str], body: bytes | None = None
) -> Answer:
    """Send one request, once; what goes wrong is in the answer. `token` goes as bearer; None: none is needed."""
    if token is not None and not _fits_a_header(token):
        return Answer(Stage.CONNECTING, fault=Fault.TOKEN)  # none, or no header can carry it
    began = time.monotonic()
    with (
        Progress(limits.total_timeout) as progress,
        closing(OneRequestAdapter(progress, read_timeout=limits.read_timeout)) as adapter,
    ):
        try:
            response = adapter.send(
                _request(method, url, headers, body, token),
                stream=True,
                timeout=(limits.connect_timeout, limits.read_timeout),
                verify=verify_of(limits.ca_bundle),
                proxies=proxies_of(limits.proxy),
            )
        except FAULTS as error:
            return Answer(progress.stage, fault=progress.fault(error), seconds=time.monotonic() - began)
        with closing(response):
            content, fault = _read(response.raw, limits.answer_bytes, progress)
    return Answer(
        stage=Stage.ANSWERED,
        status=response.status_code,
        headers=tuple(
            (name, response.headers[name][:HEADER_LENGTH]) for name in KEPT_HEADERS if name in response.headers
        ),
        body=content[: limits.answer_bytes],
        truncated=bool(fault) or len(content) > limits.answer_bytes,
        fault=fault,
        seconds=time.monotonic() - began,
    )


def _fits_a_header(token: str) -> bool:
    return bool(token) and token.isascii() and token.isprintable() and token == token.strip()


def _request(
    method: str, url: str, headers: Mapping[str, str], body: bytes | None, token: str | None
) -> PreparedRequest:
    usual = {
        "accept": "application/json",
        "accept-encoding": "identity",
        "connection": "close",
        "user-agent": "callboard",
    }
    request = Request(method, url, headers={**usual, **headers}, data=body).prepare()
    if token is not None:
        # last, for a name and password in the address would have replaced it
        request.headers["authorization"] = f"Bearer {token}"
    return request


def _read(raw: BaseHTTPResponse, limit: int, progress: Progress) -> tuple[bytes, str]:
    """The body up to one piece beyond `limit`, as far as it came, and the fault that ended it, if one did."""
    content = bytearray()
    try:
        while len(content) <= limit and (piece := raw.read1(PIECE, decode_content=True)):
            content += piece
    except FAULTS as error:
        return bytes(content), progress.fault(error)
    # a body without a length ends with the connection, also when the deadline ended that
    return bytes(content), Fault.DEADLINE if progress.expired else ""
