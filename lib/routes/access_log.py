"""Keeps the webhook's secret, which stands in its address, out of what the web server logs."""

import logging
import re

from lib import wiring
from lib.twin.webhook import PATH

HIDDEN = "[secret]"

LOGGERS = ("uvicorn.access", "uvicorn.error", "uvicorn.asgi")
"""Those of uvicorn that can name an address: each request, what went wrong, and at its level `trace` everything.

`streamlit run` switches the first off, `uvicorn app:app` has it on.
"""

_ADDRESS = re.compile(rf"{PATH}[^\s?\"']+")


class _Hides(logging.Filter):
    """Lets every record through, without secrets."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace what follows the webhook's path, and the secret wherever else somebody has put it."""
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(each) for each in record.args)
        return True


_FILTER = _Hides()


def hide_secrets() -> None:
    """Let no record of the web server name the secret, from now on; called twice, once is enough."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)


def _hidden(value: object) -> object:
    """The value itself where it holds no secret: the formatter of the access log counts on its kinds."""
    text = str(value)
    shown = _ADDRESS.sub(PATH + HIDDEN, text)
    secret = _secret()
    if secret:
        shown = shown.replace(secret, HIDDEN)
    return value if shown == text else shown


def _secret() -> str:
    try:
        return wiring.running().webhook_secret.get_secret_value()
    except wiring.NotRunning:
        return ""
