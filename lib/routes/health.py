"""Whether this server does its work: for whoever watches it from outside."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from lib import wiring


async def health(_: Request) -> JSONResponse:
    """200 while the sender runs, 503 when it does not; counts and states only."""
    services = wiring.running()
    sender = services.sender.health()
    last_alive = sender.last_alive.isoformat() if sender.last_alive else None
    return JSONResponse(
        {"mode": services.mode.value, "sender": "running" if sender.running else "stopped", "last_alive": last_alive},
        status_code=200 if sender.running else 503,
    )
