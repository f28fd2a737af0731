"""The connections that requests go over: each records by itself how far it came, and is made for one request."""

import socket
from pathlib import Path
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection

from lib.twin.dial import dial
from lib.twin.progress import Progress, Step


class WatchedConnection(HTTPConnection):
    """An HTTP connection that notes each step of its making in `progress`.

    That `connect` has returned, with a proxy's CONNECT and the TLS handshake in it, is what tells "not sent" from
    "unknown" (twin-api §3). Garbage on TLS after the body raises the very exception of a failed handshake.
    """

    def __init__(self, *args: Any, progress: Progress, read_timeout: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._progress = progress
        self._read_timeout = read_timeout

    def connect(self) -> None:
        """Connect once; raises OSError the second time: http.client would quietly open a lost connection again."""
        if self._progress.step is not Step.SETTINGS:
            raise ConnectionError("a request has one connection")
        super().connect()
        # sending has the time of reading; what was set so far is the time to connect
        self.timeout = self._read_timeout
        self.sock.settimeout(self.timeout)
        self._progress.ready()

    def _new_conn(self) -> socket.socket:
        self._progress.by_proxy = self.proxy is not None
        assert isinstance(self.timeout, int | float)  # noqa: S101  the client always sets one
        sock = dial(self.host, self.port, self._progress, timeout=self.timeout, options=self.socket_options or ())
        self._progress.step = Step.PROXY if self._tunnel_host else Step.TLS
        return sock

    def _tunnel(self) -> None:
        super()._tunnel()
        self._progress.step = Step.TLS


class WatchedTlsConnection(WatchedConnection, HTTPSConnection):
    """The same over TLS."""


class OneRequestAdapter(HTTPAdapter):
    """Requests' transport for a single request: no retry, and connections that report to `progress`.

    Used without a `Session`, for what a session adds is what must not be here: proxies and netrc from the environment,
    cookies, redirects.
    """

    def __init__(self, progress: Progress, *, read_timeout: float) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=Retry(0))
        self._progress = progress
        self._read_timeout = read_timeout

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,
        proxies: Any = None,
        cert: Any = None,
    ) -> HTTPConnectionPool:
        """The pool for this request, told to make watched connections; proxy and TLS as requests chose them."""
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        assert isinstance(pool, HTTPConnectionPool)  # noqa: S101  the stubs promise less
        pool.ConnectionCls = WatchedTlsConnection if pool.scheme == "https" else WatchedConnection
        pool.conn_kw |= {"progress": self._progress, "read_timeout": self._read_timeout}
        return pool


def proxies_of(proxy: str | None) -> dict[str, str]:
    """The settings' proxy as requests takes it."""
    return {"http": proxy, "https": proxy} if proxy else {}


def verify_of(ca_bundle: Path | None) -> str:
    """The certificates to trust: the settings' file, else requests' own; raises FileNotFoundError if there is none."""
    trusted = ca_bundle or Path(DEFAULT_CA_BUNDLE_PATH)
    if not trusted.exists():
        raise FileNotFoundError("no CA bundle where the settings say")
    return str(trusted)
