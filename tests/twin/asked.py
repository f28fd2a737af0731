"""A plain request, as any program makes one."""

import json
import urllib.request
from typing import Any
from urllib.error import HTTPError


def ask(url: str, body: bytes | None = None, **headers: str) -> tuple[int, Any]:
    """A plain request; the status and what its JSON says."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, names), timeout=5) as answer:
            return answer.status, json.loads(answer.read())
    except HTTPError as refused:
        with refused:
            return refused.code, json.loads(refused.read() or b"null")
