"""What the stand-in TWIN answers and remembers, without a socket: batch address, IAM's login, cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.twin.sandbox import body_check, receipts
from lib.twin.sandbox.body_check import Refusal
from lib.twin.sandbox.cabinet import Cabinet
from lib.twin.sandbox.faults import CALLED, Called, Misbehaviour, Plan, Reply, as_json, reply_of
from lib.twin.sandbox.iam import Iam
from lib.twin.sandbox.ledger import Ledger
from lib.twin.sandbox.receipts import Shape
from lib.twin.sandbox.webhooks import Webhooks


@dataclass(slots=True)
class Twin:
    """The stand-in's manner and memory; `latency` (seconds before an answer) and `shape` may be changed at any time."""

    iam: Iam
    latency: float = 0.0
    shape: Shape = Shape.GROUPS
    plan: Plan = field(default_factory=Plan)
    ledger: Ledger = field(default_factory=Ledger)
    cabinet: Cabinet = field(default_factory=Cabinet)
    webhooks: Webhooks = field(default_factory=Webhooks)

    def batch(self, headers: Mapping[str, str], body: bytes, misbehaviour: Misbehaviour | None) -> Reply:
        """The answer to a batch request, and in the ledger who is called by it; `headers` by lower-case name."""
        asked = self._refusal(headers) or body_check.read(body)
        if isinstance(asked, Refusal):
            self.ledger.refused()
            return as_json(asked.status, {"error": asked.error, "details": asked.details})
        pairs = receipts.make([len(each.numbers) for each in asked], self.shape)
        share = CALLED[misbehaviour] if misbehaviour else Called.ALL
        called = {Called.NONE: 0, Called.HALF: len(asked) // 2, Called.ALL: len(asked)}[share]
        self.ledger.asked(tuple(headers.items()), body, asked, pairs, called=called)
        self.cabinet.called(asked[:called], pairs[:called])
        self.webhooks.called(body, pairs[:called], answer_in=self.latency)
        instead = reply_of(misbehaviour) if misbehaviour else None
        if instead:
            return instead
        receipt = receipts.arrange(pairs, self.shape)
        if misbehaviour is Misbehaviour.FEWER:
            receipt = receipts.shorten(receipt)
        reply = as_json(200, receipt)
        if misbehaviour is Misbehaviour.TRUNCATED_JSON:
            return Reply(200, reply.body[: len(reply.body) // 2])
        return reply

    def login(self, body: bytes) -> Reply:
        """The answer of IAM to a login."""
        reply = self.iam.login(body)
        if reply.status == 200:
            self.ledger.logged_in()
        return reply

    def cabinet_reply(
        self, headers: Mapping[str, str], method: str, target: str, misbehaviour: Misbehaviour | None
    ) -> Reply:
        """The answer to a search or to an order for a task."""
        why = self.iam.refusal(headers.get("authorization", ""))
        if why:
            return as_json(401, {"error": why})
        return self.cabinet.answer(method, target, misbehaviour)

    def _refusal(self, headers: Mapping[str, str]) -> Refusal | None:
        why = self.iam.refusal(headers.get("authorization", ""))
        if why:
            return Refusal(401, why)
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Refusal(415, "application/json is expected")
        return None
