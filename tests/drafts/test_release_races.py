"""Several operators press at the same time, while the sender is at work: every number is asked for once."""

import json
import threading
from collections import Counter
from collections.abc import Callable

from lib.drafts.draft import Refusal, ReleaseRefused
from lib.drafts.releases import Releases
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Store
from tests.dispatch.scene import Clock, Scene, standing, states, wait_until
from tests.drafts.conftest import NOW


def people(places: range) -> str:
    """Rows of a file, a number for each place."""
    return "".join(f"79160010{place:03d};A-{place};10800;Anna\r\n" for place in places)


def press_until_it_goes(releases: Releases, draft_id: str, start: threading.Barrier, ends: list[object]) -> None:
    """Look at the plan and release it; look again if it changed meanwhile, as a person does."""
    start.wait(10)
    for _ in range(20):
        plan = releases.plan(draft_id, pace=Pace(3))
        if plan.refusal:
            ends.append(plan.refusal)
            return
        try:
            ends.append(
                releases.release(draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(3), by=LOCAL)
            )
        except ReleaseRefused as refused:
            if refused.refusal is not Refusal.CHANGED:
                ends.append(refused.refusal)
                return
        else:
            return
    ends.append("never went")


def test_files_that_share_people_released_at_once_while_sending_call_each_of_them_once(
    releases: Releases, checked: Callable[[str, str], str], store: Store
) -> None:
    scene = Scene(store, Clock(NOW))
    sender = scene.start()
    drafts = [checked(people(range(first, first + 20)), f"{first}.csv") for first in (0, 10, 20, 5)]
    start, ends = threading.Barrier(len(drafts)), list[object]()
    threads = [
        threading.Thread(target=press_until_it_goes, args=(releases, draft_id, start, ends)) for draft_id in drafts
    ]
    for thread in threads:
        thread.start()
    sender.start()
    for thread in threads:
        thread.join(30)
    released = [str(end) for end in ends if not isinstance(end, Refusal)]
    wait_until(lambda: all(standing(store, each) == ("finished", None) for each in released))
    assert sender.stop(wait_seconds=10)
    assert len(ends) == len(drafts)
    assert {end for end in ends if isinstance(end, Refusal)} <= {Refusal.NOBODY}
    asked = Counter(
        number for body in scene.twin.bodies for each in json.loads(body)["batch"] for number in each["phone"]
    )
    assert asked == {f"79160010{place:03d}": 1 for place in range(40)}
    found = Counter(state for submission_id in released for state in states(store, submission_id))
    assert found["accepted"] == 40
    assert set(found) <= {"accepted", "excluded"}


def test_the_same_draft_pressed_by_many_is_one_submission_and_all_are_led_to_it(
    releases: Releases, checked: Callable[[str, str], str], store: Store
) -> None:
    draft_id = checked(people(range(8)), "people.csv")
    plan = releases.plan(draft_id, pace=Pace(3))
    start, ends = threading.Barrier(6), list[str | None]()

    def press() -> None:
        start.wait(10)
        try:
            ends.append(releases.release(draft_id, fingerprint=plan.fingerprint, typed=8, pace=Pace(3), by=LOCAL))
        except ReleaseRefused as refused:
            assert refused.refusal is Refusal.RELEASED_ALREADY
            ends.append(refused.submission_id)

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with store.read() as reader:
        ((submission_id,),) = reader.rows("select id from submission")
        assert reader.value("select count(*) from item") == 8
        assert reader.value("select count(*) from audit where verb = 'released'") == 1
    assert ends == [submission_id] * 6
