"""How a release is sent: the choice in one line, its fields, and their change while it runs."""

from datetime import datetime, timedelta

import streamlit as st

from lib.history.views import SubmissionDetail
from lib.model.pace import Pace
from lib.settings import Settings
from lib.ui.session import Visit
from lib.words import Words, formats

_LARGEST_REQUEST = 10_000
_FIELD = 190
_SIZE, _PARALLEL, _LIMIT, _UNKNOWN, _REASON, _HALVE = (
    "batch-size", "parallel", "per-ten-minutes", "unknown-limit", "unknown-reason", "halve",
)  # fmt: skip


def usual(settings: Settings) -> Pace:
    """How a release is sent unless its releaser wants it otherwise."""
    return Pace(
        batch_size=settings.batch_size,
        parallel=min(settings.parallel, settings.parallel_most),
        per_ten_minutes=settings.per_ten_minutes,
    )


def chosen(owner: str, start: Pace) -> Pace:
    """What stands in the fields of `owner`; `start` in those that were not shown yet."""
    fields = st.session_state
    limit = fields.get(f"{_LIMIT}-{owner}", start.per_ten_minutes)
    unknown = int(fields.get(f"{_UNKNOWN}-{owner}", start.unknown_limit))
    reason = str(fields.get(f"{_REASON}-{owner}", start.unknown_reason)).strip()
    return Pace(
        batch_size=int(fields.get(f"{_SIZE}-{owner}", start.batch_size)),
        parallel=int(fields.get(f"{_PARALLEL}-{owner}", start.parallel)),
        per_ten_minutes=None if limit is None else int(limit),
        unknown_limit=unknown,
        unknown_reason=reason if unknown > 1 else "",
        halve=bool(fields.get(f"{_HALVE}-{owner}", start.halve)),
    )


def line(say: Words, pace: Pace) -> str:
    """The choice in one line; what is usual and careful is not mentioned."""
    parts = [say("pace-a-request", count=pace.batch_size), say("pace-at-a-time", count=pace.parallel)]
    if pace.per_ten_minutes is not None:
        parts.append(say("pace-in-ten-minutes", count=pace.per_ten_minutes))
    if pace.unknown_limit > 1:
        parts.append(say("pace-until-unknown", count=pace.unknown_limit))
    if pace.halve:
        parts.append(say("pace-halves"))
    return ", ".join(parts)


def popover(visit: Visit, owner: str, start: Pace) -> None:
    """The choice as a button, and the fields behind it, each of which holds at once."""
    label = visit.say("pace-how", how=line(visit.say, chosen(owner, start)))
    with st.popover(label, icon=":material/speed:", key="pace"):
        _fields(visit, owner, start)


def change(visit: Visit, found: SubmissionDetail) -> None:
    """The same fields while a submission goes on or is paused; what is set holds from the next request on."""
    say, owner = visit.say, owner_of(found)
    with st.popover(say("pace-change"), icon=":material/speed:", key="pace"):
        st.markdown(say("pace-from-the-next"))
        _fields(visit, owner, found.pace)
        wanted = chosen(owner, found.pace)
        lacks_reason = wanted.unknown_limit > 1 and not wanted.unknown_reason
        if st.button(
            say("pace-set"), key="set-pace", type="primary", icon=":material/check:",
            disabled=lacks_reason or wanted == found.pace,
        ):  # fmt: skip
            visit.services.orders.set_pace(found.id, wanted, by=visit.person)
            st.rerun()


def owner_of(found: SubmissionDetail) -> str:
    """Whose fields they are: another pace, whoever set it, is other fields, which begin with it."""
    pace = found.pace
    return f"{found.id}-{pace.batch_size}-{pace.parallel}-{pace.per_ten_minutes}-{pace.unknown_limit}-{pace.halve}"


def expected(visit: Visit, people: int, pace: Pace) -> tuple[float, datetime]:
    """How many seconds so many people are likely to take, and when that would end if it began now."""
    seconds = visit.services.history.expected_seconds(people, pace)
    return seconds, visit.now + timedelta(seconds=seconds)


def token_ends_first(visit: Visit, expected_end: datetime) -> None:
    """A warning with both moments, where the token ends before the last request is likely to leave."""
    ends = visit.services.credentials.lasts_until()
    if ends is None or ends >= expected_end:
        return
    say = visit.say
    token, last = (formats.date_time(say.language, each, visit.zone, visit.now) for each in (ends, expected_end))
    st.warning(say("pace-token-ends-first", token=token, end=last), icon=":material/key:")


def _fields(visit: Visit, owner: str, start: Pace) -> None:
    say, most = visit.say, visit.services.settings.parallel_most
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _number(say("release-batch-size"), f"{_SIZE}-{owner}", start.batch_size, most=_LARGEST_REQUEST)
        _number(say("pace-parallel"), f"{_PARALLEL}-{owner}", start.parallel, most=max(most, start.parallel))
        # only a field without a value of its own can be emptied
        st.session_state.setdefault(f"{_LIMIT}-{owner}", start.per_ten_minutes)
        st.number_input(
            say("pace-per-ten-minutes"), min_value=1, value=None, step=1, placeholder=say("pace-no-limit"),
            key=f"{_LIMIT}-{owner}", width=_FIELD, persist_state="session",
        )  # fmt: skip
        _number(say("pace-unknown-limit"), f"{_UNKNOWN}-{owner}", start.unknown_limit, most=_LARGEST_REQUEST)
        st.checkbox(say("pace-halve"), value=start.halve, key=f"{_HALVE}-{owner}", persist_state="session")
    if chosen(owner, start).unknown_limit > 1:
        st.text_input(
            say("pace-unknown-reason"), value=start.unknown_reason, key=f"{_REASON}-{owner}", autocomplete="off",
            persist_state="session",
        )  # fmt: skip


def _number(label: str, key: str, start: int, *, most: int) -> None:
    st.number_input(
        label, min_value=1, max_value=most, value=start, step=1, key=key, width=_FIELD, persist_state="session"
    )
