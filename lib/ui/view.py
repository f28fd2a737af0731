"""Which rows of a draft the review shows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from lib.drafts.draft import Kind, Review
from lib.drafts.mending import Asked
from lib.model.finding import Code, Severity
from lib.model.mending import Change
from lib.ui.session import Visit

_SEVERITIES = tuple(Severity)


class Tab(StrEnum):
    """The findings of one severity, the rows as they will go, or those that people left out."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    GOING = "going"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class View:
    """The view of one draft; the choices themselves are in the session, under the draft's id.

    While cells are written that are not saved, it stays where it is: another page of rows would lose them.
    """

    draft_id: str

    def tab(self, visit: Visit, review: Review) -> Tab:
        """The control with a count on each tab that has something in it, and always the rows that will go; the first is
        chosen at the beginning, and when the chosen one has been mended empty.
        """
        chosen = self.kind()
        if chosen and chosen not in {(kind.code, kind.detail) for kind in review.kinds}:
            self.all()
        counts = {Tab(each.value): self._findings(visit, each) for each in _SEVERITIES}
        counts |= {Tab.GOING: review.can_go, Tab.LEFT_OUT: review.left_out}
        tabs = tuple(tab for tab in Tab if counts[tab] or tab is Tab.GOING)
        first = tabs[0]
        if st.session_state.get(self._key("tab")) not in tabs:
            st.session_state[self._key("tab")] = first
        say = visit.say
        return (
            st.segmented_control(
                say("review-rows"),
                tabs,
                required=True,
                format_func=lambda tab: self._label(visit, say(f"review-tab-{tab.value}", count=counts[tab])),
                key=self._key("tab"),
                on_change=self.all,
                label_visibility="collapsed",
                disabled=self.unsaved,
            )
            or first
        )

    def asked(self, tab: Tab) -> Asked:
        """The findings whose rows the tab shows."""
        chosen = self.kind()
        return Asked(code=chosen[0], detail=chosen[1]) if chosen else Asked(severity=Severity(tab.value))

    def kind(self) -> tuple[Code, str] | None:
        """The one kind of finding that is shown, None for all of the tab."""
        chosen = st.session_state.get(self._key("kind"))
        return (Code(chosen[0]), chosen[1]) if chosen else None

    def toggled(self, kind: Kind, others: Sequence[Kind]) -> None:
        """An entry of the to-do list was opened or closed: its rows alone are shown, or all; only one is open."""
        if not st.session_state.get(self.entry_key(kind)):
            self.all()
            return
        for other in others:
            if other != kind:
                st.session_state[self.entry_key(other)] = False
        self.only(kind)

    def only(self, kind: Kind) -> None:
        """Show this kind of finding alone."""
        if self.unsaved:
            return
        st.session_state[self._key("kind")] = (kind.code.value, kind.detail)
        st.session_state[self._key("tab")] = Tab(kind.severity.value)
        st.session_state[self.page_key] = 1

    def all(self) -> None:
        """Show everything of the tab, from its first page."""
        if self.unsaved:
            return
        st.session_state.pop(self._key("kind"), None)
        st.session_state[self.page_key] = 1

    def rows_key(self, name: str, rows: Sequence[object]) -> str:
        """The key of the widget that has these rows: another one as soon as one of them changes, and only then.

        So nothing is written into a row that nobody saw, and a colleague's change of other rows takes nothing away.
        """
        seen = hashlib.sha256(repr(rows).encode()).hexdigest()
        return f"{name}-{self.draft_id}-{seen[:16]}-{self.turn}"

    def writing_in(self, editor_key: str) -> bool:
        """Say in which widget the rows of this run are written; returns whether what was written in another is lost."""
        lost = self.unsaved and st.session_state[self._key("editor")] != editor_key
        st.session_state[self._key("editor")] = editor_key
        return lost

    def written(self, done: Change | None) -> None:
        """What was written has been saved, or came too late: then it stays where its rows are as they were."""
        if done:
            self.discard()
        else:
            self._let_go()

    def discard(self) -> None:
        """Drop what is written and not saved: the next run has another widget."""
        st.session_state[self._key("turn")] = self.turn + 1
        self._let_go()

    @property
    def turn(self) -> int:
        """How often what was written has been dropped."""
        return int(st.session_state.get(self._key("turn"), 0))

    @property
    def unsaved(self) -> bool:
        """Whether cells are written on this page that are not saved."""
        editor = st.session_state.get(self._key("editor"))
        written = st.session_state.get(editor) if editor else None
        return bool(written and written["edited_rows"])

    @property
    def page_key(self) -> str:
        """The key of the page control."""
        return self._key("page")

    @staticmethod
    def entry_key(kind: Kind) -> str:
        """The key of an entry of the to-do list."""
        return f"kind-{kind.code.value}-{kind.detail}"

    def _key(self, name: str) -> str:
        return f"review-{name}-{self.draft_id}"

    def _let_go(self) -> None:
        st.session_state.pop(self._key("editor"), None)

    def _findings(self, visit: Visit, severity: Severity) -> int:
        return visit.services.mending.rows_count(self.draft_id, Asked(severity=severity))

    @staticmethod
    def _label(visit: Visit, words: str) -> str:
        # the chosen segment is drawn in the primary colour, which is too dark for text on the dark page
        return f":gray[{words}]" if visit.dark else words
