"""A button that makes a file when it is pressed, and keeps it for as long as the page is open."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

Kind = Literal["primary", "secondary", "tertiary"]
Width = Literal["content", "stretch"]


def draw(
    label: str,
    content: Callable[[], bytes],
    file_name: str,
    *,
    mime: str,
    key: str,
    kind: Kind = "secondary",
    width: Width = "content",
    disabled: bool = False,
) -> None:
    """Offer the file that `content` makes; nothing is made before the press, and a second press makes it anew."""
    st.download_button(
        label,
        _kept(content, file_name, mime, key),
        file_name=file_name,
        mime=mime,
        key=key,
        type=kind,
        icon=":material/download:",
        on_click="ignore",
        width=width,
        disabled=disabled,
    )


def _kept(content: Callable[[], bytes], file_name: str, mime: str, key: str) -> Callable[[], bytes]:
    """The same content, and its file tied to whoever looks at this page until the page is drawn anew.

    Streamlit ties a file that was made on demand to nobody, and drops what is tied to nobody once two pages have been
    drawn, whoever they are for. On a busy server that is before a slow line has asked for it.
    """
    session = get_script_run_ctx()

    def made() -> bytes:
        made_now = content()
        with ThreadPoolExecutor(1, initializer=add_script_run_ctx, initargs=(None, session)) as as_session:
            as_session.submit(
                get_instance().media_file_mgr.add, made_now, mime, f"download {key}", file_name, True
            ).result()
        return made_now

    return made
