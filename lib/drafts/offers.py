"""What the fixes would change, worked out once for each version of a draft."""

import threading
from dataclasses import dataclass, field

from lib.drafts import fixes
from lib.drafts.draft import Draft
from lib.drafts.drafts import Drafts
from lib.drafts.fixes import Proposals
from lib.store.faulty import Asked

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Offers:
    """The last few that somebody asked for, so that a press changes what its preview showed."""

    _proposed: dict[tuple[str, int, Asked | None], Proposals] = field(default_factory=dict)
    _proposing: threading.Lock = field(default_factory=threading.Lock)

    def of(self, drafts: Drafts, draft: Draft, asked: Asked | None) -> Proposals:
        """The fixes for a kind of finding; `asked` None: for the whole file.

        None for a draft that is being checked: its findings are those of the version before.
        """
        if not draft.checked:
            return {}
        key = (draft.id, draft.version, asked)
        with self._proposing:
            if key not in self._proposed:
                for old in list(self._proposed)[: 1 - _KEPT]:
                    del self._proposed[old]
                with drafts.store.read() as reader:
                    self._proposed[key] = (
                        fixes.of_kind(
                            reader, draft, asked, country=draft.numbers.country or drafts.country, at=drafts.clock()
                        )
                        if asked
                        else fixes.of_file(reader, draft)
                    )
            return self._proposed[key]
