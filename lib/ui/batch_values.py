"""What the operator sets for the whole batch: it fills what a row lacks."""

import uuid

import streamlit as st

from lib.drafts.draft import Draft
from lib.model.columns import BatchValues
from lib.ui.escape import plain
from lib.ui.facts import fact
from lib.ui.session import Visit
from lib.words import Words, formats

_HOUR = 3600
_BETWEEN = (-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5)
OFFSETS = tuple(sorted({*(hour * _HOUR for hour in range(-12, 13)), *(int(hour * _HOUR) for hour in _BETWEEN)}))
"""The zones that TWIN can be told, in seconds from UTC."""


def draw(visit: Visit, draft: Draft) -> None:
    """What is set, as facts in one row, and at its end the popover that changes it."""
    say, values = visit.say, draft.values
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        fact(say("values-template"), _id(values.auto_call_template_id, say("values-template-default")))
        fact(say("values-scenario"), _id(values.bot_settings_id, say("values-scenario-default")))
        fact(say("values-timezone"), _zone(say, values.timezone))
        fact(say("values-check-phone"), _check(say, values.check_phone))
        st.space("stretch")
        with st.popover(say("values-change"), icon=":material/edit:", key="values"):
            _form(visit, draft)


def _form(visit: Visit, draft: Draft) -> None:
    say, values = visit.say, draft.values
    of = f"{draft.id}-{draft.version}"
    st.markdown(say("values-why"))
    with st.form(f"values-{of}", border=False):
        template = st.text_input(say("values-template"), values.auto_call_template_id or "", key=f"template-{of}")
        scenario = st.text_input(say("values-scenario"), values.bot_settings_id or "", key=f"scenario-{of}")
        zones = (None, *OFFSETS)
        zone = st.selectbox(
            say("values-timezone"), zones, index=_place(zones, values.timezone),
            format_func=lambda each: _zone(say, each), key=f"timezone-{of}",
        )  # fmt: skip
        checks = (None, True, False)
        check = st.selectbox(
            say("values-check-phone"), checks, index=checks.index(values.check_phone),
            format_func=lambda each: _check(say, each), key=f"check-phone-{of}",
        )  # fmt: skip
        if st.form_submit_button(say("values-save"), type="primary"):
            _save(visit, draft, template, scenario, zone, check)


def _save(visit: Visit, draft: Draft, template: str, scenario: str, zone: int | None, check: bool | None) -> None:
    for written, label in ((template, "values-template"), (scenario, "values-scenario")):
        if written.strip() and not _is_uuid(written):
            st.error(visit.say("values-no-uuid", field=visit.say(label)), icon=":material/error:")
            return
    values = BatchValues(scenario.strip() or None, template.strip() or None, zone, check)
    visit.services.drafts.set_values(draft.id, values, by=visit.person)
    st.rerun()


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text.strip())) == text.strip().lower()
    except ValueError:
        return False


def _place(zones: tuple[int | None, ...], zone: int | None) -> int:
    return zones.index(zone) if zone in zones else 0


def _id(value: str | None, absent: str) -> str:
    return f"**{plain(value)}**" if value else absent


def _zone(say: Words, zone: int | None) -> str:
    return say("values-timezone-default") if zone is None else formats.offset(zone)


def _check(say: Words, check: bool | None) -> str:
    return say("values-check-default") if check is None else say("values-yes" if check else "values-no")
