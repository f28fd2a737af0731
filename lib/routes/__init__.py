"""HTTP beside the pages: health, webhooks."""

from starlette.routing import Route

from lib.routes.health import health
from lib.routes.webhooks import TwinWebhook
from lib.twin import webhook

ROUTES = (
    Route("/health", health, methods=["GET"]),
    Route(webhook.PATH + "{secret}", TwinWebhook),
)
