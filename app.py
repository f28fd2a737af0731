"""Callboard as an ASGI application: `streamlit run app.py`, or `uvicorn app:app` with exactly one worker."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
import streamlit as st

from lib import settings, wiring
from lib.routes import ROUTES, access_log
from lib.store.errors import StoreError

SHELL = Path(__file__).parent / "lib" / "ui" / "shell" / "script.py"

log = logging.getLogger("callboard")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Own the store, the sandbox and the sender while the server runs; say in a sentence why it cannot start."""
    try:
        services = wiring.build(settings.load())
    except (settings.SettingsUnusable, StoreError) as error:
        sys.exit(f"Callboard cannot start. {error}")
    wiring.start(services)
    log.info("Callboard is open, mode %s, data in %s", services.mode.value, services.settings.data)
    try:
        yield
    finally:
        await anyio.to_thread.run_sync(wiring.close, services)


def note_script_error(error: Exception) -> None:
    """Log the kind of an error in a page: its text could hold a number or a name."""
    log.error("a page failed: %s", type(error).__name__)


logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
access_log.hide_secrets()
app = st.App(SHELL, routes=ROUTES, lifespan=lifespan, on_script_error=note_script_error)
