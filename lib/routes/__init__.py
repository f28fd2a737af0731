"""HTTP beside the pages: health."""

from starlette.routing import Route

from lib.routes.health import health

ROUTES = (Route("/health", health, methods=["GET"]),)
