import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from lib.model.item import Matched
from lib.settings import BATCH_PATH
from lib.twin import receipt, token
from lib.twin.client import Client
from lib.twin.sandbox import Misbehaviour, Sandbox, Shape, start
from lib.twin.sandbox.iam import make_token
from tests.twin.asked import ask

ClientOf = Callable[..., Client]
BodyOf = Callable[[int], bytes]
ROOT = Path(__file__).parents[2]


def batch(sandbox: Sandbox, candidate: object, **headers: str) -> tuple[int, Any]:
    body = json.dumps({"batch": [candidate]}).encode()
    usual = {"authorization": f"Bearer {sandbox.token}", "content_type": "application/json"}
    return ask(sandbox.url + BATCH_PATH, body, **usual | headers)


class TestBody:
    """The request is checked as TWIN documents it."""

    def test_the_documented_example_is_taken(self, sandbox: Sandbox) -> None:
        example = {
            "callbackData": {"id_client": "123456"}, "phone": ["79876543210", "79876543211"],
            "botSettingsId": "a8c57dfe-...850d2e", "variables": {"Name": "John", "LastName": "Doe"},
            "clientExternalId": "123", "autoCallTemplateId": "bb973460-....9d2d12196", "timezone": 25200,
            "checkPhone": True,
        }  # fmt: skip
        status, answer = batch(sandbox, example)
        assert status == 200
        assert receipt.read(json.dumps(answer).encode()).groups == (1,)
        assert sandbox.ledger.numbers()["79876543211"].called == 1
        assert sandbox.ledger.rows() == {}

    @pytest.mark.parametrize(
        "wrong",
        [
            pytest.param({}, id="no phone"),
            pytest.param({"phone": []}, id="no number"),
            pytest.param({"phone": "79876543210"}, id="a phone that is no list"),
            pytest.param({"phone": [79876543210]}, id="a number that is no text"),
            pytest.param({"phone": ["+79876543210"]}, id="a plus"),
            pytest.param({"phone": ["79876543210"], "timezone": 43201}, id="a zone out of range"),
            pytest.param({"phone": ["79876543210"], "timezone": "25200"}, id="a zone that is a text"),
            pytest.param({"phone": ["79876543210"], "timezone": True}, id="a zone that is a truth"),
            pytest.param({"phone": ["79876543210"], "variables": ["John"]}, id="variables that are a list"),
            pytest.param({"phone": ["79876543210"], "variables": {"n": 5}}, id="a variable that is a number"),
            pytest.param({"phone": ["79876543210"], "variables": {"n": None}}, id="a null"),
            pytest.param({"phone": ["79876543210"], "clientExternalId": ""}, id="an empty text"),
            pytest.param({"phone": ["79876543210"], "checkPhone": "yes"}, id="a truth that is a text"),
            pytest.param({"phone": ["79876543210"], "name": "John"}, id="a field that is not documented"),
            pytest.param("79876543210", id="no object"),
        ],
    )
    def test_what_is_not_as_documented_is_refused_by_its_place_and_nobody_is_called(
        self, sandbox: Sandbox, wrong: object
    ) -> None:
        status, answer = batch(sandbox, wrong)
        assert (status, answer["error"]) == (422, "Validation failed")
        assert answer["details"].startswith("batch[0]: ")
        assert not any(value in json.dumps(answer) for value in ("7987654", "John"))
        totals = sandbox.ledger.totals()
        assert (totals.refused, totals.asked, totals.called) == (1, 0, 0)

    @pytest.mark.parametrize(
        ("body", "status"),
        [(b"not json", 400), (b"\xff", 400), (b"[" * 100_000, 400), (b"[]", 422), (b'{"batch":[]}', 422),
         (b'{"batch":[{"phone":["7900"]}],"more":1}', 422)],
        ids=["no JSON", "no text", "nested beyond reading", "no object", "nobody", "something beside batch"],
    )  # fmt: skip
    def test_a_body_of_another_form_is_refused(
        self, sandbox: Sandbox, client_of: ClientOf, body: bytes, status: int
    ) -> None:
        assert client_of(sandbox).post(body).status == status
        assert sandbox.ledger.totals().called == 0

    def test_another_content_type_is_refused(self, sandbox: Sandbox) -> None:
        assert batch(sandbox, {"phone": ["79000000000"]}, content_type="text/plain")[0] == 415


