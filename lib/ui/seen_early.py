"""Who of a draft is on the way already or was called lately: by earlier submission, and what became of each there."""

import pandas as pd
import streamlit as st

from lib.access import people
from lib.drafts.draft import Draft
from lib.drafts.seen_early import Earlier
from lib.model.item import Exclusion
from lib.ui import frame, paging, screens
from lib.ui.escape import plain
from lib.ui.release import CALLED_ALREADY, IN_ANOTHER
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats

_NAMED = 5


def draw(visit: Visit, draft: Draft) -> None:
    """Nothing where there is nobody; else a fold for each earlier submission."""
    found = visit.services.seen_early.submissions(draft.id)
    if not found:
        return
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("seen-title"), anchor=False, width="content")
        frame.muted(say("seen-count", count=sum(each.rows for each in found)))
    for each in found[:_NAMED]:
        _submission(visit, draft, each)
    if len(found) > _NAMED:
        frame.muted(say("release-more", count=len(found) - _NAMED))
    frame.muted(say("seen-stay-behind"))


def _submission(visit: Visit, draft: Draft, earlier: Earlier) -> None:
    say = visit.say
    mark = IN_ANOTHER if earlier.reason is Exclusion.IN_ANOTHER else CALLED_ALREADY
    number = formats.submission_no(say.language, earlier.number)
    words = say(
        f"release-{earlier.reason.value}", count=earlier.rows, number=plain(number), file=plain(earlier.file_name)
    )
    key = f"seen-{draft.id}-{earlier.submission_id}-{earlier.reason.value}"
    with st.expander(mark.text(words), key=key):
        moment = formats.date_time(say.language, earlier.released_at, visit.zone, visit.now)
        frame.muted(say("seen-released", name=plain(people.name(say, earlier.released_by)), moment=moment))
        rows = visit.services.seen_early.rows(
            draft.id, earlier, offset=paging.offset(earlier.rows, key=f"{key}-page"), limit=paging.ROWS
        )
        st.dataframe(
            pd.DataFrame([
                {
                    say("review-row"): each.row,
                    say("field-phone"): formats.clear(each.number),
                    say("seen-became"): say(f"state-{each.state.value}"),
                    say("seen-when"): formats.date_time(say.language, each.changed_at, visit.zone, visit.now),
                }
                for each in rows
            ]),
            hide_index=True,
            alt=words,
        )  # fmt: skip
        paging.turn(visit, earlier.rows, key=f"{key}-page", words="review-rows-which")
        screens.link(Screen.SUBMISSION, say("seen-open"), id=earlier.submission_id)
