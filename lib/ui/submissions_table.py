"""Submissions in a table that a screen reader and the keyboard can walk."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.access import people
from lib.history.views import SubmissionRow
from lib.model.item import ItemState
from lib.ui.badges import SUBMISSION, TEST
from lib.ui.escape import plain
from lib.ui.screens import Screen
from lib.ui.session import Visit
from lib.words import formats


def draw(visit: Visit, submissions: Sequence[SubmissionRow], *, title: str) -> None:
    """One line each, as they come; the file's name opens the submission. `title` is told to screen readers."""
    say, language = visit.say, visit.say.language
    rows = [
        {
            say("history-no"): submission.number,
            say("history-released"): formats.date_time(language, submission.released_at, visit.zone, visit.now),
            say("history-file"): _file(visit, submission),
            say("history-state"): SUBMISSION[submission.state].badge(say(f"submission-{submission.state.value}")),
            say("history-people"): submission.buckets.rows - submission.buckets[ItemState.EXCLUDED],
            say("history-accepted"): submission.buckets[ItemState.ACCEPTED],
            say("history-unknown"): submission.buckets[ItemState.UNKNOWN],
            say("history-by"): plain(people.name(say, submission.released_by)),
        }
        for submission in submissions
    ]
    counts = pd.Index([say("history-people"), say("history-accepted"), say("history-unknown")])
    # a Styler keeps the numbers numbers, so that they stand right-aligned
    styled = pd.DataFrame(rows).style.format(str, subset=pd.Index([say("history-no")]))
    table = styled.format(lambda number: formats.count(language, int(str(number))), subset=counts)
    st.table(table, border="horizontal", hide_index=True, alt=title)


def _file(visit: Visit, submission: SubmissionRow) -> str:
    link = f"[{plain(submission.file_name)}]({Screen.SUBMISSION.value}?id={submission.id})"
    return f"{link} {TEST.badge(visit.say('submission-test'))}" if submission.rehearsal else link
