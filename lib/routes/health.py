"""Whether this server does its work: for whoever watches it from outside."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse

from lib import wiring


async def health(_: Request) -> JSONResponse:
    """200 while the sender runs, 503 when it does not; counts and states only.

    `locked` says why nothing may leave until a person has looked at restored data: no restart helps there.
    """
    services = wiring.running()
    sender = services.sender.health()
    locked = await anyio.to_thread.run_sync(services.locks.reason)
    counts = await anyio.to_thread.run_sync(services.history.states)
    return JSONResponse(
        {
            "mode": services.mode.value,
            "sender": "running" if sender.running else "stopped",
            "locked": locked.value if locked else None,
            "last_alive": sender.last_alive.isoformat() if sender.last_alive else None,
            "unknown": await anyio.to_thread.run_sync(services.history.unknown),
            "submissions": {state.value: count for state, count in counts.items()},
        },
        status_code=200 if sender.running else 503,
    )
