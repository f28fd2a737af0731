"""The post to the batch address: the one place in this program that makes people's phones ring."""

import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import SecretStr
from requests import PreparedRequest, Request
from urllib3 import BaseHTTPResponse

from lib.model.outcome import Answer, Fault, Stage
from lib.settings import BATCH_PATH
from lib.twin.connection import OneRequestAdapter, proxies_of, verify_of
from lib.twin.progress import FAULTS, Progress

KEPT_HEADERS = ("content-type", "date", "retry-after", "server", "x-request-id", "x-correlation-id", "x-trace-id")
"""The headers of an answer that mean something later; each is kept up to `HEADER_LENGTH` characters."""
HEADER_LENGTH = 200
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The way to one TWIN: where it is, as whom, and how long; times in seconds, sizes in bytes.

    Nothing comes from the environment. The token is in no repr, no log line and no exception text.
    """

    base_url: str
    token: SecretStr = field(repr=False)
    connect_timeout: float
    read_timeout: float
    total_timeout: float
    answer_bytes: int
    proxy: str | None = field(default=None, repr=False)
    ca_bundle: Path | None = None

    def post(self, body: bytes) -> Answer:
        """Send one request over a fresh connection, once, and return how it ended; what goes wrong is in the answer."""
        began = time.monotonic()
        with Progress(self.total_timeout) as progress:
            answer = self._post(body, progress)
        return replace(answer, seconds=time.monotonic() - began)

    def _post(self, body: bytes, progress: Progress) -> Answer:
        token = self.token.get_secret_value()
        if not (token and token.isascii() and token.isprintable() and token == token.strip()):
            return Answer(Stage.CONNECTING, fault=Fault.TOKEN)  # none, or no header can carry it
        with closing(OneRequestAdapter(progress, read_timeout=self.read_timeout)) as adapter:
            try:
                response = adapter.send(
                    self._request(body, token),
                    stream=True,
                    timeout=(self.connect_timeout, self.read_timeout),
                    verify=verify_of(self.ca_bundle),
                    proxies=proxies_of(self.proxy),
                )
            except FAULTS as error:
                return Answer(progress.stage, fault=progress.fault(error))
            with closing(response):
                content, fault = _read(response.raw, self.answer_bytes, progress)
                return Answer(
                    stage=Stage.ANSWERED,
                    status=response.status_code,
                    headers=tuple(
                        (name, response.headers[name][:HEADER_LENGTH])
                        for name in KEPT_HEADERS
                        if name in response.headers
                    ),
                    body=content[: self.answer_bytes],
                    truncated=bool(fault) or len(content) > self.answer_bytes,
                    fault=fault,
                )

    def _request(self, body: bytes, token: str) -> PreparedRequest:
        headers = {
            "accept": "application/json",
            "accept-encoding": "identity",
            "connection": "close",
            "content-type": "application/json",
            "user-agent": "callboard",
        }
        request = Request("POST", self.base_url + BATCH_PATH, headers=headers, data=body).prepare()
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
