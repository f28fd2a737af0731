"""What the team calls the templates and scenarios of TWIN."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize

from lib.model.text import UNSEEN

_UNSEEN = dict.fromkeys(map(ord, UNSEEN))

UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""How an id of TWIN looks, whole."""


class NameKind(StrEnum):
    """What has a name."""

    TEMPLATE = "template"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Named:
    """A template or scenario of TWIN with its name; who is `retired` is neither offered nor read in a file."""

    kind: NameKind
    uuid: str
    name: str
    added_at: datetime
    added_by: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that a file may hold instead of a UUID: `name_key` of each → its UUID."""

    templates: Mapping[str, str] = field(default_factory=dict)
    scenarios: Mapping[str, str] = field(default_factory=dict)


NO_NAMES = KnownNames()


def in_one_line(name: str) -> str:
    """A name without what nobody sees of it: more than one space, zero-width characters, letters made of two signs."""
    return " ".join(normalize("NFC", name).translate(_UNSEEN).split())


def name_key(name: str) -> str:
    """What is left of a name when case and what nobody sees do not matter."""
    return in_one_line(name).casefold().replace("ё", "е")


def meant(text: str, names: Mapping[str, str]) -> str | None:
    """The UUID that a cell holds or names, None if it does neither; a UUID comes back as it stands."""
    return text if UUID.fullmatch(text) else names.get(name_key(text))
