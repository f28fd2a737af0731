"""The rules of the house that the import contracts cannot see."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])
LONGEST_MODULE = 250
LONGEST_PAGE = 120
SPOKEN_AT_THE_EDGE = {
    "streamlit": ("app.py", "pages/", "lib/ui/"),
    "requests": ("lib/twin/",),
    "urllib3": ("lib/twin/",),
    "duckdb": ("lib/store/",),
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def _module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(_module(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def _silent(path: Path) -> list[str]:
    """The public names of a module that have no docstring, and the module itself."""
    module = _module(path)
    defined = [node for node in module.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    methods = [each for node in defined if isinstance(node, ast.ClassDef) for each in node.body
               if isinstance(each, ast.FunctionDef)]  # fmt: skip
    names = [
        node.name for node in [*defined, *methods] if not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    return names if ast.get_docstring(module) else ["the module", *names]


def test_a_library_of_the_edge_is_imported_in_its_own_rooms_only() -> None:
    strays = [
        f"{_name(path)} imports {library}"
        for path in SOURCES
        for library in _imports(path) & set(SPOKEN_AT_THE_EDGE)
        if not _name(path).startswith(SPOKEN_AT_THE_EDGE[library])
    ]
    assert not strays


def test_a_module_holds_one_idea_and_a_page_fits_a_screenful() -> None:
    most = {path: LONGEST_PAGE if path.parent.name == "pages" else LONGEST_MODULE for path in SOURCES}
    assert not [f"{_name(path)} has {_lines(path)} lines" for path in SOURCES if _lines(path) > most[path]]


def test_every_module_and_every_public_name_says_what_it_is() -> None:
    assert not {_name(path): _silent(path) for path in SOURCES if _silent(path)}


def test_no_name_says_nothing() -> None:
    nothing = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc)(_|\.|$)")
    assert not [_name(path) for path in SOURCES if nothing.search(path.name)]


def test_nothing_of_the_dispatcher_touches_streamlit_even_indirectly() -> None:
    code = "import sys, lib.dispatch.worker, lib.wiring; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_tracked_file_carries_a_path_of_a_machine_or_a_registry() -> None:
    told = re.compile(r"(^|[^a-z.])/(w[o]rk|f[a]rm|o[p]t)/|index-u[r]l|extra-ind[e]x", re.MULTILINE)
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    readable = [
        name
        for name in files
        if name.endswith((".py", ".md", ".toml", ".txt", ".ftl", ".sql")) or name in ("Makefile", ".ci/run")
    ]
    assert not [name for name in readable if told.search((ROOT / name).read_text(encoding="utf-8"))]


def test_every_pin_is_exact_and_has_its_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                library, version = line.split("==")
                assert version
                assert f"`{library}`" in readme, f"README.md does not say why {library} is there"


def test_every_setting_has_a_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = (ROOT / "lib" / "settings.py").read_text(encoding="utf-8")
    assert not [name for name in re.findall(r'alias="(\w+)"', settings) if f"`{name}`" not in readme]
