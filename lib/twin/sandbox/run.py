"""`python -m lib sandbox`: the stand-in TWIN alone, until it is told to end."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from lib.settings import BATCH_PATH, Settings
from lib.twin.sandbox import cabinet, control, server, webhooks
from lib.twin.sandbox.faults import Misbehaviour
from lib.twin.sandbox.iam import LoginManner
from lib.twin.sandbox.receipts import Shape

_LATENCY = Settings.model_fields["sandbox_latency"].default


def main(argv: Sequence[str]) -> int:
    """Run the sandbox until SIGINT or SIGTERM; 0 at such an end, 2 with one sentence on stderr if it cannot start."""
    asked = _parser().parse_args(argv)
    ended = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: ended.set())
    try:
        sandbox = server.start(
            asked.port,
            latency=asked.latency,
            shape=asked.shape,
            token=asked.token,
            any_token=asked.token is None,
            control_key=asked.control_key,
            tls=(asked.tls_cert, asked.tls_key) if asked.tls_cert else None,
        )
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"The sandbox cannot start on port {asked.port}: {error}\n")
        return 2
    sandbox.twin.iam.manner, sandbox.twin.iam.seconds = asked.login, asked.token_seconds
    if asked.webhook:
        sandbox.twin.webhooks.order(asked.webhook)
    for fault, times in asked.fault:
        sandbox.plan(fault, times=times)
    takes = "the given token" if asked.token else "any bearer token"
    sys.stdout.write(f"Sandbox TWIN on {sandbox.url} takes {takes} and calls nobody.\n")
    if asked.control_key is None:
        sys.stdout.write(f"Key of its control ({control.KEY_HEADER}): {sandbox.control_key}\n")
    sys.stdout.flush()
    ended.wait()
    sandbox.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib sandbox",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A stand-in TWIN on 127.0.0.1: it answers like TWIN, misbehaves on request, and calls nobody.",
        epilog=_epilog(),
    )
    add = parser.add_argument
    add("--port", type=_port, default=8601, help="the port to listen on, 0 for a free one (default: %(default)s)")
    add("--latency", type=_seconds, default=_LATENCY, metavar="SECONDS",
        help="wait before an answer (default: %(default)s)")  # fmt: skip
    add("--shape", type=_shape, default=Shape.GROUPS, help="the nesting of the receipt (default: %(default)s)")
    add("--fault", type=_fault, action="append", default=[], metavar="FAULT[:TIMES]",
        help="misbehave in the next batch request, or in TIMES, or :always; may be repeated")  # fmt: skip
    add("--token", help="the one bearer token to take, beside those of its login (default: any)")
    add("--login", type=LoginManner, default=LoginManner.USUAL, choices=list(LoginManner),
        help="how a login is answered (default: %(default)s)")  # fmt: skip
    add("--token-seconds", type=_whole_seconds, metavar="SECONDS",
        help="the longest life of a token that a login gives (default: as asked for)")  # fmt: skip
    add("--control-key", metavar="KEY", help="the key of the control (default: a new one, printed at the start)")
    add("--webhook", type=_address, metavar="URL", help="call back there, on 127.0.0.1, about each called candidate")
    add("--tls-cert", type=Path, metavar="FILE", help="speak TLS, with this certificate (PEM)")
    add("--tls-key", type=Path, metavar="FILE", help="its key, if it is not in the same file (PEM)")
    return parser


_FAULTS = {
    Misbehaviour.HALF_THEN_422: "calls half of the candidates, then answers 422",
    Misbehaviour.RETRY_AFTER_429: "429 with a Retry-After header; 429 has none",
    Misbehaviour.STATUS_500: "calls everybody, then answers 500",
    Misbehaviour.HTML_502: "a gateway's page",
    Misbehaviour.REDIRECT: "307 to another address",
    Misbehaviour.HTML_200: "200 with a page",
    Misbehaviour.EMPTY: "calls everybody, then answers 200 with nothing",
    Misbehaviour.EMPTY_OBJECT: "200 with {}",
    Misbehaviour.EMPTY_LIST: "200 with []",
    Misbehaviour.EMPTY_GROUP: "200 with [[]]",
    Misbehaviour.TRUNCATED_JSON: "calls everybody; half of the receipt",
    Misbehaviour.FEWER: "calls everybody; the receipt lacks the last pair",
    Misbehaviour.CUT_BEFORE_READING: "hangs up before it reads the body",
    Misbehaviour.CUT_AFTER_ACCEPTING: "calls everybody, then hangs up",
    Misbehaviour.CUT_IN_BODY: "calls everybody, then hangs up in the answer",
    Misbehaviour.CUT_IN_CHUNK: "the same, in a chunk",
    Misbehaviour.GARBAGE: "calls everybody, then sends what is neither TLS nor HTTP",
    Misbehaviour.DRIP: "calls everybody; the answer comes byte by byte and never ends",
    Misbehaviour.DRIP_BODY: "the same, after whole headers",
}
_SHAPES = {
    Shape.GROUPS: "a group of one pair for each candidate",
    Shape.GROUPS_OF_NUMBERS: "a group for each candidate, a pair in it for each number",
    Shape.ONE_GROUP: "one group, a pair in it for each candidate",
    Shape.ONE_PAIR: "a single pair, as in TWIN's example, whatever was asked",
    Shape.FLAT: "a pair for each candidate, not in groups",
}


def _epilog() -> str:
    plain = ", ".join(each.value for each in Misbehaviour if each not in _FAULTS)
    faults = "\n".join(f"  {name.value:<20} {meaning}" for name, meaning in _FAULTS.items())
    shapes = "\n".join(f"  {name.value:<20} {meaning}" for name, meaning in _SHAPES.items())
    return f"""\
