"""A page is a thin script: it asks services, shows with widgets of lib/ui, and says nothing in words of its own."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MAY_IMPORT = ("streamlit", "lib.ui", "lib.words", "lib.model", "lib.drafts.draft", "lib.history.views")
SHOWS = ("st.", "frame.", "fact", "screens.link")
WIDGETS = sorted((ROOT / "lib" / "ui").glob("**/*.py"))

# What a reader could read: two words, or a capital letter and more. Keys, icons, formats and widths are none of it.
READABLE = re.compile(r"[A-Za-zА-Яа-яЁё]{2,}[ ,.!?…]+[A-Za-zА-Яа-яЁё]{2,}|^[A-ZА-ЯЁ][a-zа-яё]{2,}")
ICON = re.compile(r":material/[a-z0-9_]+:")


def _name(path: Path) -> str:
    return path.name


def _shown(path: Path) -> list[str]:
    """Every string literal inside a call that puts something on a page."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    shows = [call for call in calls if ast.unparse(call.func).startswith(SHOWS) and ast.unparse(call.func) != "st.html"]
    told = [
        part for call in shows for part in [*call.args, *(each.value for each in call.keywords if each.arg != "format")]
    ]
    return [
        node.value for part in told for node in ast.walk(part)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]  # fmt: skip


def _strings(path: Path) -> list[str]:
    """Every string literal but docstrings and bare expressions."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    ]


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_imports_what_it_shows_with_and_nothing_below(path: Path) -> None:
    strange = [name for name in _imported(path) if not name.startswith(MAY_IMPORT)]
    assert not strange


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_lets_the_person_in_before_anything_else(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    acts = [
        node for node in body if isinstance(node, ast.Assign | ast.Expr) and not isinstance(node.value, ast.Constant)
    ]
    assert ast.unparse(acts[0]) == "visit = session.enter()"


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_has_no_handlers_no_loops_and_no_functions_of_its_own(path: Path) -> None:
    kinds = (ast.Try, ast.While, ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kinds)]


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_has_no_words_of_its_own(path: Path) -> None:
    assert not [text for text in _strings(path) if READABLE.search(ICON.sub("", text))]


@pytest.mark.parametrize("path", WIDGETS, ids=_name)
def test_what_a_widget_shows_comes_from_the_words(path: Path) -> None:
    assert not [text for text in _shown(path) if READABLE.search(ICON.sub("", text))]


def test_icons_are_those_that_streamlit_ships() -> None:
    from streamlit.material_icon_names import ALL_MATERIAL_ICONS

    used = {name for path in [*PAGES, *WIDGETS] for text in _strings(path) for name in ICON.findall(text)}
    assert used
    assert not {name for name in used if name.removeprefix(":material/").rstrip(":") not in ALL_MATERIAL_ICONS}


def test_every_screen_has_its_script_and_every_script_its_screen() -> None:
    from lib.ui import screens

    assert {path.stem for path in PAGES} == {screen.value for screen in screens.Screen}
