"""What TWIN tells by itself: kept, and settled, before it is answered (twin-api §4)."""

import hmac
import logging

import anyio
import anyio.to_thread
from starlette.endpoints import HTTPEndpoint
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from lib import wiring
from lib.store.errors import StoreError

log = logging.getLogger(__name__)

BODY_BYTES = 1024 * 1024
"""The largest body that is kept; an event with the whole conversation in it has some kilobytes [S]."""

_AT_ONCE = anyio.CapacityLimiter(2)
"""So few threads keep events that the sender, which writes to the same store, never waits behind a queue of them."""


class TwinWebhook(HTTPEndpoint):
    """The address that TWIN's webhooks are sent to; any method but POST is a 405.

    No signature was seen [U], so who knows the secret in the address is TWIN. TWIN takes only 200 for an answer and
    sends again for 24 hours otherwise [D]: nothing is lost by a refusal.
    """

    async def post(self, request: Request) -> Response:
        """200: kept, now or before. 404: another secret. 413: too big. 503: the store refuses, send it again."""
        try:
            services = wiring.running()
        except wiring.NotRunning:
            return Response(status_code=503)
        own = services.webhook_secret.get_secret_value().encode()
        if not hmac.compare_digest(request.path_params["secret"].encode(), own):
            return Response("Not Found", status_code=404)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        try:
            await anyio.to_thread.run_sync(services.evidence.receive, body, limiter=_AT_ONCE)
        except StoreError as error:
            log.error("an event could not be kept, and is to be sent again: %s", type(error).__name__)
            return Response(status_code=503)
        return Response()


async def _body(request: Request) -> bytes | None:
    """The body, None as soon as it is more than is kept; raises ClientDisconnect if it breaks off."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    return bytes(body)
