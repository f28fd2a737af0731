"""The connection check: as far as a request would come, and not one byte of HTTP to TWIN."""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from requests import Request

from lib.twin.connection import OneRequestAdapter, proxies_of, verify_of
from lib.twin.progress import FAULTS, Progress, Step


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the check came: `step` is the one that failed, with the kind of `Fault`, or READY and no fault."""

    step: Step
    fault: str = ""
    seconds: float = 0.0


def reach(base_url: str, *, timeout: float, proxy: str | None = None, ca_bundle: Path | None = None) -> Reach:
    """Look the name up, connect, shake hands over TLS, and hang up; at most `timeout` seconds.

    With a proxy: its name, TCP to it and, for an https address, its CONNECT and TLS to TWIN through the tunnel. TWIN
    gets no request either way.
    """
    began = time.monotonic()
    with (
        Progress(timeout) as progress,
        closing(OneRequestAdapter(progress, read_timeout=timeout)) as adapter,
    ):
        try:
            _connect(adapter, base_url, timeout, proxy, ca_bundle)
        except FAULTS as error:
            return Reach(progress.step, progress.fault(error), time.monotonic() - began)
    return Reach(Step.READY, seconds=time.monotonic() - began)


def _connect(
    adapter: OneRequestAdapter, base_url: str, timeout: float, proxy: str | None, ca_bundle: Path | None
) -> None:
    """Make the very connection that a post would make, by urllib3's own steps: it has no public one without HTTP."""
    request = Request("GET", base_url).prepare()  # chooses the pool, and is never sent
    pool = adapter.get_connection_with_tls_context(request, verify_of(ca_bundle), proxies_of(proxy))
    with closing(pool._new_conn()) as connection:
        connection.timeout = timeout
        if pool.proxy and urlsplit(base_url).scheme == "https":
            pool._prepare_proxy(connection)
        else:
            connection.connect()
