"""A store in memory and the drafts on it, with a clock that stands still and ids that count."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.mending import Mending
from lib.drafts.releases import Releases
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.model.mode import Mode
from lib.model.person import LOCAL
from lib.store.connection import Store
from tests.dispatch.scene import credentials_of, settled
from tests.in_memory import fresh_store

NOW = datetime(2026, 11, 24, 18, 50, tzinfo=UTC)
HEADER = "phone;clientExternalId;timezone;Name\r\n"


@pytest.fixture
def store() -> Iterator[Store]:
    with fresh_store() as opened:
        yield opened


@pytest.fixture
def drafts(store: Store, tmp_path: Path) -> Drafts:
    numbers = count(1)
    return Drafts(
        store=store,
        folder=tmp_path / "files",
        country="RU",
        upload_bytes=10_000,
        clock=lambda: NOW,
        new_id=lambda: f"draft{next(numbers)}",
    )


@pytest.fixture
def mending(drafts: Drafts) -> Mending:
    return Mending(drafts)


@pytest.fixture
def releases_in(store: Store, drafts: Drafts) -> Callable[[Mode], Releases]:
    numbers = count(1)

    def make(mode: Mode) -> Releases:
        address = SANDBOX_ADDRESS if mode is Mode.SANDBOX else "https://twin24.ai"
        return Releases(
            store=store,
            drafts=drafts,
            terms=Terms(1, credentials_of(mode, lambda: NOW), address, settled()),
            clock=lambda: NOW,
            new_id=lambda: f"submission{next(numbers)}",
        )

    return make


@pytest.fixture
def releases(releases_in: Callable[[Mode], Releases]) -> Releases:
    return releases_in(Mode.SANDBOX)


@pytest.fixture
def checked(drafts: Drafts) -> Callable[[str], str]:
    """Bring rows under `HEADER`, check them, and return the draft's id."""

    def bring(rows: str, name: str = "people.csv") -> str:
        draft_id = drafts.create((HEADER + rows).encode(), name, by=LOCAL)
        drafts.check(draft_id, by=LOCAL)
        return draft_id

    return bring