faults:
  {plain}
                       this status; nobody is called
{faults}

shapes:
{shapes}

addresses:
  POST {BATCH_PATH}
  POST {server.LOGIN_PATH:<20} any e-mail and password; gives a token
  GET  {cabinet.SESSIONS_PATH}
                            the calls to a number (phone=…&from=…), as others' code asks TWIN
  POST {cabinet.TASKS_PATH + "<id>/pause"}
                            and /play, /halted; GET without them says how the task stands
  POST {control.PATH + "faults":<20} {{"fault": "429", "times": 2}} (times null: always), or any of
                            {{"latency": 0.1, "shape": "flat", "clear": true}};
                            {{"cabinet_fault": "500"}} and {{"sessions_lag": true}} for sessions and tasks
                            {{"login": "refuses"}} and {{"token_seconds": 60}} (null: as asked for) for logins
  POST {control.PATH + "revoke":<20} take none of the tokens known so far any more
  POST {control.PATH + "webhook":<20} {{"webhook": "http://127.0.0.1:8501/hooks/twin/…", "seconds": 1}}: call back,
                            so long after the answer (null: no more); "manner" is one of
                            {", ".join(webhooks.Manner)}
  POST {control.PATH + "reset":<20} forget what was asked and what is planned
  GET  {control.PATH + "ledger":<20} who was asked for and called, how often
  Those below {control.PATH} need the header {control.KEY_HEADER}.
"""


def _address(text: str) -> str:
    try:
        webhooks.address(text)
    except ValueError:
        raise argparse.ArgumentTypeError("an address on loopback is expected: http://127.0.0.1:PORT/…") from None
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError("a number of seconds from 0 to 3600 is expected")
    return seconds


def _whole_seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError("a whole number of seconds from 1 is expected")
    return int(text)


def _shape(text: str) -> Shape:
    if text not in set(Shape):
        raise argparse.ArgumentTypeError("one of the shapes listed by --help is expected")
    return Shape(text)


def _fault(text: str) -> tuple[Misbehaviour, int | None]:
    name, _, times = text.partition(":")
    if name not in set(Misbehaviour):
        raise argparse.ArgumentTypeError("one of the faults listed by --help is expected")
    if times == "always":
        return Misbehaviour(name), None
    if times and not (times.isascii() and times.isdigit() and int(times)):
        raise argparse.ArgumentTypeError("after the colon, a number from 1 or always is expected")
    return Misbehaviour(name), int(times or 1)
