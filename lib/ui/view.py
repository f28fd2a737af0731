"""Which rows of a draft the review shows."""

from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from lib.drafts.draft import Kind, Review
from lib.model.finding import Code, Severity
from lib.ui.session import Visit

_SEVERITIES = tuple(Severity)


class Tab(StrEnum):
    """The findings of one severity, or the rows as they will go."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    GOING = "going"


@dataclass(frozen=True, slots=True)
class View:
    """The view of one draft; the choices themselves are in the session, under the draft's id."""

    draft_id: str

    def tab(self, visit: Visit, review: Review) -> Tab:
        """The control with a count on each tab; the first that has something in it is chosen at the beginning."""
        counts = {Tab(each.value): self._findings(visit, each) for each in _SEVERITIES} | {Tab.GOING: review.can_go}
        first = next((tab for tab in Tab if counts[tab]), Tab.GOING)
        st.session_state.setdefault(self._key("tab"), first)
        say = visit.say
        return (
            st.segmented_control(
                say("review-rows"),
                tuple(Tab),
                required=True,
                format_func=lambda tab: self._label(visit, say(f"review-tab-{tab.value}", count=counts[tab])),
                key=self._key("tab"),
                on_change=self.all,
                label_visibility="collapsed",
            )
            or first
        )

    def kind(self) -> tuple[Code, str] | None:
        """The one kind of finding that is shown, None for all of the tab."""
        chosen = st.session_state.get(self._key("kind"))
        return (Code(chosen[0]), chosen[1]) if chosen else None

    def only(self, kind: Kind) -> None:
        """Show this kind of finding alone."""
        st.session_state[self._key("kind")] = (kind.code.value, kind.detail)
        st.session_state[self._key("tab")] = Tab(kind.severity.value)
        st.session_state.pop(self.page_key, None)

    def all(self) -> None:
        """Show everything of the tab, from its first page."""
        st.session_state.pop(self._key("kind"), None)
        st.session_state.pop(self.page_key, None)

    @property
    def page_key(self) -> str:
        """The key of the page control."""
        return self._key("page")

    def _key(self, name: str) -> str:
        return f"review-{name}-{self.draft_id}"

    def _findings(self, visit: Visit, severity: Severity) -> int:
        return visit.services.drafts.findings_count(self.draft_id, severity=severity)

    @staticmethod
    def _label(visit: Visit, words: str) -> str:
        # the chosen segment is drawn in the primary colour, which is too dark for text on the dark page
        return f":gray[{words}]" if visit.dark else words
