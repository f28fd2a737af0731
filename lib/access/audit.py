"""What did they do: one line for every change that a person, or the program itself, makes."""

import json
from datetime import datetime
from enum import StrEnum

from lib.model.person import Person
from lib.store import audit as rows
from lib.store.connection import Tx


class Verb(StrEnum):
    """What was done."""

    DRAFT_CREATED = "draft created"
    DRAFT_READ_DIFFERENTLY = "draft read differently"
    DRAFT_COLUMNS_SET = "draft columns set"
    DRAFT_NUMBERS_SET = "draft numbers set"
    DRAFT_VALUES_SET = "draft batch values set"
    DRAFT_DUPLICATES_SET = "draft duplicates set"
    DRAFT_CHECKED = "draft checked"
    DRAFT_MENDED = "draft mended"
    DRAFT_MEND_UNDONE = "draft change undone"
    DRAFT_MEND_CUT_OFF = "draft change cut off"
    RELEASED = "released"
    STOPPED = "stopped"
    RESUMED = "resumed"
    PAUSED = "paused"
    STORE_OPENED = "store opened"
    STORE_LOCKED = "store locked"
    STORE_UNLOCKED = "store unlocked"
    PACE_SET = "pace set"
    STOPPED_EVERYTHING = "stopped everything"
    DRAINING = "prepared for an update"
    CARRIED_ON = "carried on"
    SPLIT = "split to find the culprit"
    TOKEN_PASTED = "token pasted"  # noqa: S105  a verb, no secret
    FOUND = "found in TWIN"
    NAMED = "ids given"
    NOT_IN_TWIN = "not in TWIN"
    LEFT_UNKNOWN = "left unknown"
    SETTLED = "settled by evidence"
    CORRECTED = "identifier corrected by evidence"
    ALARM_SEEN = "alarm seen"
    ASKED = "asked TWIN"
    BRAKED = "asked TWIN to hold a task"
    FOLLOWED = "draft of what was not sent"
    REHEARSED = "rehearsal step"
    NAME_ADDED = "name added"
    NAME_CHANGED = "name changed"
    NAME_RETIRED = "name retired"
    NAME_BROUGHT_BACK = "name brought back"
    RECIPE_SAVED = "recipe saved"
    RECIPE_APPLIED = "recipe applied"
    RECIPE_LEFT = "recipe left"
    RECIPE_RENAMED = "recipe renamed"
    RECIPE_RETIRED = "recipe retired"
    RECIPE_BROUGHT_BACK = "recipe brought back"


def record(tx: Tx, verb: Verb, subject: str, *, at: datetime, by: Person, **detail: str | int | bool | None) -> None:
    """Write who did what to which thing, in the transaction that does it.

    `detail` holds counts, ids and choices; never a number of a person or a value of a variable.
    """
    rows.add(tx, at=at, by=by, verb=verb.value, subject=subject, detail=json.dumps(detail, ensure_ascii=False))
