"""`python -m lib sandbox`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.settings import BATCH_PATH
from lib.twin.client import Client
from lib.twin.sandbox import Misbehaviour, Sandbox, Shape, main
from tests.twin.asked import ask

ClientOf = Callable[..., Client]
BodyOf = Callable[[int], bytes]
ROOT = Path(__file__).parents[2]


def run(*argv: str) -> subprocess.Popen[str]:
    code = "import sys; from lib.twin.sandbox import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", code, *argv], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip


def test_it_says_where_it_is_misbehaves_as_told_and_ends_on_a_signal(client_of: ClientOf, body_of: BodyOf) -> None:
    with run("--port", "0", "--latency", "0", "--control-key", "K", "--fault", "429:2", "--fault", "500") as ran:
        said = ran.stdout.readline()
        url = said.split()[3]
        client = client_of(Sandbox(url, "any", "K", None, None, None))
        statuses = [client.post(body_of(1)).status for _ in range(4)]
        asked = ask(f"{url}/_sandbox/ledger", x_sandbox_key="K")[1]["asked"]
        ran.terminate()
        rest, complaints = ran.communicate(timeout=10)
    assert said == f"Sandbox TWIN on {url} takes any bearer token and calls nobody.\n"
    assert (statuses, asked) == ([429, 429, 500, 200], 4)
    assert (ran.returncode, rest, complaints) == (0, "", "")


def test_a_port_that_is_taken_is_one_sentence(sandbox: Sandbox) -> None:
    with run("--port", sandbox.url.rpartition(":")[2]) as ran:
        _, complaints = ran.communicate(timeout=10)
    assert ran.returncode == 2
    assert complaints.startswith("The sandbox cannot start on port ")
    assert len(complaints.splitlines()) == 1


def ended(*argv: str) -> str | int | None:
    """With what code words end it that let nothing start."""
    with pytest.raises(SystemExit) as end:
        main(argv)
    return end.value.code


def test_help_names_every_fault_shape_and_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("--help") == 0
    words = set(capsys.readouterr().out.replace(",", " ").split())
    assert {*Misbehaviour, *Shape, BATCH_PATH, "/api/v1/auth/login", "/_sandbox/ledger"} <= words


@pytest.mark.parametrize(
    "argv",
    [("--port", "99999"), ("--fault", "418"), ("--fault", "429:0"), ("--shape", "round"), ("--latency", "nan")],
)
def test_a_wrong_word_is_refused_in_a_sentence(argv: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(*argv, "--help") == 2, "help would come first if the word were taken"
    complaints = capsys.readouterr().err
    assert "is expected" in complaints or "a port is" in complaints
