"""Rows mended outside, brought back on the review page: what would be replaced is shown, and what would not is told."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.drafts import mend
from lib.drafts.mend import Format
from lib.drafts.mending import Edit
from lib.model.mending import ChangeKind
from lib.model.person import LOCAL
from lib.ui import outside
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.intake.written import ods, xlsb, xlsx
from tests.pages.scene import SAY, draft_of, open_screen, people, press, press_in_dialog, told

TABLE = (("Phone", "Client Id"), ("79161234567", "C-1"), ("7916123456", "C-7"))
FAULTY = people(2) + b"\n7916123456;C-7;Short\nno;C-8;Word\n7916123457;C-9;Short"


def taken(services: Services, draft_id: str) -> str:
    """The rows to mend as text."""
    draft = services.drafts.get(draft_id)
    return mend.report(services.drafts.store, draft, say=SAY, kind=Format.TEXT).decode("utf-8-sig")


def bring_back(page: AppTest, file: str, name: str = "mended.csv") -> AppTest:
    """The dialog with the mended file in it."""
    press(page, "outside").file_uploader[0].upload(name, file.encode())
    return press(page, "outside")


def changed(page: AppTest) -> list[tuple[object, ...]]:
    """Row, column, before and after of every cell that would change."""
    columns = [SAY("review-row"), SAY("fix-where"), SAY("fix-before"), SAY("fix-after")]
    return [tuple(row[each] for each in columns) for row in page.dataframe[-1].value.to_dict("records")]


def numbers(services: Services, draft_id: str) -> list[str]:
    return [number for each in services.drafts.going(draft_id).candidates for number in each.phone]


@pytest.mark.parametrize(
    ("name", "content", "labels"),
    [
        ("people.csv", FAULTY, ["CSV, as you brought it", "XLSX, bad cells marked"]),
        ("people.tsv", FAULTY.replace(b";", b"\t"), ["TSV, as you brought it", "XLSX, bad cells marked"]),
        ("people.xlsx", xlsx(TABLE), ["XLSX, as you brought it, bad cells marked", "CSV"]),
        ("people.ods", ods(TABLE), ["XLSX instead of ODS, bad cells marked", "CSV"]),
        ("people.xlsb", xlsb(TABLE), ["XLSX instead of XLSB, bad cells marked", "CSV"]),
        ("people.json", b'[{"phone": "7916123456"}]', ["JSON, as you brought it", "XLSX, bad cells marked", "CSV"]),
    ],
)
def test_the_file_to_take_away_says_whether_it_is_of_the_kind_that_was_brought(
    services: Services, name: str, content: bytes, labels: list[str]
) -> None:
    page = press(open_screen(Screen.REVIEW, draft=draft_of(services, content, name)), "outside")
    assert [each.proto.label for each in page.get("download_button") if "mend-" in each.proto.id] == labels


def test_a_mended_file_shows_what_it_would_change_and_changes_it_when_that_is_pressed(services: Services) -> None:
    draft_id = draft_of(services, FAULTY)
    page = bring_back(
        open_screen(Screen.REVIEW, draft=draft_id), taken(services, draft_id).replace("7916123456", "79161234567")
    )
    assert SAY("outside-replaced", count=1) in told(page)
    assert SAY("outside-unchanged", count=2) in told(page)
    assert changed(page) == [(4, "Phone", "7916123456", "79161234567")]
    for silent in ("outside-stale", "outside-respelt", "outside-unreadable", "outside-not-found"):
        assert SAY(silent, count=1) not in told(page)
    assert page.button(key="replace").label == SAY("outside-replace", count=1)
    # a look changes nothing
    assert services.mending.changes(draft_id) == ()

    page = press_in_dialog(page, "outside", "replace")

    assert [(each.kind, each.cells, each.detail) for each in services.mending.changes(draft_id)] == [
        (ChangeKind.BROUGHT, 1, "mended.csv")
    ]
    assert numbers(services, draft_id) == ["79160000000", "79160000001", "79161234567"]
    press(page, "undo")
    assert services.mending.cells(draft_id, [4])[4][0] == "7916123456"


def test_what_was_changed_here_meanwhile_stays_and_is_told(services: Services) -> None:
    draft_id = draft_of(services, FAULTY)
    file = taken(services, draft_id).replace("7916123456", "79161234567")
    services.mending.edit(draft_id, Edit(4, 2, "Anna"), version=1, by=LOCAL)
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), file)
    assert SAY("outside-stale", count=1) in told(page)
    assert changed(page) == [(4, "Phone", "7916123456", "79161234567")]
    press_in_dialog(page, "outside", "replace")
    assert services.mending.cells(draft_id, [4])[4] == ("79161234567", "C-7", "Anna")


def test_numbers_that_a_spreadsheet_wrote_its_own_way_stay_and_are_told(services: Services) -> None:
    draft_id = draft_of(services, b"Phone;Client Id;Zone code\n79161234567;007;+79990000000\n7916123456;0008;0012")
    file = taken(services, draft_id).replace("7916123456;0008;0012", "79161234568;8;12")
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), file)
    assert SAY("outside-respelt", count=2) in told(page)
    assert changed(page) == [(3, "Phone", "7916123456", "79161234568")]
    press_in_dialog(page, "outside", "replace")
    assert services.mending.cells(draft_id, [3])[3] == ("79161234568", "0008", "0012")


def test_lines_that_are_no_rows_rows_of_others_and_strange_columns_are_told(services: Services) -> None:
    draft_id = draft_of(services, FAULTY)
    header, *lines = taken(services, draft_id).splitlines()
    cut = lines[1].split(";", 2)[0]  # a line that ends after its first cell
    other = lines[2].replace("C-9", "X-9")
    page = bring_back(
        open_screen(Screen.REVIEW, draft=draft_id),
        "\n".join([f"{header};Mood", f"{lines[0]};good", cut, f"{other};bad"]).replace("7916123456;", "79161234567;"),
    )
    said = told(page)
    assert SAY("outside-unread", count=1, rows="3") in said
    assert f"{SAY('outside-not-found', count=1)} 6" in said
    assert SAY("outside-strange", count=1, titles="Mood") in said
    assert changed(page) == [(4, "Phone", "7916123456", "79161234567")]


def test_rows_that_could_not_be_read_in_the_first_place_are_told(services: Services) -> None:
    draft_id = draft_of(services, FAULTY + b"\n79161234599")
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), taken(services, draft_id))
    assert SAY("outside-unreadable", count=1) in told(page)
    assert page.button(key="replace").disabled


@pytest.mark.parametrize(
    ("file", "words"),
    [("Phone,Client Id\n79161234567,C-7\n", "outside-fault-no_row_column"),
     ("Callboard: row,Mood\n4,good\n", "outside-fault-other_columns")],
)  # fmt: skip
def test_a_file_of_something_else_is_told_so_and_replaces_nothing(services: Services, file: str, words: str) -> None:
    draft_id = draft_of(services, FAULTY)
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), file)
    assert page.error[-1].value == SAY(words)
    assert "replace" not in {each.key for each in page.button}


def test_a_file_that_is_none_is_told_so(services: Services) -> None:
    draft_id = draft_of(services, FAULTY)
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), "", "mended.xlsx")
    assert page.error[-1].value == SAY("file-empty")
    assert "replace" not in {each.key for each in page.button}


def test_more_cells_than_a_page_holds_are_shown_page_by_page(services: Services) -> None:
    rows = "".join(f"7916{nth:06};C-{nth};N{nth}\n" for nth in range(30))
    draft_id = draft_of(services, f"Phone;Client Id;Name\n79160010001;A;B\n{rows}".encode())
    page = bring_back(open_screen(Screen.REVIEW, draft=draft_id), taken(services, draft_id).replace("7916", "+79161"))
    assert [row for row, *_ in changed(page)] == list(range(3, 28))
    page.pagination(key=f"brought-page-{draft_id}-1").set_value(2)
    page = press(page, "outside")
    assert [row for row, *_ in changed(page)] == list(range(28, 33))
    assert SAY("fix-which", first="26", last="30", count=30) in told(page)


def test_a_press_that_comes_after_a_colleagues_change_replaces_nothing_and_says_so(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = draft_of(services, FAULTY)
    page = bring_back(
        open_screen(Screen.REVIEW, draft=draft_id), taken(services, draft_id).replace("7916123456", "79161234567")
    )
    preview = outside._preview

    def late(*args: object) -> None:
        preview(*args)  # type: ignore[arg-type]
        services.mending.leave_out(draft_id, [5], version=1, by=LOCAL)

    monkeypatch.setattr(outside, "_preview", late)
    page = press_in_dialog(page, "outside", "replace")

    assert SAY("mending-moved") in told(page)
    assert [each.kind for each in services.mending.changes(draft_id)] == [ChangeKind.LEFT_OUT]
