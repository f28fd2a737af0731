"""What the operator sets for the whole batch: it fills what a row lacks."""

import streamlit as st

from lib.drafts.draft import Draft
from lib.model.columns import BatchValues, Field
from lib.model.naming import UUID, NameKind
from lib.ui import names, recipes
from lib.ui.facts import fact
from lib.ui.session import Visit
from lib.words import Words, formats

_HOUR = 3600
_BETWEEN = (-9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5)
OFFSETS = tuple(sorted({*(hour * _HOUR for hour in range(-12, 13)), *(int(hour * _HOUR) for hour in _BETWEEN)}))
"""The zones that TWIN can be told, in seconds from UTC."""


_ANOTHER = "another"
"""In the place of an id: one that has no name yet is written in a field."""


def draw(visit: Visit, draft: Draft, *, disabled: bool) -> None:
    """What is set, as facts in one row; at its end the popover that changes it, unless `disabled`, and the recipe."""
    say, values = visit.say, draft.values
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        of_rows = {column.field for column in draft.columns}
        for label, field, value, words in (
            ("template", Field.AUTO_CALL_TEMPLATE_ID, values.auto_call_template_id,
             _named(visit, NameKind.TEMPLATE, values.auto_call_template_id)),
            ("scenario", Field.BOT_SETTINGS_ID, values.bot_settings_id,
             _named(visit, NameKind.SCENARIO, values.bot_settings_id)),
            ("timezone", Field.TIMEZONE, values.timezone, _zone(say, values.timezone)),
            ("check-phone", Field.CHECK_PHONE, values.check_phone, _check(say, values.check_phone)),
        ):  # fmt: skip
            as_rows_say = value is None and field in of_rows
            fact(say(f"values-{label}"), say("values-as-rows-say") if as_rows_say else words)
        st.space("stretch")
        with st.popover(say("values-change"), icon=":material/edit:", key="values"):
            _fields(visit, draft, disabled=disabled)
        recipes.save(visit, draft, label=say("recipe"))


def _fields(visit: Visit, draft: Draft, *, disabled: bool) -> None:
    say, values = visit.say, draft.values
    of = f"{draft.id}-{draft.version}"
    st.markdown(say("values-why"))
    template = _id(visit, NameKind.TEMPLATE, values.auto_call_template_id, of)
    scenario = _id(visit, NameKind.SCENARIO, values.bot_settings_id, of)
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
    if st.button(say("values-save"), key="values-save", type="primary", disabled=disabled):
        _save(visit, draft, BatchValues(scenario, template, zone, check))


def _id(visit: Visit, kind: NameKind, now: str | None, of: str) -> str | None:
    """A template or scenario by its name, or by an id in a field of its own; None: TWIN's own choice."""
    say = visit.say
    known = names.by_id(visit, kind)
    offered = [each.uuid for each in visit.services.names.all() if each.kind is kind and not each.retired]
    options = [None, *offered, *([now] if now and now not in offered else []), _ANOTHER]
    words = {None: say(f"values-{kind.value}-default"), _ANOTHER: say("values-another-id")}
    chosen = st.selectbox(
        say(f"values-{kind.value}"), options, index=options.index(now), key=f"{kind.value}-{of}",
        format_func=lambda each: words.get(each) or known.get(str(each)) or str(each),
    )  # fmt: skip
    if chosen != _ANOTHER:
        return chosen
    written = st.text_input(
        say("values-id-of", field=say(f"values-{kind.value}")), key=f"{kind.value}-id-{of}",
        placeholder=say("names-id-example"), autocomplete="off",
    )  # fmt: skip
    return written.strip().lower()


def _save(visit: Visit, draft: Draft, values: BatchValues) -> None:
    chosen = ((values.auto_call_template_id, "values-template"), (values.bot_settings_id, "values-scenario"))
    for id_, label in chosen:
        if id_ is not None and not UUID.fullmatch(id_):
            st.error(visit.say("values-no-uuid", field=visit.say(label)), icon=":material/error:")
            return
    with st.spinner(visit.say("columns-checking", count=draft.reading.rows)):
        visit.services.drafts.set_values(draft.id, values, by=visit.person)
    st.rerun()


def _named(visit: Visit, kind: NameKind, id_: str | None) -> str:
    return names.named(visit, kind, id_) if id_ else visit.say(f"values-{kind.value}-default")


def _place(zones: tuple[int | None, ...], zone: int | None) -> int:
    return zones.index(zone) if zone in zones else 0


def _zone(say: Words, zone: int | None) -> str:
    return say("values-timezone-default") if zone is None else formats.offset(zone)


def _check(say: Words, check: bool | None) -> str:
    return say("values-check-default") if check is None else say("values-yes" if check else "values-no")
