"""Names of the templates and scenarios of TWIN: no API tells them (twin-api §1), so the team keeps its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lib.access import audit
from lib.model.naming import UUID, KnownNames, Named, NameKind, in_one_line, name_key
from lib.model.person import Person
from lib.store import names as rows
from lib.store.connection import Store

LONGEST = 80
"""Characters of a name."""


class NameFault(StrEnum):
    """Why a name cannot be kept; each has a sentence that says what to do."""

    BLANK = "blank"
    TOO_LONG = "too_long"
    IS_AN_ID = "is_an_id"
    TAKEN = "taken"
    NO_ID = "no_id"
    ID_NAMED = "id_named"


class NameRefused(ValueError):
    """The name was not kept; `value` is the name that stands in the way, if one does."""

    def __init__(self, fault: NameFault, value: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.value = value


@dataclass(frozen=True, slots=True)
class Names:
    """The names; unique among those of a kind that are not retired, however they are written."""

    store: Store
    clock: Callable[[], datetime]

    def all(self) -> tuple[Named, ...]:
        """Every name, retired ones too: templates first, each kind by name."""
        with self.store.read() as reader:
            return rows.find(reader)

    def known(self) -> KnownNames:
        """The names that a file may hold instead of a UUID."""
        return known(self.store)

    def add(self, kind: NameKind, uuid: str, name: str, *, by: Person) -> None:
        """Name a template or scenario; raises NameRefused."""
        uuid, name = uuid.strip().lower(), fit(name)
        if not UUID.fullmatch(uuid):
            raise NameRefused(NameFault.NO_ID)
        with self.store.write() as tx:
            there = rows.find(tx)
            for each in there:
                if (each.kind, each.uuid) == (kind, uuid):
                    raise NameRefused(NameFault.ID_NAMED, each.name)
            _refuse_taken(there, kind, uuid, name)
            now = self.clock()
            rows.add(tx, kind, uuid, name, at=now, by=by)
            audit.record(tx, audit.Verb.NAME_ADDED, uuid, at=now, by=by, kind=kind.value, name=name)

    def rename(self, kind: NameKind, uuid: str, name: str, *, by: Person) -> None:
        """Give a template or scenario another name; raises NameRefused, StoreConflict if it has none."""
        name = fit(name)
        with self.store.write() as tx:
            _refuse_taken(rows.find(tx), kind, uuid, name)
            rows.rename(tx, kind, uuid, name)
            audit.record(tx, audit.Verb.NAME_CHANGED, uuid, at=self.clock(), by=by, kind=kind.value, name=name)

    def retire(self, kind: NameKind, uuid: str, *, by: Person) -> None:
        """Offer a name no more; what was sent under it goes on being called so."""
        with self.store.write() as tx:
            rows.set_retired(tx, kind, uuid, True)
            audit.record(tx, audit.Verb.NAME_RETIRED, uuid, at=self.clock(), by=by, kind=kind.value)

    def bring_back(self, kind: NameKind, uuid: str, *, by: Person) -> None:
        """Offer a retired name again; raises NameRefused if another has taken it meanwhile."""
        with self.store.write() as tx:
            there = rows.find(tx)
            for each in there:
                if (each.kind, each.uuid) == (kind, uuid):
                    _refuse_taken(there, kind, uuid, each.name)
            rows.set_retired(tx, kind, uuid, False)
            audit.record(tx, audit.Verb.NAME_BROUGHT_BACK, uuid, at=self.clock(), by=by, kind=kind.value)


def known(store: Store) -> KnownNames:
    """The names of a store that a file may hold instead of a UUID: those that are not retired."""
    with store.read() as reader:
        kept = [each for each in rows.find(reader) if not each.retired]
    return KnownNames(
        {name_key(each.name): each.uuid for each in kept if each.kind is NameKind.TEMPLATE},
        {name_key(each.name): each.uuid for each in kept if each.kind is NameKind.SCENARIO},
    )


def fit(name: str) -> str:
    """A name in one line as it can be kept; raises NameRefused: BLANK, TOO_LONG, IS_AN_ID."""
    name = in_one_line(name)
    if not name:
        raise NameRefused(NameFault.BLANK)
    if len(name) > LONGEST:
        raise NameRefused(NameFault.TOO_LONG)
    if UUID.fullmatch(name):
        raise NameRefused(NameFault.IS_AN_ID)
    return name


def _refuse_taken(there: Iterable[Named], kind: NameKind, uuid: str, name: str) -> None:
    for each in there:
        if each.kind is kind and each.uuid != uuid and not each.retired and name_key(each.name) == name_key(name):
            raise NameRefused(NameFault.TAKEN, each.name)
