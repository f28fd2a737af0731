"""The settings: what is configured, how far a connection comes, and a token that a person pastes."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from lib import wiring
from lib.twin.credentials import Kind
from lib.twin.sandbox import Sandbox, start
from lib.twin.sandbox.iam import LoginManner, make_token
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import LANGUAGES, words
from tests.pages.scene import SAY, calm, open_screen, people, press, told
from tests.pages.scene import released as release

Serve = Callable[..., Services]
RU = words("ru")


@pytest.fixture
def twin() -> Iterator[Sandbox]:
    """A TWIN with an IAM, which the server takes for the real one."""
    running = start()
    yield running
    running.stop()


@pytest.fixture
def without_token(serve: Serve, twin: Sandbox) -> Services:
    """An installation that was live and finds no token."""
    wiring.close(serve(TWIN_TOKEN="token", TWIN_BASE_URL=twin.url))
    return serve(TWIN_BASE_URL=twin.url)


def by_login(twin: Sandbox) -> dict[str, str]:
    return {
        "TWIN_BASE_URL": twin.url, "TWIN_IAM_URL": twin.url, "TWIN_LOGIN": "ops@team.test", "TWIN_PASSWORD": "S3cret",
    }  # fmt: skip


def errors(page: AppTest) -> list[str]:
    """What the page says went wrong, but for the sender, which no test here starts."""
    never = {words(language)("shell-sender-never") for language in LANGUAGES}
    return [each.value for each in page.error if each.value not in never]


def field(page: AppTest) -> TextInput | None:
    return next((each for each in page.text_input if (each.key or "").startswith("pasted-token")), None)


def paste(page: AppTest, token: str) -> AppTest:
    found = field(page)
    assert found
    found.set_value(token)
    return press(page, "paste-token")


class TestConfigured:
    """What is shown."""

    def test_the_connection_check_asks_nothing_and_calls_nobody(self, services: Services) -> None:
        page = press(open_screen(Screen.SETTINGS), "reach")
        assert SAY("settings-reached") in [each.value for each in page.success]
        assert services.sandbox
        assert services.sandbox.ledger.totals().requests == 0

    def test_an_address_that_does_not_answer_is_told_with_what_to_look_at(self, serve: Serve) -> None:
        serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9", TWIN_CONNECT_TIMEOUT=1)
        page = press(open_screen(Screen.SETTINGS), "reach")
        assert SAY("settings-failed-tcp") in [each.value for each in page.error]

    def test_a_fixed_token_is_said_to_be_there_and_never_shown(self, serve: Serve) -> None:
        serve(TWIN_TOKEN="secret-token-value", TWIN_BASE_URL="http://127.0.0.1:9")
        page = told(open_screen(Screen.SETTINGS))
        assert SAY("settings-token-fixed") in page
        assert SAY("settings-not-told") in page
        assert "secret-token-value" not in page

    def test_every_limit_is_shown(self, services: Services) -> None:
        page = told(open_screen(Screen.SETTINGS))
        for key in ("settings-day-limit", "settings-guard-days", "settings-upload", "settings-read_timeout"):
            assert SAY(key) in page
        assert str(services.settings.data.name) in page.replace("\\", "")


class TestLogin:
    """A login, and what it came to."""

    def test_before_the_first_login_nothing_is_asked_by_looking(self, serve: Serve, twin: Sandbox) -> None:
        serve(**by_login(twin))
        page = told(open_screen(Screen.SETTINGS))
        assert SAY("settings-token-login") in page
        assert SAY("settings-login") not in page
        assert twin.ledger.totals().logins == 0

    def test_a_person_logs_in_and_sees_company_end_and_when(self, serve: Serve, twin: Sandbox) -> None:
        twin.twin.iam.company = "acme"
        services = serve(**by_login(twin))
        page = told(press(open_screen(Screen.SETTINGS), "log-in"))
        assert "acme" in page
        assert SAY("settings-login") in page
        assert SAY("settings-login-none") not in page
        assert services.credentials.token().get_secret_value() not in page
        assert twin.ledger.totals().logins == 1

    def test_a_refused_login_is_told_with_what_to_look_at_and_when_it_goes_on(
        self, serve: Serve, twin: Sandbox
    ) -> None:
        twin.twin.iam.manner = LoginManner.REFUSES
        serve(**by_login(twin))
        page = press(open_screen(Screen.SETTINGS), "log-in")
        (error,) = errors(page)
        assert error.startswith(SAY("settings-trouble-refused", status="401"))
        assert "S3cret" not in told(page)

    def test_an_iam_that_is_not_there_is_told_with_the_kind_of_fault(self, serve: Serve, twin: Sandbox) -> None:
        serve(**by_login(twin) | {"TWIN_IAM_URL": "http://127.0.0.1:9"})
        page = press(open_screen(Screen.SETTINGS), "log-in")
        (error,) = errors(page)
        assert SAY("fault-refused") in error

    def test_there_is_nothing_to_press_where_there_is_no_login(self, serve: Serve) -> None:
        serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9")
        assert "log-in" not in [each.key for each in open_screen(Screen.SETTINGS).button]


class TestPaste:
    """A token that a person brings."""

    def test_in_the_sandbox_it_is_not_offered(self, services: Services) -> None:
        page = open_screen(Screen.SETTINGS)
        assert field(page) is None
        assert "log-in" not in [each.key for each in page.button]

    @pytest.mark.parametrize("language", ["en", "ru"])
    def test_it_makes_live_what_was_live_and_says_so(
        self, without_token: Services, twin: Sandbox, language: str
    ) -> None:
        page = open_screen(Screen.SETTINGS, locale=language)
        assert words(language)("shell-no-token") in [each.value for each in page.warning]
        page = paste(page, twin.token)
        (success,) = [each.value for each in page.success]
        assert "sandbox" in success
        assert (without_token.mode.value, without_token.credentials.kind) == ("live", Kind.PASTED)
        assert words(language)("settings-token-pasted") in told(page)
        assert not page.warning
        page = press(page, "paste-token")  # the second click of a double click
        assert words(language)("settings-paste-kept") in [each.value for each in page.info]
        assert not errors(page)
        assert not calm(page.run()).success

    def test_neither_page_nor_session_keeps_it(self, without_token: Services, twin: Sandbox) -> None:
        page = open_screen(Screen.SETTINGS)
        for token in (twin.token, "eyJ-no-token-at-all"):
            page = paste(page, token)
            found = field(page)
            assert found and found.value == ""
            assert token not in told(page)
            kept = page.session_state._state
            assert token not in repr(kept.filtered_state) + repr(kept)

    @pytest.mark.parametrize(
        ("token", "fault"),
        [
            ("", "form"),
            ("fixed-token", "form"),
            (make_token(-60), "ended"),
            (make_token(36_000, company=""), "no_company"),
        ],
    )
    def test_what_is_no_token_is_refused_with_a_sentence_and_nothing_changes(
        self, without_token: Services, token: str, fault: str
    ) -> None:
        page = paste(open_screen(Screen.SETTINGS, locale="ru"), token)
        assert errors(page) == [RU(f"settings-paste-refused-{fault}")]
        assert without_token.mode.value == "live_no_token"
        with without_token.store.read() as reader:
            assert reader.value("select count(*) from audit where verb = 'token pasted'") == 0

    def test_another_company_is_warned_of_with_how_many_submissions_do_not_go_on(
        self, serve: Serve, twin: Sandbox
    ) -> None:
        services = serve(TWIN_TOKEN=make_token(company="acme"), TWIN_BASE_URL=twin.url)
        release(services, people(2))
        page = paste(open_screen(Screen.SETTINGS), make_token(company="other"))
        assert [each.value for each in page.warning] == [
            SAY("settings-paste-other-company", before="acme", company="other"),
            SAY("settings-paste-others", count=1),
        ]
        services.sender.step()
        assert twin.ledger.totals().requests == 0
        with services.store.read() as reader:
            assert reader.rows("select state, pause, company from submission") == [("paused", "other_address", "acme")]

    def test_the_same_company_goes_on_without_a_word(self, serve: Serve, twin: Sandbox) -> None:
        services = serve(TWIN_TOKEN=make_token(-60), TWIN_BASE_URL=twin.url)
        release(services, people(2))
        page = paste(open_screen(Screen.SETTINGS), twin.token)
        assert not page.warning
        while services.sender.step():
            pass
        assert twin.ledger.totals().called == 2


class TestAsk:
    """Whether TWIN takes the token."""

    def test_it_is_not_offered_unless_asking_is_switched_on(self, serve: Serve, twin: Sandbox) -> None:
        serve(TWIN_TOKEN=twin.token, TWIN_BASE_URL=twin.url)
        assert "ask-token" not in [each.key for each in open_screen(Screen.SETTINGS).button]

    def test_twin_says_whether_it_takes_it_and_nobody_is_called(self, serve: Serve, twin: Sandbox) -> None:
        serve(TWIN_TOKEN=twin.token, TWIN_BASE_URL=twin.url, TWIN_ASK=True)
        page = press(open_screen(Screen.SETTINGS), "ask-token")
        assert [each.value for each in page.success] == [SAY("settings-taken-taken")]
        page = paste(page, make_token(company="acme"))
        page = press(page, "ask-token")
        assert errors(page) == [SAY("settings-taken-refused", status="401")]
        assert twin.ledger.totals().requests == 0


def test_an_ended_token_is_said_to_have_ended(serve: Serve, twin: Sandbox) -> None:
    serve(TWIN_TOKEN=make_token(-60), TWIN_BASE_URL=twin.url)
    page = open_screen(Screen.SETTINGS)
    assert SAY("settings-ended", moment="").strip() in told(page)
