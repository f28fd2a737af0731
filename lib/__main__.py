"""`python -m lib`: Callboard without a browser."""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from tempfile import gettempdir

from lib import settings
from lib.drafts import mend
from lib.drafts.draft import Kind
from lib.drafts.inspection import Inspection, inspect
from lib.model.fix_recipe import PROGRAMS, recipe
from lib.model.reading import FileUnreadable
from lib.store.errors import StoreFailed
from lib.twin import sandbox
from lib.words import LANGUAGES, Words, finding, words

CAN_GO, SOME_CANNOT, UNREADABLE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Run one command and return the exit code; argparse ends the program itself on wrong words."""
    if arguments[:1] == ["sandbox"]:
        return sandbox.main(arguments[1:])
    say = words(_language())
    parser = argparse.ArgumentParser(prog="python -m lib", description=say("cli-description"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help=say("cli-check-help"), description=say("cli-check-description"))
    check.add_argument("file", type=Path, metavar="FILE", help=say("cli-check-file"))
    check.add_argument("--json", action="store_true", help=say("cli-check-json"))
    check.add_argument("--how", action="store_true", help=say("cli-check-how"))
    check.add_argument("--report", type=Path, metavar="OUT.csv", help=say("cli-check-report"))
    check.add_argument("--language", choices=LANGUAGES, default=say.language, help=say("cli-language"))
    commands.add_parser("sandbox", help=say("cli-sandbox-help"), add_help=False)
    chosen = parser.parse_args(arguments)
    return _check(chosen)


def _language() -> str:
    return "ru" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("ru") else "en"


def _check(chosen: argparse.Namespace) -> int:
    path, report, say = chosen.file, chosen.report, words(chosen.language)
    try:
        limits = settings.load()
        with inspect(
            path.read_bytes(), path.name, country=limits.default_country, body_bytes=limits.body_bytes
        ) as found:
            if report:
                report.write_bytes(mend.report(found.store, found.draft, say=say, kind=mend.format_of(report.name)))
            text = _as_json(found) if chosen.json else _as_text(found, say, how=chosen.how)
    except OSError as error:
        return _cannot(say("cli-no-file", file=str(error.filename or path), reason=error.strerror or ""))
    except settings.SettingsUnusable as error:
        return _cannot(str(error))
    except StoreFailed:
        return _cannot(say("cli-no-room", folder=gettempdir()))
    except FileUnreadable as error:
        return _cannot(f"{path.name}: {say(f'file-{error.fault.value}', value=error.value)}")
    print(text)
    return CAN_GO if found.review.can_go == found.review.rows else SOME_CANNOT


def _cannot(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNREADABLE


def _as_json(found: Inspection) -> str:
    reading, review, findings = found.draft.reading, found.review, found.findings()
    return json.dumps(
        {
            "file": reading.file_name,
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
            "rows": review.rows,
            "candidates": review.can_go,
            "numbers": review.numbers,
            "unreadable": [{"row": each.row, "reason": each.reason.value} for each in found.unread()],
            "findings": [
                {
                    "row": each.row,
                    "column": each.column,
                    "code": each.code.value,
                    "severity": each.severity.value,
                    "value": each.value,
                    "detail": each.detail,
                    **({} if each.covers is None else {"cells": each.covers}),
                }
                for each in findings
            ],
            "by_code": dict(Counter(each.code.value for each in findings)),
        },
        ensure_ascii=False,
        indent=2,
    )


def _as_text(found: Inspection, say: Words, *, how: bool) -> str:
    review = found.review
    head = say(
        "cli-summary", file=found.draft.reading.file_name, rows=review.rows, can=review.can_go, errors=review.errors,
        unreadable=review.unreadable, numbers=review.numbers,
    )  # fmt: skip
    lines = [head, *(f"  {say(f'unsure-{each.value}')}" for each in found.draft.reading.unsure)]
    for each in review.kinds:
        lines.append(
            f"  {say(f'severity-{each.severity.value}')}: {finding.what(say, each.code.value, each.detail)}"
            f" ({say('cli-rows', count=each.rows)})"
        )
        lines += [f"    {line}" for line in _how(each, say)] if how else []
    return "\n".join(lines)


def _how(kind: Kind, say: Words) -> list[str]:
    """What a kind of finding means, and where it is mended in a spreadsheet, how."""
    found = recipe(kind.code, kind.detail)
    told = (
        [f"{say(f'spreadsheet-{each}')}: {finding.in_spreadsheet(say, found, each)}" for each in PROGRAMS]
        if found
        else []
    )
    return [finding.how(say, kind.code.value, kind.detail), *told]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
