"""What the stand-in TWIN answers and remembers, without a socket: the batch address and IAM's login."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.twin.sandbox import body_check, receipts
from lib.twin.sandbox.body_check import Refusal
from lib.twin.sandbox.faults import CALLED, Called, Misbehaviour, Plan, Reply, reply_of
from lib.twin.sandbox.iam import Iam
from lib.twin.sandbox.ledger import Ledger
from lib.twin.sandbox.receipts import Shape


@dataclass(slots=True)
class Twin:
    """The stand-in's manner and memory; `latency` (seconds before an answer) and `shape` may be changed at any time."""

    iam: Iam
    latency: float = 0.0
    shape: Shape = Shape.GROUPS
    plan: Plan = field(default_factory=Plan)
    ledger: Ledger = field(default_factory=Ledger)

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
        given = self.iam.login(body)
        if given is None:
            return as_json(422, {"error": "Validation failed", "details": "email, password and ttl are expected"})
        self.ledger.logged_in()
        return as_json(200, given)

    def _refusal(self, headers: Mapping[str, str]) -> Refusal | None:
        why = self.iam.refusal(headers.get("authorization", ""))
        if why:
            return Refusal(401, why)
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Refusal(415, "application/json is expected")
        return None


def as_json(status: int, answer: object) -> Reply:
    """An answer of JSON."""
    return Reply(status, json.dumps(answer, ensure_ascii=False).encode())
