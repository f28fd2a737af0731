"""HTTP beside the pages: health, language."""

from starlette.routing import Route

from lib.routes.health import health
from lib.routes.language import language

ROUTES = (
    Route("/health", health, methods=["GET"]),
    Route("/language", language, methods=["GET"]),
)
