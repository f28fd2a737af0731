"""Nothing but the client's `post`, and nothing but the sender that calls it, can make a phone ring."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLIENT = "lib/twin/client.py"
EXCHANGE = "lib/twin/exchange.py"
IAM = "lib/twin/iam.py"
TASKS = "lib/twin/tasks.py"
"""The brake: it orders a task that is there to hold or to go on, and starts none."""
STAND_IN = "lib/twin/sandbox/"
CALLS_BACK = "lib/twin/sandbox/webhooks.py"
"""The stand-in's webhooks: to addresses on loopback only, which its own tests show."""
SHOWN = "lib/ui/exact_request.py"
"""The page that shows the request as text; the edge has no HTTP library (below)."""
SOURCES = sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])
HTTP_LIBRARIES = ("requests", "urllib3", "http.client", "urllib.request", "httpx", "aiohttp")
CALLING = re.compile(r"autoCallCandidate/|/batch\b")
"""Addresses of TWIN that call people, or may."""
SENDING = ("post", "patch", "send", "urlopen", "request")
"""Methods that send, by the names that Python's HTTP libraries give them."""


@cache
def parsed() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in SOURCES
        if path.exists()
    )


def imported(module: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_the_batch_address_is_written_once_and_only_the_client_and_the_stand_in_speak_it() -> None:
    written, used = [], []
    for name, module in parsed():
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CALLING.search(node.value):
                written.append(name)
            if isinstance(node, ast.Name) and node.id == "BATCH_PATH" and isinstance(node.ctx, ast.Load):
                used.append(name)
            if isinstance(node, ast.Attribute) and node.attr == "BATCH_PATH":
                used.append(name)
    assert written == ["lib/settings.py"]
    assert {name for name in used if not name.startswith(STAND_IN)} - {SHOWN} == {CLIENT}


def test_inside_the_client_the_batch_address_is_used_once() -> None:
    module = ast.parse((ROOT / CLIENT).read_text(encoding="utf-8"))
    assert sum(isinstance(node, ast.Name) and node.id == "BATCH_PATH" for node in ast.walk(module)) == 1


def test_no_http_library_is_met_outside_the_wire() -> None:
    met = {
        name
        for name, module in parsed()
        for each in imported(module)
        if any(each == library or each.startswith(library + ".") for library in HTTP_LIBRARIES)
    }
    assert {name for name in met if not name.startswith("lib/twin/")} <= {"lib/__main__.py"}
    assert {name for name in met if name.startswith(STAND_IN)} == {CALLS_BACK}


def on_the_wire() -> Iterator[tuple[str, ast.Module]]:
    for name, module in parsed():
        if name.startswith("lib/twin/") and not name.startswith(STAND_IN):
            yield name, module


def test_on_the_wire_only_the_exchange_sends() -> None:
    sends = {
        (name, node.func.attr)
        for name, module in on_the_wire()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SENDING
    }
    assert sends == {(EXCHANGE, "send")}


def test_only_the_client_the_login_and_the_brake_post_and_everything_else_only_reads() -> None:
    methods = {
        (name, node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else "not a literal")
        for name, module in parsed()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exchange"
    }
    assert {name for name, method in methods if method != "GET"} == {CLIENT, IAM, TASKS}
    assert {method for _, method in methods} == {"GET", "POST"}
    mentioned = {
        name
        for name, module in on_the_wire()
        for node in ast.walk(module)
        if isinstance(node, ast.Name | ast.Attribute) and getattr(node, "id", getattr(node, "attr", "")) == "exchange"
    }
    assert mentioned == {name for name, _ in methods}


def test_the_login_knows_one_address_and_no_path_that_calls_anybody() -> None:
    module = ast.parse((ROOT / IAM).read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {text for text in texts if text.startswith("/")} == {"/api/v1/auth/login"}
    assert not {name for name in imported(module) if name.startswith("lib.settings")}


def test_only_the_sender_calls_the_post() -> None:
    callers = {
        name
        for name, module in parsed()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "post"
    }
    assert callers == {"lib/dispatch/worker.py"}
