"""The scene with a stand-in TWIN behind it that can be asked and told things: the sandbox, over loopback."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from pydantic import SecretStr

from lib.dispatch.asking import Asking
from lib.dispatch.brake import Brake
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.twin import sessions, tasks
from lib.twin.client import Client
from lib.twin.credentials import Credentials, Kind
from lib.twin.exchange import Limits
from lib.twin.sandbox import Sandbox, start
from lib.wiring import new_id
from tests.dispatch.scene import CUT, Scene, released, settled

LIMITS = Limits(connect_timeout=5, read_timeout=5, total_timeout=10, answer_bytes=100_000)


@dataclass(slots=True)
class AtTwin:
    """Released files whose requests reach the sandbox, whatever the sender is told of it."""

    scene: Scene
    sandbox: Sandbox

    def send(
        self,
        people: Sequence[str | Sequence[str]],
        submission_id: str = "s1",
        *,
        batch_size: int = 100,
        lost: bool = False,
    ) -> None:
        """Release these people and send all that may leave; `lost` keeps what TWIN answers from the sender."""
        self.scene.clock.now = datetime.now(UTC)
        sender = self.scene.start()
        released(self.scene.store, people, submission_id, batch_size=batch_size)

        def forward() -> None:
            answer = self.client.post(self.scene.twin.bodies[-1])
            self.scene.twin.answers = [CUT if lost else answer]

        self.scene.twin.meanwhile = forward
        while sender.step():
            pass

    @property
    def client(self) -> Client:
        """A way to the batch address for what plays the sender."""
        return Client(base_url=self.sandbox.url, token=self._token, limits=LIMITS)

    def asking(self, address: str = SANDBOX_ADDRESS) -> Asking:
        """Asks the sandbox, without a pause between two questions."""
        ask = partial(sessions.ask, self.sandbox.url, self._token, LIMITS)
        return Asking(self.scene.store, self._terms(address), ask, self.scene.clock, new_id, per_second=1e6)

    def brake(self, address: str = SANDBOX_ADDRESS) -> Brake:
        """Tells the sandbox's tasks."""
        order = partial(tasks.order, self.sandbox.url, self._token, LIMITS)
        return Brake(self.scene.store, self._terms(address), order, self.scene.clock, new_id)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Read the store."""
        with self.scene.store.read() as reader:
            return reader.rows(sql)

    def _token(self, company: str | None = None) -> SecretStr:
        return SecretStr(self.sandbox.token)

    def _terms(self, address: str) -> Terms:
        credentials = Credentials(Kind.SANDBOX, token=self._token(), clock=self.scene.clock)
        return Terms(1, credentials, address, settled())


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[Sandbox]:
    """One sandbox for a file of tests."""
    running = start()
    yield running
    running.stop()


@pytest.fixture
def twin(scene: Scene, shared_sandbox: Sandbox) -> AtTwin:
    """The scene, and a sandbox that remembers nothing."""
    shared_sandbox.twin.plan.clear()
    shared_sandbox.ledger.reset()
    shared_sandbox.twin.cabinet.reset()
    return AtTwin(scene, shared_sandbox)
