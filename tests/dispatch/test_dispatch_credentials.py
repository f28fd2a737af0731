"""What leaves as whom: the token of the company that a release was for, renewed once after a 401, or nothing."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from pydantic import SecretStr

from lib.dispatch.wire import Wire
from lib.dispatch.worker import Sender
from lib.drafts.terms import Terms
from lib.model.outcome import Answer
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.twin import payload
from lib.twin.credentials import Credentials, Kind
from lib.twin.iam import Login, Trouble
from tests.dispatch.scene import Scene, accepted, numbers, released, status

ADDRESS = "https://twin.test"


def token(scene: Scene, company: str, *, hours: int = 5) -> SecretStr:
    """A token of TWIN's form."""
    claims = {"exp": int((scene.clock() + timedelta(hours=hours)).timestamp()), "company_id": company}
    parts = (json.dumps({"alg": "RS512"}).encode(), json.dumps(claims).encode(), b"signature")
    return SecretStr(".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts))


def sender_as(scene: Scene, credentials: Credentials, post: Callable[..., Answer] | None = None) -> Sender:
    """The sender of a live start with these credentials."""
    scene.start()
    with scene.store.read() as reader:
        generation = reader.value("select generation from owner")
    terms = Terms(generation, credentials, ADDRESS, Settings(CALLBOARD_DAY_LIMIT=1000))

    def posted(body: bytes, company: str | None) -> Answer:
        credentials.token_for(company)  # as the client does, on the thread of the request
        return scene.twin.post(body)

    wire = Wire(
        payload.body, post or posted, scene._judge, ready=credentials.ready, renew=credentials.renew_last
    )  # fmt: skip
    return Sender(scene.store, terms, wire, clock=scene.clock)


def live(scene: Scene, company: str | None = "acme") -> str:
    """Two people, released for this company."""
    submission_id = released(scene.store, numbers(2), batch_size=1, address=ADDRESS)
    with scene.store.write() as tx:
        tx.execute("update submission set company = ?", [company])
    return submission_id


def test_a_401_is_sent_again_once_after_a_new_login_and_each_time_is_in_the_journal(scene: Scene) -> None:
    logins = [Login(token(scene, "acme", hours=h)) for h in (5, 6)]
    credentials = Credentials(Kind.LOGIN, clock=scene.clock, log_in=lambda: logins.pop(0))

    def post(body: bytes, company: str | None) -> Answer:
        credentials.token_for(company)
        scene.twin.bodies.append(body)
        return status(401) if len(scene.twin.bodies) == 1 else accepted(body)

    sender = sender_as(scene, credentials, post)
    live(scene)
    for _ in range(3):
        sender.step()
    assert scene.twin.bodies[0] == scene.twin.bodies[1]
    assert scene.states() == ["accepted", "accepted"]
    with scene.store.read() as reader:
        assert reader.rows("select request, status from attempt order by id") == [(1, 401), (1, 200), (2, 200)]


def test_a_second_401_puts_the_people_back_and_pauses(scene: Scene) -> None:
    logins = [Login(token(scene, "acme", hours=h)) for h in (5, 6, 7)]
    credentials = Credentials(Kind.LOGIN, clock=scene.clock, log_in=lambda: logins.pop(0))

    def post(body: bytes, company: str | None) -> Answer:
        credentials.token_for(company)
        scene.twin.bodies.append(body)
        return status(401)

    sender = sender_as(scene, credentials, post)
    live(scene)
    for _ in range(5):
        sender.step()
        scene.clock.pass_(minutes=1)
    assert len(scene.twin.bodies) == 2
    assert scene.states() == ["waiting", "waiting"]
    assert scene.standing() == ("paused", "token_refused")


def test_with_a_fixed_token_the_first_401_pauses(scene: Scene) -> None:
    sender = sender_as(scene, Credentials(Kind.FIXED, clock=scene.clock, token=token(scene, "acme")))
    live(scene)
    scene.twin.answers = [status(401)]
    for _ in range(3):
        sender.step()
    assert len(scene.twin.bodies) == 1
    assert scene.standing() == ("paused", "token_refused")


def test_before_the_first_login_nothing_leaves_and_nothing_pauses(scene: Scene) -> None:
    answers = [Login(None, Trouble.UNREACHABLE), Login(token(scene, "acme"))]
    credentials = Credentials(Kind.LOGIN, clock=scene.clock, log_in=lambda: answers.pop(0))
    sender = sender_as(scene, credentials)
    live(scene)
    assert not sender.step()
    assert scene.standing() == ("queued", None)
    scene.clock.pass_(minutes=5)
    assert sender.step()


def test_a_token_that_has_ended_pauses_before_anything_leaves(scene: Scene) -> None:
    sender = sender_as(scene, Credentials(Kind.FIXED, clock=scene.clock, token=token(scene, "acme", hours=1)))
    live(scene)
    sender.step()
    scene.clock.pass_(hours=2)
    sender.step()
    assert scene.standing() == ("paused", "token_ended")
    assert scene.states() == ["accepted", "waiting"]
    assert len(scene.twin.bodies) == 1


@pytest.mark.parametrize("released_for", ["another", None])
def test_another_companys_token_sends_nothing(scene: Scene, released_for: str | None) -> None:
    sender = sender_as(scene, Credentials(Kind.FIXED, clock=scene.clock, token=token(scene, "acme")))
    live(scene, released_for)
    sender.step()
    assert scene.twin.bodies == []
    assert scene.standing() == ("paused", "other_address")


def test_a_token_of_another_company_pasted_at_the_last_moment_is_not_handed_out(scene: Scene) -> None:
    credentials = Credentials(Kind.FIXED, clock=scene.clock, token=token(scene, "acme"))
    assert credentials.token_for("acme").get_secret_value()
    credentials.paste(credentials.check(token(scene, "another").get_secret_value()))
    assert not credentials.token_for("acme").get_secret_value()
    assert credentials.token_for("another").get_secret_value()


def test_after_a_new_token_a_person_resumes_and_the_rest_goes(scene: Scene) -> None:
    credentials = Credentials(Kind.FIXED, clock=scene.clock, token=token(scene, "acme", hours=1))
    sender = sender_as(scene, credentials)
    live(scene)
    scene.clock.pass_(hours=2)
    sender.step()
    credentials.paste(credentials.check(token(scene, "acme", hours=9).get_secret_value()))
    assert not sender.step(), "a person presses Resume first"
    scene.orders.resume("s1", by=LOCAL)
    for _ in range(2):
        sender.step()
    assert scene.states() == ["accepted", "accepted"]
