"""The token of a process against a real IAM: when it logs in, what it hands out, what it takes from a person."""

import base64
import json
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from pydantic import SecretStr

from lib.model.mode import Mode
from lib.twin.credentials import NO_TOKEN, Credentials, Kind
from lib.twin.exchange import Limits
from lib.twin.iam import Login, Trouble, login
from lib.twin.sandbox import Sandbox
from lib.twin.sandbox.iam import LoginManner, make_token
from lib.twin.token import Claims, PasteFault, PasteRefused, read_pasted

LIMITS = Limits(connect_timeout=2, read_timeout=2, total_timeout=3, answer_bytes=100_000)
PASSWORD = "S3cret-password"
HOUR = 3600


class Clock:
    """The time, as the test sets it; it begins now, for the sandbox's tokens live by the real one."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def by_login(sandbox: Sandbox, clock: Clock, *, ttl: int = HOUR) -> Credentials:
    ask = partial(login, sandbox.url, "ops@team.test", SecretStr(PASSWORD), LIMITS, ttl=ttl)
    return Credentials(Kind.LOGIN, log_in=ask, clock=clock)


def jwt(**claimed: Any) -> str:
    middle = base64.urlsafe_b64encode(json.dumps(claimed).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJSUzUxMiJ9.{middle}.c2ln"


def logins(sandbox: Sandbox) -> int:
    return sandbox.ledger.totals().logins


class TestLogin:
    """When IAM is asked."""

    def test_nothing_is_asked_before_a_token_is_needed_and_then_once(self, sandbox: Sandbox, clock: Clock) -> None:
        credentials = by_login(sandbox, clock)
        assert (logins(sandbox), credentials.claims(), credentials.last_login) == (0, Claims(), None)
        assert not credentials.in_hand()
        first = credentials.token()
        assert first == credentials.token() != NO_TOKEN
        assert credentials.ready()
        assert credentials.in_hand()
        assert logins(sandbox) == 1
        assert credentials.claims().company_id == "sandbox"
        assert credentials.last_login and credentials.last_login.trouble is None

    @pytest.mark.parametrize(("ttl", "still", "then"), [(HOUR, 3538, 3541), (100, 88, 91)], ids=["60 s", "a tenth"])
    def test_it_renews_shortly_before_the_end(
        self, sandbox: Sandbox, clock: Clock, ttl: int, still: int, then: int
    ) -> None:
        credentials = by_login(sandbox, clock, ttl=ttl)
        began, first = clock.now, credentials.token()
        clock.now = began + timedelta(seconds=still)
        assert credentials.token() == first
        clock.now = began + timedelta(seconds=then)
        assert credentials.token() != first
        assert logins(sandbox) == 2

    def test_many_threads_that_need_the_first_token_share_one_login(self, sandbox: Sandbox, clock: Clock) -> None:
        credentials = by_login(sandbox, clock)
        together = threading.Barrier(16)

        def ask(_: int) -> SecretStr:
            together.wait()
            return credentials.token()

        with ThreadPoolExecutor(16) as pool:
            found = set(pool.map(ask, range(16)))
        assert len(found) == 1
        assert NO_TOKEN not in found
        assert logins(sandbox) == 1

    def test_nobody_with_a_good_token_waits_for_a_renewal_that_is_under_way(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        asked, let = threading.Event(), threading.Event()
        plain = partial(login, sandbox.url, "a@b.test", SecretStr(PASSWORD), LIMITS, ttl=HOUR)

        def slow() -> Login:
            asked.set()
            assert let.wait(5)
            return plain()

        let.set()
        credentials = Credentials(Kind.LOGIN, log_in=slow, clock=clock)
        first = credentials.token()
        asked.clear()
        let.clear()
        clock.pass_(HOUR - 30)
        renewing = threading.Thread(target=credentials.token)
        renewing.start()
        assert asked.wait(5)
        assert credentials.token() == first
        let.set()
        renewing.join()
        assert credentials.token() != first

    def test_a_failed_renewal_keeps_the_good_token_until_its_end_and_says_so(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        credentials = by_login(sandbox, clock)
        first = credentials.token()
        sandbox.twin.iam.manner = LoginManner.FAILS
        clock.pass_(HOUR - 30)
        assert credentials.token() == first
        last = credentials.last_login
        assert last and (last.at, last.trouble, last.status) == (clock.now, Trouble.ODD, 503)
        clock.pass_(40)
        assert credentials.token() == NO_TOKEN
        assert not credentials.ready()
        assert not credentials.in_hand()
        assert credentials.claims().company_id == "sandbox"
        assert not credentials.ended(clock.now)
        sandbox.twin.iam.manner = LoginManner.USUAL
        clock.pass_(120)
        # what the sandbox gives now ends by its own clock, an hour behind that of the test
        clock.now -= timedelta(hours=1)
        assert credentials.log_in_now()
        assert credentials.ready()

    def test_after_a_failure_iam_is_left_alone_for_a_growing_but_bounded_while(self, clock: Clock) -> None:
        asked: list[datetime] = []

        def fails() -> Login:
            asked.append(clock.now)
            return Login(trouble=Trouble.UNREACHABLE, fault="refused")

        credentials = Credentials(Kind.LOGIN, log_in=fails, clock=clock)
        for _ in range(300):
            assert credentials.token() == NO_TOKEN
            clock.pass_(1)
        pauses = [(later - earlier).total_seconds() for earlier, later in zip(asked, asked[1:], strict=False)]
        assert pauses[:5] == [2, 4, 8, 16, 32]
        assert set(pauses[5:]) == {60}

    def test_after_a_refusal_it_is_left_alone_for_longer_but_a_person_may_ask_at_once(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        sandbox.twin.iam.manner = LoginManner.REFUSES
        credentials = by_login(sandbox, clock)
        assert not credentials.ready()
        last = credentials.last_login
        assert last and (last.trouble, last.next_at) == (Trouble.REFUSED, clock.now + timedelta(minutes=1))
        sandbox.twin.iam.manner = LoginManner.USUAL
        clock.pass_(50)
        assert not credentials.ready()
        assert logins(sandbox) == 0
        assert credentials.log_in_now()
        assert credentials.ready()
        assert logins(sandbox) == 1

    def test_a_clock_that_was_set_back_does_not_make_it_wait_for_longer(self, sandbox: Sandbox, clock: Clock) -> None:
        sandbox.twin.iam.manner = LoginManner.FAILS
        credentials = by_login(sandbox, clock)
        assert not credentials.ready()
        sandbox.twin.iam.manner = LoginManner.USUAL
        clock.pass_(-HOUR)
        assert credentials.ready()

    def test_a_token_that_has_ended_already_by_our_clock_is_no_token(self, sandbox: Sandbox, clock: Clock) -> None:
        clock.pass_(2 * HOUR)
        credentials = by_login(sandbox, clock)
        assert credentials.token() == NO_TOKEN
        assert credentials.last_login and credentials.last_login.trouble is Trouble.CLOCK

    def test_a_token_that_tells_nothing_is_renewed_a_day_after_its_login(self, clock: Clock) -> None:
        given = iter(("first", "second"))
        credentials = Credentials(Kind.LOGIN, log_in=lambda: Login(SecretStr(next(given)), status=200), clock=clock)
        assert credentials.token().get_secret_value() == "first"
        clock.pass_(24 * HOUR - 61)
        assert credentials.token().get_secret_value() == "first"
        clock.pass_(2)
        assert credentials.token().get_secret_value() == "second"


class TestAfterA401:
    """A refused token is renewed once."""

    def test_it_logs_in_once_and_the_new_token_is_taken(
        self, sandbox: Sandbox, clock: Clock, client_of: Callable, body_of: Callable
    ) -> None:
        credentials = by_login(sandbox, clock)
        refused = credentials.token()
        sandbox.twin.iam.revoke()
        assert client_of(sandbox, token=refused).post(body_of(1)).status == 401
        assert credentials.renew_last()
        assert client_of(sandbox, token=credentials.token()).post(body_of(1)).status == 200
        assert logins(sandbox) == 2

    def test_parallel_requests_that_were_refused_with_one_token_share_one_login(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        credentials = by_login(sandbox, clock)
        handed = threading.Barrier(8)

        def post(_: int) -> tuple[SecretStr, bool, SecretStr]:
            refused = credentials.token()
            handed.wait()
            return refused, credentials.renew_last(), credentials.token()

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(post, range(8)))
        assert len({refused for refused, _, _ in found}) == 1
        assert {renewed for _, renewed, _ in found} == {True}
        assert len({later for _, _, later in found}) == 1
        assert logins(sandbox) == 2

    def test_without_a_new_token_the_answer_is_no_and_the_next_request_tries_a_login_first(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        credentials = by_login(sandbox, clock)
        refused = credentials.token()
        sandbox.twin.iam.manner = LoginManner.FAILS
        assert not credentials.renew(refused)
        assert not credentials.renew(refused)
        sandbox.twin.iam.manner = LoginManner.USUAL
        assert credentials.token() == refused
        clock.pass_(3)
        assert credentials.token() != refused
        assert logins(sandbox) == 2

    def test_what_was_refused_before_somebody_renewed_needs_no_login(self, sandbox: Sandbox, clock: Clock) -> None:
        credentials = by_login(sandbox, clock)
        old = credentials.token()
        assert credentials.renew(old)
        assert credentials.renew(old)
        assert logins(sandbox) == 2

    @pytest.mark.parametrize("kind", [Kind.FIXED, Kind.PASTED])
    def test_a_fixed_or_pasted_token_cannot_be_renewed(self, clock: Clock, kind: Kind) -> None:
        credentials = Credentials(Kind.FIXED, token=SecretStr("fixed"), clock=clock)
        if kind is Kind.PASTED:
            credentials.paste(credentials.check(make_token(HOUR)))
        assert not credentials.renew(credentials.token())
        assert credentials.token() != NO_TOKEN

    def test_a_token_pasted_while_a_request_was_out_is_another_one(self, sandbox: Sandbox, clock: Clock) -> None:
        credentials = by_login(sandbox, clock)
        credentials.token()
        pasted = make_token(HOUR)
        credentials.paste(credentials.check(pasted))
        assert credentials.renew_last()
        assert credentials.token().get_secret_value() == pasted
        assert logins(sandbox) == 1


class TestPaste:
    """What a person may bring, and where."""

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            pytest.param("", PasteFault.FORM, id="nothing"),
            pytest.param("fixed-token", PasteFault.FORM, id="no JWT"),
            pytest.param("a.b", PasteFault.FORM, id="two parts"),
            pytest.param(f"{jwt(exp=4e9, company_id=1)}.x", PasteFault.FORM, id="four parts"),
            pytest.param("a.b.c", PasteFault.FORM, id="no JSON in it"),
            pytest.param(jwt(exp=4e9, company_id=1).replace("eyJhbGciOiJSUzUxMiJ9", "WzFd"), PasteFault.FORM,
                         id="a header that is no object"),
            pytest.param(jwt(exp=4e9, company_id=1)[:-4], PasteFault.FORM, id="no signature"),
            pytest.param(jwt(exp=4e9, company_id=1).replace(".", ".\n"), PasteFault.FORM, id="line breaks"),
            pytest.param(jwt(exp=4e9, company_id=1) + "=", PasteFault.FORM, id="another alphabet"),
            pytest.param(jwt(company_id=1), PasteFault.NO_END, id="no end"),
            pytest.param(jwt(exp="soon", company_id=1), PasteFault.NO_END, id="an end that is no time"),
            pytest.param(jwt(exp=1_700_000_000, company_id=1), PasteFault.ENDED, id="ended"),
            pytest.param(jwt(exp=4e9), PasteFault.NO_COMPANY, id="no company"),
            pytest.param(jwt(exp=4e9, company_id=" "), PasteFault.NO_COMPANY, id="a blank company"),
        ],
    )  # fmt: skip
    def test_what_is_not_right_by_its_form_is_refused_and_nothing_changes(
        self, clock: Clock, text: str, fault: PasteFault
    ) -> None:
        credentials = Credentials(Kind.NONE, clock=clock)
        with pytest.raises(PasteRefused) as refused:
            credentials.check(text)
        assert refused.value.fault is fault
        assert not text or text not in str(refused.value)
        assert (credentials.kind, credentials.mode, credentials.token()) == (Kind.NONE, Mode.LIVE_NO_TOKEN, NO_TOKEN)

    def test_what_stands_around_a_token_is_left_out(self, clock: Clock) -> None:
        token = jwt(exp=4_000_000_000, company_id=42)
        pasted = read_pasted(f"\n Bearer  {token} \r\n", now=clock.now)
        assert (pasted.token.get_secret_value(), pasted.company_id) == (token, "42")
        assert pasted.expires_at == datetime.fromtimestamp(4_000_000_000, UTC)

    def test_where_no_token_was_it_becomes_live_and_ends_with_the_token(self, clock: Clock) -> None:
        credentials = Credentials(Kind.NONE, clock=clock)
        assert (credentials.known, credentials.mode) == (False, Mode.LIVE_NO_TOKEN)
        token = make_token(HOUR, company="acme")
        credentials.paste(credentials.check(token))
        assert (credentials.known, credentials.kind, credentials.mode) == (True, Kind.PASTED, Mode.LIVE)
        assert credentials.token().get_secret_value() == token
        assert credentials.claims().company_id == "acme"
        assert not credentials.ended(clock.now)
        clock.pass_(HOUR + 1)
        assert credentials.ended(clock.now)
        assert credentials.mode is Mode.LIVE

    def test_in_the_sandbox_nothing_is_taken_also_not_what_was_checked_elsewhere(
        self, sandbox: Sandbox, clock: Clock
    ) -> None:
        credentials = Credentials(Kind.SANDBOX, token=SecretStr(sandbox.token), clock=clock)
        with pytest.raises(PasteRefused) as checked:
            credentials.check(make_token(HOUR))
        with pytest.raises(PasteRefused) as pasted:
            credentials.paste(read_pasted(make_token(HOUR), now=clock.now))
        assert checked.value.fault is pasted.value.fault is PasteFault.SANDBOX
        assert (credentials.mode, credentials.token().get_secret_value()) == (Mode.SANDBOX, sandbox.token)
        assert credentials.claims() == Claims()

    def test_it_takes_the_place_of_a_login_also_of_one_that_is_under_way(self, sandbox: Sandbox, clock: Clock) -> None:
        asked, let = threading.Event(), threading.Event()

        def slow() -> Login:
            asked.set()
            assert let.wait(5)
            return login(sandbox.url, "a@b.test", SecretStr(PASSWORD), LIMITS)

        credentials = Credentials(Kind.LOGIN, log_in=slow, clock=clock)
        logging_in = threading.Thread(target=credentials.token)
        logging_in.start()
        assert asked.wait(5)
        token = make_token(HOUR)
        credentials.paste(credentials.check(token))
        let.set()
        logging_in.join()
        assert credentials.token().get_secret_value() == token
        clock.pass_(2 * HOUR)
        assert credentials.ended(clock.now)
        assert not credentials.log_in_now()
        assert logins(sandbox) == 1


class TestEnd:
    """Until when there is something to send with."""

    @pytest.mark.parametrize(
        ("token", "ended"),
        [(jwt(exp=1_700_000_000, company_id=1), True), (jwt(exp=4e9), False), ("tells nothing", False)],
        ids=["past", "to come", "not told"],
    )
    def test_a_fixed_token_has_ended_when_it_says_so_and_is_handed_out_all_the_same(
        self, clock: Clock, token: str, ended: bool
    ) -> None:
        credentials = Credentials(Kind.FIXED, token=SecretStr(token), clock=clock)
        assert credentials.ended(clock.now) is ended
        assert credentials.token().get_secret_value() == token

    def test_a_login_lasts_until_nobody_knows(self, sandbox: Sandbox, clock: Clock) -> None:
        credentials = by_login(sandbox, clock)
        credentials.token()
        assert credentials.lasts_until() is None
        assert not credentials.ended(clock.now + timedelta(days=30))


def test_no_secret_is_in_any_text(sandbox: Sandbox, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = by_login(sandbox, clock)
    first = credentials.token().get_secret_value()
    sandbox.twin.iam.manner = LoginManner.REFUSES
    assert not credentials.renew(SecretStr(first))
    pasted = make_token(HOUR)
    checked = credentials.check(pasted)
    credentials.paste(checked)
    told = caplog.text + repr(credentials) + repr(checked) + repr(vars(credentials)) + repr(credentials.last_login)
    assert "the login to TWIN failed: refused 401" in caplog.text
    assert not [each for each in (first, pasted, PASSWORD) if each in told]
