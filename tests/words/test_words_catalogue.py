"""Guards over every message of both languages, whoever wrote it: the catalogue is complete, alike, and plain."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import pytest
from fluent.syntax import FluentParser, ast, visitor

from lib.dispatch.brake import Held
from lib.dispatch.matching import By, Why
from lib.dispatch.report import Part
from lib.dispatch.sightings import Doubt
from lib.drafts.brought_file import BroughtFault
from lib.drafts.draft import Refusal
from lib.drafts.entries import Entry, Hindrance
from lib.drafts.names import NameFault
from lib.drafts.template import Kind as TemplateKind
from lib.history.questions import Question, Seen, Status
from lib.intake.encoding import ENCODINGS
from lib.model.call import CallStatus
from lib.model.columns import Field, Format, Rings
from lib.model.evidence import Lock, Source
from lib.model.finding import Code, PhoneFault, Severity
from lib.model.fix_recipe import FixRecipe
from lib.model.item import Exclusion, ItemState, Matched
from lib.model.mending import ChangeState, Fix
from lib.model.mode import Mode
from lib.model.naming import NameKind
from lib.model.outcome import Fault
from lib.model.reading import FileFault, Unread, Unsure
from lib.model.rehearsal import RehearsalStep
from lib.model.submission import Pause, SubmissionState
from lib.twin.credentials import Kind
from lib.twin.iam import Trouble
from lib.twin.tasks import Said
from lib.twin.token import PasteFault
from lib.twin.token_check import Taken
from lib.words import LANGUAGES, words
from lib.words.words import sources

KEYS: dict[type[StrEnum], tuple[str, ...]] = {
    ItemState: ("state-{}", "state-{}-short"),
    Exclusion: ("excluded-{}",),
    Matched: ("matched-{}",),
    Source: ("submission-by-{}",),
    SubmissionState: ("submission-{}",),
    Pause: ("pause-{}", "pause-{}-do"),
    Lock: ("lock-{}", "lock-{}-what"),
    Mode: ("mode-{}", "mode-{}-sentence"),
    Fault: ("fault-{}",),
    BroughtFault: ("outside-fault-{}",),
    Fix: ("fix-{}", "fix-{}-what", "fix-{}-done"),
    Refusal: ("refusal-{}",),
    Severity: ("severity-{}",),
    ChangeState: ("changed-state-{}",),
    Code: ("finding-{}", "finding-{}-why", "todo-{}"),
    PhoneFault: ("phone-{}", "phone-{}-why", "todo-phone-{}"),
    FixRecipe: ("spreadsheet-{}-excel", "spreadsheet-{}-calc"),
    Unread: ("unread-{}",),
    Unsure: ("unsure-{}",),
    FileFault: ("file-{}",),
    Field: ("field-{}",),
    Format: ("written-{}",),
    Rings: ("rings-{}",),
    NameKind: ("names-kind-{}", "names-{}s", "names-no-{}s"),
    NameFault: ("names-refused-{}",),
    Kind: ("settings-token-{}",),
    Trouble: ("settings-trouble-{}",),
    PasteFault: ("settings-paste-refused-{}",),
    Taken: ("settings-taken-{}",),
    Question: ("learnt-{}", "learnt-{}-open"),
    Seen: ("learnt-seen-{}",),
    Status: ("learnt-status-{}",),
    RehearsalStep: ("rehearsal-{}", "rehearsal-{}-what"),
    Entry: ("rehearsal-entry-{}",),
    TemplateKind: ("form-kind-{}",),
    Hindrance: ("rehearsal-hindrance-{}",),
    CallStatus: ("call-{}",),
    Doubt: ("asked-doubt-{}",),
    Held: ("brake-held-{}",),
    Said: ("brake-said-{}",),
    By: ("unknown-by-{}",),
    Why: ("unknown-why-{}",),
    Part: ("unknown-part-{}",),
}
PLURALS = {"zero", "one", "two", "few", "many", "other"}
PAGES_ONLY = {
    "shell.ftl",
    "overview.ftl",
    "batch.ftl",
    "reading.ftl",
    "release.ftl",
    "names.ftl",
    "seen.ftl",
    "recipes.ftl",
    "mapping.ftl",
    "submission.ftl",
    "history.ftl",
    "settings.ftl",
    "learnt.ftl",
    "restored.ftl",
    "following.ftl",
    "mending.ftl",
    "webhooks.ftl",
    "asking.ftl",
    "unknown.ftl",
}
"""What no file or terminal shows: there a line break is a space."""

BLAMES = re.compile(
    r"\binvalid\b|error occurred|недопустим|некорректн|неверный ввод|произошла ошибка|ошибка ввода", re.I
)
DIRECTIVE = re.compile(r":[A-Za-z][\w-]*\[")
EMOJI_OR_ICON = re.compile(r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*(?:/[a-z0-9_]+)?:")
ARROWS = re.compile(r"<-|->|--|~=|[<>]=")


class _Parts(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.variants: list[frozenset[str]] = []
        self.texts: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        keys = (variant.key for variant in node.variants)
        self.variants.append(frozenset(key.name for key in keys if isinstance(key, ast.Identifier)))
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)


@cache
def _messages(language: str) -> tuple[tuple[str, str, ast.Message], ...]:
    return tuple(
        (name, entry.id.name, entry)
        for name, text in sources(language).items()
        for entry in FluentParser().parse(text).body
        if isinstance(entry, ast.Message)
    )


def _parts(message: ast.Message) -> _Parts:
    parts = _Parts()
    parts.visit(message)
    return parts


def _said(language: str) -> Iterator[tuple[str, str, str]]:
    """File, key and text of every message, said for a few counts."""
    say = words(language)
    for name, key, message in _messages(language):
        parts = _parts(message)
        for count in (1, 2, 3412) if parts.variants else (3412,):
            yield name, key, say(key, **dict.fromkeys(parts.variables, count))


both = pytest.mark.parametrize("language", LANGUAGES)


@both
@pytest.mark.parametrize("enum", KEYS, ids=lambda enum: enum.__name__)
def test_every_code_has_its_words(enum: type[StrEnum], language: str) -> None:
    wanted = [pattern.format(member.value) for member in enum for pattern in KEYS[enum]]
    assert [key for key in wanted if not words(language).has(key)] == []


@both
def test_every_encoding_that_may_be_chosen_has_a_name(language: str) -> None:
    assert [each for each in ENCODINGS if not words(language).has(f"encoding-{each}")] == []


@both
@pytest.mark.parametrize("enum", [Pause, Refusal, Unread, FileFault, Code, PhoneFault], ids=lambda enum: enum.__name__)
def test_no_words_are_left_of_a_code_that_is_gone(enum: type[StrEnum], language: str) -> None:
    lone = {"unread-how", "unread-how-people"}
    known = {pattern.format(member.value) for member in enum for pattern in KEYS[enum]} | lone
    prefix = KEYS[enum][0].removesuffix("{}")
    ours = [key for name, key, _ in _messages(language) if name in {"states.ftl", "findings.ftl", "files.ftl"}]
    assert [key for key in ours if key.startswith(prefix) and key not in known and not key.endswith("-row")] == []


def test_both_languages_have_the_same_files() -> None:
    assert sources("en").keys() == sources("ru").keys()


def test_both_languages_have_the_same_keys_in_the_same_files() -> None:
    english, russian = ({(name, key) for name, key, _ in _messages(language)} for language in LANGUAGES)
    assert sorted(english ^ russian) == []


@both
def test_no_key_is_given_twice(language: str) -> None:
    counts = Counter(key for _, key, _ in _messages(language))
    assert [key for key, number in counts.items() if number > 1] == []


def test_both_languages_use_the_same_values() -> None:
    english, russian = (
        {key: _parts(message).variables for _, key, message in _messages(language)} for language in LANGUAGES
    )
    differing = {key: english[key] ^ russian[key] for key in english.keys() & russian.keys()}
    assert {key: names for key, names in differing.items() if names} == {}


@both
def test_every_plural_has_a_singular(language: str) -> None:
    """Russian has one always: 21 and 101 take it too. English may say `*[other]` alone where nothing agrees."""
    alone = {"en": {"other"}, "ru": set()}[language]
    lacking = [
        key
        for _, key, message in _messages(language)
        for variants in _parts(message).variants
        if (variants & PLURALS) - alone and "one" not in variants
    ]
    assert lacking == []


@both
def test_every_message_can_be_said(language: str) -> None:
    assert all(text.strip() for _, _, text in _said(language))


@both
def test_no_message_blames_or_shrugs(language: str) -> None:
    assert [(key, text) for _, key, text in _said(language) if BLAMES.search(text)] == []


@both
def test_no_message_has_a_stray_space(language: str) -> None:
    stray = re.compile(r"  |^\s|\s$|\S [.,;!?](?:\s|$)")
    assert [(key, text) for _, key, text in _said(language) if stray.search(text)] == []


@both
def test_no_line_breaks_where_a_file_or_a_terminal_would_show_it(language: str) -> None:
    assert [key for name, key, text in _said(language) if "\n" in text and name not in PAGES_ONLY] == []


@both
def test_no_source_line_ends_in_a_space(language: str) -> None:
    lines = [(name, line) for name, text in sources(language).items() for line in text.splitlines()]
    assert [(name, line) for name, line in lines if line != line.rstrip()] == []


@both
def test_no_message_is_markup_by_accident(language: str) -> None:
    """Streamlit's markdown turns `:word[`, `:word:`, `$…$` and arrows into something else."""
    texts = [(key, text) for name, key, text in _said(language) if name != "cli.ftl"]
    accident = [DIRECTIVE, EMOJI_OR_ICON, ARROWS, re.compile(r"\$")]
    assert [(key, text) for key, text in texts if any(pattern.search(text) for pattern in accident)] == []


def test_no_russian_letter_stands_in_an_english_message_but_as_an_example() -> None:
    examples = {"phone-lookalike-why", "language-ru", "written-date_ru"}
    assert [key for _, key, text in _said("en") if re.search("[а-яё]", text, re.I) and key not in examples] == []
