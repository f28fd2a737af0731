"""Every fault, one a row in the golden files: the first column says what is to be found there, and nothing more.

`faults.csv` has the faults of cells, `titles.csv` those of titles (told in its first title) and of two columns that
contradict each other, `chosen.csv` what is found by what an operator has chosen, and `columns.csv` a line for each
fault of a whole column, whose every cell is the one that stands there. A word is a finding's code, with its detail
after a colon; the first title begins with «Callboard: », so that the column is left out. A changed verdict is a changed
line.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from lib.drafts import mapping
from lib.drafts.draft import FindingRow
from lib.drafts.drafts import Drafts
from lib.drafts.inspection import inspect
from lib.model.columns import OWN_TITLES, BatchValues, Format, NumberChoice
from lib.model.finding import Code, PhoneFault
from lib.model.person import LOCAL
from tests.drafts.mended import found_in as found_in_draft
from tests.intake.written import KINDS

GOLDEN = Path(__file__).parent / "golden"


def table_of(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO((GOLDEN / name).read_text("utf-8")), delimiter=";"))


def expected_in(table: list[list[str]]) -> dict[int, set[str]]:
    """By row, the header's included."""
    told = {1: set(table[0][0].removeprefix(OWN_TITLES).split()) - {"expected"}}
    told |= {row: set(line[0].split()) for row, line in enumerate(table[1:], 2)}
    return {row: words for row, words in told.items() if words}


TABLE = table_of("faults.csv")
EXPECTED = expected_in(TABLE)
TITLES, COLUMNS, CHOSEN = table_of("titles.csv"), table_of("columns.csv")[1:], table_of("chosen.csv")
CELLS = 1_001
"""A column of fewer filled cells has only findings of its rows."""


def told(findings: Iterable[FindingRow]) -> dict[int, set[str]]:
    rows: dict[int, set[str]] = defaultdict(set)
    for each in findings:
        rows[each.row].add(f"{each.code}:{each.detail}" if each.detail else each.code)
    return rows


def found_in(content: bytes, name: str) -> dict[int, set[str]]:
    with inspect(content, name, country="RU") as file:
        return told(file.findings())


def as_csv(table: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(table)
    return text.getvalue().encode()


def as_json(table: list[list[str]]) -> bytes:
    return json.dumps([dict(zip(table[0], line, strict=True)) for line in table[1:]], ensure_ascii=False).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
def test_each_fault_is_found_in_its_row_and_nothing_else_is(encoding: str) -> None:
    assert found_in((GOLDEN / "faults.csv").read_text("utf-8").encode(encoding), "faults.csv") == EXPECTED


def fits_a_workbook(line: list[str]) -> bool:
    """A workbook's cell has no control characters, and a formula in it is one."""
    return not any(each.startswith("=") or not each.replace("\n", "").isprintable() for each in line[1:])


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_is_found_alike_in_a_workbook(kind: str) -> None:
    fitting = [line if fits_a_workbook(line) else [] for line in TABLE]
    expected = {row: words for row, words in EXPECTED.items() if fitting[row - 1]}

    assert found_in(KINDS[kind](fitting, ()), f"faults.{kind}") == expected
    assert len(expected) > len(EXPECTED) - 10


def test_each_fault_is_found_alike_in_json() -> None:
    """Its records are numbered from 1, and the row that a repeat repeats with them."""

    def one_less(word: str) -> str:
        code, _, detail = word.partition(":")
        return f"{code}:{int(detail) - 1}" if detail.isdecimal() else word

    for table in (TABLE, TITLES):
        expected = {row - 1: set(map(one_less, words)) for row, words in expected_in(table).items()}
        assert found_in(as_json(table), "faults.json") == expected


@pytest.mark.parametrize("kind", ["csv", *KINDS])
def test_each_fault_of_a_title_is_found_once_and_of_two_columns_in_its_row(kind: str) -> None:
    content = KINDS[kind](TITLES, ()) if kind in KINDS else as_csv(TITLES)

    assert found_in(content, f"titles.{kind}") == expected_in(TITLES)


@pytest.mark.parametrize(("word", "title", "cell"), COLUMNS)
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_fault_of_a_whole_column_is_said_once_and_of_none_of_its_cells(
    word: str, title: str, cell: str, kind: str
) -> None:
    phones = [[f"7916{nth:07}", cell] for nth in range(CELLS)]
    is_phone = title == "Телефон"
    table = [["Имя", title], *(["Анна", cell] for _ in phones)] if is_phone else [["Телефон", title], *phones]
    content = as_csv(table) if kind == "csv" else as_json(table)

    with inspect(content, f"columns.{kind}", country="RU") as file:
        found = file.findings()

    assert [(f"{each.code}:{each.detail}" if each.detail else each.code, each.column) for each in found] == [
        (word, title)
    ]
    assert found[0].covers == CELLS


@pytest.mark.parametrize("kind", ["csv", *KINDS])
def test_what_is_found_by_what_an_operator_has_chosen(drafts: Drafts, kind: str) -> None:
    content = KINDS[kind](CHOSEN, ()) if kind in KINDS else as_csv(CHOSEN)
    small = replace(drafts, body_bytes=2_500, upload_bytes=100_000)
    draft_id = small.create(content, f"chosen.{kind}", by=LOCAL)
    columns = mapping.formatted(small.get(draft_id).columns, 3, Format.FIRST_NAME)
    small.set_columns(draft_id, mapping.formatted(columns, 4, Format.DATE_RU), by=LOCAL)
    small.set_numbers(draft_id, NumberChoice(mobiles_only=True), by=LOCAL)
    small.set_values(draft_id, BatchValues(timezone=10_800), by=LOCAL)
    small.check(draft_id, by=LOCAL)

    assert told(found_in_draft(small, draft_id)) == expected_in(CHOSEN)


def test_the_golden_files_have_every_fault() -> None:
    words = {word for table in (TABLE, TITLES, CHOSEN) for words in expected_in(table).values() for word in words}
    words |= {word for word, _, _ in COLUMNS}

    assert set(Code) == {word.partition(":")[0] for word in words}
    # of a country whose numbers begin with one
    assert set(PhoneFault) - {word.partition(":")[2] for word in words} == {PhoneFault.ZERO_LOST}
