"""What holds for every test: no settings of this machine, no connection but loopback."""

import gc
import logging
import os
import random
import runpy
from pathlib import Path

import pytest
from hypothesis import settings

LOOPBACK = Path(__file__).parent / "loopback"
ROOT = Path(__file__).parent.parent
SEED = "CALLBOARD_SEED"
OURS = ("CALLBOARD_BROWSER", "CALLBOARD_FULL", "CALLBOARD_SOAK", SEED)
"""What says how the tests themselves are run."""

for name in list(os.environ):
    if name.startswith(("TWIN_", "CALLBOARD_")) and name not in OURS:
        del os.environ[name]
for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
    os.environ.pop(name, None)
    os.environ.pop(name.upper(), None)


# how long an example takes says more of the machine than of the code
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# chosen here once: the processes that run the tests have it from this one
os.environ.setdefault(SEED, str(random.randrange(2**32)))


@pytest.fixture
def seed() -> int:
    """What every random test begins with; the end of each run says it, and `CALLBOARD_SEED` repeats it."""
    return int(os.environ[SEED])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say the seed."""
    terminalreporter.write_line(f"{SEED}={os.environ[SEED]}")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some tests wait for servers to answer and to stop."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Refuse every connection that leaves this machine, in this process and in those that the tests start."""
    refused = config.cache.mkdir("connections") / f"{os.getpid()}.txt"
    refused.unlink(missing_ok=True)
    os.environ["CALLBOARD_TEST_CONNECTIONS"] = str(refused)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(LOOPBACK), str(ROOT)])
    runpy.run_path(str(LOOPBACK / "sitecustomize.py"))


def pytest_collection_finish() -> None:
    """Of what is loaded now nothing ends before the run: no collection of garbage looks through it again.

    Streamlit's loggers pass on what they are told, as all others do: pytest hangs its own handlers, six times a test,
    on each one that does not, and catches the same.
    """
    for name, logger in logging.root.manager.loggerDict.items():
        if name.partition(".")[0] == "streamlit" and isinstance(logger, logging.Logger):
            logger.propagate = True
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the whole run if anything tried to leave this machine, even if the code under test swallowed the refusal."""
    refused = Path(os.environ["CALLBOARD_TEST_CONNECTIONS"])
    if refused.exists():
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(f"connections beyond loopback were tried:\n{refused.read_text(encoding='utf-8')}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
