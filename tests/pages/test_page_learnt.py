"""What we learnt of TWIN and the rehearsal, as a person meets them."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.rehearsal import RehearsalStep
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import words
from tests.pages.scene import SAY, calm, open_screen, told

FIRST, SECOND, BAD = "79160000001", "79160000002", "70000000000"


def fill(page: AppTest, step: RehearsalStep = RehearsalStep.ONE) -> AppTest:
    page.text_input(key="rehearsal-entry-first").set_value("8 916 000-00-01")
    page.text_input(key="rehearsal-entry-second").set_value("+7 916 000-00-02")
    page.text_input(key="rehearsal-entry-bad").set_value("+7 000 000-00-00")
    page.button_group(key="rehearsal-step").set_value(step)
    return calm(page.run())


def confirm(page: AppTest, *numbers: str) -> AppTest:
    fields = [each for each in page.text_input if str(each.key).startswith("rehearsal-typed-")]
    for field, number in zip(fields, numbers, strict=True):
        field.set_value(number)
    return calm(page.run())


def submissions(services: Services) -> int:
    with services.store.read() as reader:
        return int(reader.value("select count(*) from submission"))


def test_nothing_is_said_to_be_known_before_anything_was_sent(services: Services) -> None:
    page = open_screen(Screen.LEARNT)
    said = told(page)
    assert SAY("learnt-seen-of", count=0, all=12) in said
    assert SAY("learnt-stand-in") in said
    assert SAY("learnt-refuses_whole-setting", value=SAY("learnt-off")) in said
    assert SAY("rehearsal-none-taken") in said
    assert SAY("rehearsal-hindrance-needed", field=SAY("rehearsal-entry-first")) in said
    assert not [each for each in page.button if each.key == "rehearse"]


def test_the_exact_bytes_are_shown_and_only_the_typed_number_lets_them_go(services: Services) -> None:
    page = fill(open_screen(Screen.LEARNT))
    shown = page.code[0].value
    assert '"phone":["79160000001"]' in shown
    assert page.button(key="rehearse").disabled
    assert confirm(page, SECOND).button(key="rehearse").disabled
    page = confirm(page, FIRST)
    assert page.code[0].value == shown
    page = calm(page.button(key="rehearse").click().run())
    assert SAY("rehearsal-released") in [each.value for each in page.success]
    assert submissions(services) == 1
    while services.sender.step():
        pass
    with services.store.read() as reader:
        payload = bytes(reader.value("select payload from item")).decode()
    assert shown == f'{{"batch":[{payload}]}}'


def test_pressing_again_releases_nothing_more(services: Services) -> None:
    page = confirm(fill(open_screen(Screen.LEARNT)), FIRST)
    page = calm(page.button(key="rehearse").click().run())
    assert SAY("rehearsal-hindrance-under_way") in told(page)
    assert not [each for each in page.button if each.key == "rehearse"]
    while services.sender.step():
        pass
    page = calm(page.run())
    assert page.button(key="rehearse").disabled
    assert [each.value for each in page.text_input if str(each.key).startswith("rehearsal-typed-")] == [""]
    assert submissions(services) == 1


def test_what_a_step_showed_stands_at_its_question_with_the_raw_answer(services: Services) -> None:
    page = confirm(fill(open_screen(Screen.LEARNT), RehearsalStep.TWO), FIRST, SECOND)
    page = calm(page.button(key="rehearse").click().run())
    while services.sender.step():
        pass
    page = calm(page.run())
    assert SAY("learnt-seen-receipt_groups", count=1) in told(page)
    assert SAY("learnt-seen-batch_accepted", count=2) in told(page)
    page = calm(page.button(key="answer-receipt-receipt_groups").click().run())
    assert any("autoCallCandidateId" in each.value for each in page.code)


def test_on_a_live_server_it_says_aloud_that_phones_will_ring(serve: Callable[..., Services]) -> None:
    services = serve(TWIN_TOKEN="token", TWIN_BASE_URL="http://127.0.0.1:9", CALLBOARD_DAY_LIMIT=1)
    page = fill(open_screen(Screen.LEARNT))
    assert SAY("rehearsal-rings-now-what") in [each.value for each in page.warning]
    assert SAY("learnt-stand-in") not in told(page)
    page = fill(page, RehearsalStep.TWO)
    assert SAY("rehearsal-hindrance-day_limit") in told(page)
    assert SAY("rehearsal-rings-now-what") not in [each.value for each in page.warning]
    assert submissions(services) == 0


@pytest.mark.parametrize("locale", ["en-US", "ru-RU"])
def test_what_is_amiss_is_told_in_the_language_of_the_reader(services: Services, locale: str) -> None:
    say = words(locale[:2])
    page = open_screen(Screen.LEARNT, locale=locale)
    page.text_input(key="rehearsal-entry-bad").set_value("112")
    page.button_group(key="rehearsal-step").set_value(RehearsalStep.BAD)
    said = told(calm(page.run()))
    assert say("rehearsal-hindrance-not_bad", field=say("rehearsal-entry-bad")) in said
