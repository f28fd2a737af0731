"""The language switch: a cookie remembers it, since a page's script cannot set one."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lib.words import LANGUAGES

COOKIE = "callboard_language"
A_YEAR = 365 * 24 * 3600


async def language(request: Request) -> Response:
    """GET /language?to=ru&back=/history: remember the language, and go back to a path of this server."""
    to = request.query_params.get("to", "")
    back = request.query_params.get("back", "/")
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    answer = RedirectResponse(back, status_code=303)
    if to in LANGUAGES:
        answer.set_cookie(COOKIE, to, max_age=A_YEAR, samesite="lax", httponly=True)
    return answer