class TestToken:
    """Who may ask, and IAM's login."""

    @pytest.mark.parametrize("header", ["", "Bearer", "Bearer other", "Basic dTpw"])
    def test_anything_but_its_token_is_refused(self, sandbox: Sandbox, header: str) -> None:
        assert batch(sandbox, {"phone": ["79000000000"]}, authorization=header)[0] == 401
        assert sandbox.ledger.totals().asked == 0

    def test_a_login_gives_a_token_of_twins_form_that_is_taken(self, sandbox: Sandbox) -> None:
        login = json.dumps({"email": "a@b.test", "password": "p", "ttl": 600}).encode()
        status, given = ask(sandbox.url + "/api/v1/auth/login", login, content_type="application/json")
        assert (status, given.keys()) == (200, {"token", "refreshToken"})
        assert token.claims(given["token"]).company_id == "sandbox"
        assert batch(sandbox, {"phone": ["79000000000"]}, authorization=f"Bearer {given['token']}")[0] == 200
        assert sandbox.ledger.totals().logins == 1

    @pytest.mark.parametrize(
        "body", [b"", b"{}", b'{"email":"a@b.test"}', b'{"email":"a","password":"p","ttl":0}', b"[]"]
    )
    def test_what_is_no_login_gives_none(self, sandbox: Sandbox, body: bytes) -> None:
        assert ask(sandbox.url + "/api/v1/auth/login", body, content_type="application/json")[0] == 422

    def test_any_token_is_taken_if_so_asked_but_none_that_has_run_out(
        self, client_of: ClientOf, body_of: BodyOf
    ) -> None:
        sandbox = start(any_token=True)
        past = make_token(-10)
        try:
            assert client_of(sandbox, token=SecretStr("mine")).post(body_of(1)).status == 200
            refused = client_of(sandbox, token=SecretStr(past)).post(body_of(1))
        finally:
            sandbox.stop()
        assert (refused.status, json.loads(refused.body)["error"]) == (401, "Token is expired.")


@pytest.mark.parametrize(
    ("shape", "matched"),
    [
        (Shape.GROUPS, Matched.BY_ORDER),
        (Shape.GROUPS_OF_NUMBERS, Matched.BY_ORDER),
        (Shape.ONE_GROUP, Matched.BY_ORDER),
        (Shape.ONE_PAIR, Matched.NOT_MATCHED),
        (Shape.FLAT, Matched.NOT_MATCHED),
    ],
)
def test_each_shape_of_the_receipt_can_be_had(
    sandbox: Sandbox, client_of: ClientOf, shape: Shape, matched: Matched
) -> None:
    sandbox.twin.shape = shape
    body = b'{"batch":[{"callbackData":{"callboardRow":"a"},"phone":["7900","7901"]},{"phone":["7902","7903"]}]}'
    read = receipt.read(client_of(sandbox).post(body).body)
    assert receipt.match(read, (2, 2)).matched is matched
    given = sandbox.ledger.rows()["a"].identifiers
    assert given[0] in read.pairs
    assert len(given) == (2 if shape is Shape.GROUPS_OF_NUMBERS else 1)
    assert len({pair.auto_call_id for pair in read.pairs}) == 1


def test_each_request_opens_a_task_of_its_own(sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf) -> None:
    tasks = {
        pair.auto_call_id for _ in range(2) for pair in receipt.read(client_of(sandbox).post(body_of(2)).body).pairs
    }
    assert len(tasks) == 2


