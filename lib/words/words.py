"""Words by key: Fluent messages (projectfluent.org) with CLDR plurals, one folder a language, one file a subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ru")

Value = str | int | float


class NoSuchWords(KeyError):
    """A key that the language does not have, or a message that lacks a value it names."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; made by `words`."""

    language: str
    _bundle: FluentBundle

    def __call__(self, key: str, /, **values: Value) -> str:
        """The sentence of this key with its values filled in; counts choose the plural.

        Raises NoSuchWords: a page never shows a bare key.
        """
        if not self._bundle.has_message(key):
            raise NoSuchWords(f"{self.language}: {key}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise NoSuchWords(f"{self.language}: {key} has no value")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise NoSuchWords(f"{self.language}: {key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        """Whether there are words for this key: some codes have details of their own, others share."""
        return bool(self._bundle.has_message(key))


@cache
def words(language: str) -> Words:
    """The words of a language, English where it is none of `LANGUAGES`."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    bundle = FluentBundle([chosen], use_isolating=False)
    for name, text in sources(chosen).items():
        resource = FluentResource(text)
        bundle.add_resource(resource)
        if len(resource.body) and any(type(entry).__name__ == "Junk" for entry in resource.body):
            raise NoSuchWords(f"{chosen}/{name}: a message cannot be read")
    return Words(chosen, bundle)


def sources(language: str) -> Mapping[str, str]:
    """The Fluent files of a language: name and text."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((FOLDER / language).glob("*.ftl"))}
