import base64
import json
from datetime import UTC, datetime

import pytest

from lib.twin.sandbox.iam import make_token
from lib.twin.token import Claims, claims


def jwt(payload: object) -> str:
    middle = base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJSUzUxMiJ9.{middle}.c2ln"


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        pytest.param(
            {"exp": 1_800_000_000, "company_id": 42}, Claims("42", datetime(2027, 1, 15, 8, tzinfo=UTC)), id="both"
        ),
        pytest.param({"exp": 1_800_000_000}, Claims(None, datetime(2027, 1, 15, 8, tzinfo=UTC)), id="no company"),
        pytest.param({"company_id": "acme"}, Claims("acme", None), id="no end"),
        pytest.param({"exp": "soon", "company_id": None}, Claims(), id="neither is what it should be"),
        pytest.param({"exp": 1e300, "company_id": True}, Claims(), id="beyond the calendar"),
        pytest.param({"exp": True, "company_id": ""}, Claims(), id="a truth is no time"),
        pytest.param(["exp"], Claims(), id="no object"),
    ],
)
def test_a_jwt_tells_its_company_and_its_end(payload: object, expected: Claims) -> None:
    assert claims(jwt(payload)) == expected


@pytest.mark.parametrize(
    "token", ["", "fixed-token", "a.b", "a.b.c", "a.b.c.d", "..", "х.х.х", "a.\ud800.c", "a." + "A" * 9 + ".c"]
)
def test_anything_else_is_a_token_of_which_nothing_is_known(token: str) -> None:
    assert claims(token) == Claims()


def test_nesting_beyond_reading_is_nothing_known() -> None:
    middle = base64.urlsafe_b64encode(b"[" * 50_000).decode().rstrip("=")
    assert claims(f"a.{middle}.c") == Claims()


def test_the_sandbox_makes_tokens_of_twins_form() -> None:
    told = claims(make_token(3600))
    assert told.company_id == "sandbox"
    assert told.expires_at is not None and 3500 < (told.expires_at - datetime.now(UTC)).total_seconds() <= 3600