class TestControl:
    """Faults, the ledger and a reset, behind a key."""

    def order(self, sandbox: Sandbox, verb: str, body: object = None, key: str | None = None) -> tuple[int, Any]:
        content = None if body is None else json.dumps(body).encode()
        return ask(f"{sandbox.url}/_sandbox/{verb}", content, x_sandbox_key=key or sandbox.control_key)

    @pytest.mark.parametrize(("verb", "body"), [("ledger", None), ("faults", {"fault": "429"}), ("reset", {})])
    def test_nothing_is_done_or_told_without_the_key(self, sandbox: Sandbox, verb: str, body: object) -> None:
        assert self.order(sandbox, verb, body, key="other")[0] == 403
        assert sandbox.faults.take() is None

    def test_a_fault_holds_for_as_many_requests_as_ordered(
        self, sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
    ) -> None:
        assert self.order(sandbox, "faults", {"fault": "429", "times": 2}) == (200, {})
        assert self.order(sandbox, "faults", {"fault": "500"}) == (200, {})
        assert [client_of(sandbox).post(body_of(1)).status for _ in range(4)] == [429, 429, 500, 200]

    def test_a_fault_without_a_number_of_times_holds_until_cleared(
        self, sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
    ) -> None:
        self.order(sandbox, "faults", {"fault": "503", "times": None})
        assert [client_of(sandbox).post(body_of(1)).status for _ in range(3)] == [503] * 3
        self.order(sandbox, "faults", {"clear": True})
        assert client_of(sandbox).post(body_of(1)).status == 200

    def test_the_ledger_tells_who_was_asked_for_and_called_how_often_and_is_forgotten_on_order(
        self, sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
    ) -> None:
        sandbox.plan(Misbehaviour.STATUS_429)
        client_of(sandbox).post(body_of(1))
        answer = client_of(sandbox).post(body_of(1))
        status, told = self.order(sandbox, "ledger")
        (pair,) = receipt.read(answer.body).pairs
        ids = {"auto_call_id": pair.auto_call_id, "auto_call_candidate_id": pair.auto_call_candidate_id}
        assert (status, told["requests"], told["asked"], told["called"]) == (200, 2, 2, 1)
        assert told["rows"] == {"k0": {"asked": 2, "called": 1, "identifiers": [ids]}}
        assert told["numbers"] == {"79000000000": {"asked": 2, "called": 1, "identifiers": []}}
        assert self.order(sandbox, "reset", {}) == (200, {})
        assert self.order(sandbox, "ledger")[1]["rows"] == {}

    def test_latency_and_shape_can_be_ordered(self, sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf) -> None:
        assert self.order(sandbox, "faults", {"latency": 0.2, "shape": "one-group"}) == (200, {})
        answer = client_of(sandbox).post(body_of(3))
        assert answer.seconds >= 0.2
        assert receipt.read(answer.body).groups == (3,)

    @pytest.mark.parametrize(
        "order",
        [[], {"fault": "418"}, {"fault": "429", "times": 0}, {"fault": "429", "times": "2"}, {"latency": -1},
         {"latency": "1"}, {"latency": True}, {"shape": "round"}, {"falt": "429"}],
        ids=str,
    )  # fmt: skip
    def test_an_order_that_is_not_understood_changes_nothing(self, sandbox: Sandbox, order: object) -> None:
        assert self.order(sandbox, "faults", order)[0] == 422
        assert (sandbox.faults.take(), sandbox.twin.latency, sandbox.twin.shape) == (None, 0, Shape.GROUPS)


def test_many_connections_at_once_are_each_answered_and_counted(
    sandbox: Sandbox, client_of: ClientOf, body_of: BodyOf
) -> None:
    sandbox.twin.latency = 0.1
    statuses: list[int | None] = []
    threads = [
        threading.Thread(target=lambda: statuses.append(client_of(sandbox).post(body_of(3)).status)) for _ in range(40)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert statuses == [200] * 40
    assert {times.asked for times in sandbox.ledger.rows().values()} == {40}


def test_a_stop_ends_soon_also_with_a_request_waiting_for_its_answer(client_of: ClientOf, body_of: BodyOf) -> None:
    sandbox = start(latency=30)
    answers = []
    waiting = threading.Thread(
        target=lambda: answers.append(client_of(sandbox, read_timeout=20, total_timeout=20).post(body_of(1)))
    )
    waiting.start()
    while not sandbox.ledger.totals().asked:
        waiting.join(0.01)
    sandbox.stop()
    waiting.join(3)
    assert not waiting.is_alive()
    assert answers[0].status is None
    assert client_of(sandbox).post(body_of(1)).fault == "refused"


def test_only_loopback_hears_the_sandbox(sandbox: Sandbox) -> None:
    assert sandbox.url.startswith("http://127.0.0.1:")


def test_its_own_secrets_are_in_no_repr(sandbox: Sandbox) -> None:
    assert sandbox.token not in repr(sandbox)
    assert sandbox.control_key not in repr(sandbox)
