"""A stand-in TWIN on a loopback socket: it answers and misbehaves like TWIN, remembers, and calls nobody."""

from lib.twin.sandbox.faults import Misbehaviour
from lib.twin.sandbox.receipts import Shape
from lib.twin.sandbox.run import main
from lib.twin.sandbox.server import Sandbox, start

__all__ = ["Misbehaviour", "Sandbox", "Shape", "main", "start"]
