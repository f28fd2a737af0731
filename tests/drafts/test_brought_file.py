"""A file of rows to mend that comes back in another shape: columns, encodings, lines, and older than the draft."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from lib.drafts import brought, mend, workbook_file
from lib.drafts.brought import Brought
from lib.drafts.brought_file import BroughtFault, NotBroughtBack
from lib.drafts.draft import Draft
from lib.drafts.drafts import Drafts
from lib.drafts.mend import Format
from lib.drafts.mending import Edit, Mending
from lib.intake.read import read
from lib.model.mending import Mend
from lib.model.person import LOCAL
from lib.model.reading import ReadingChoice
from lib.store.connection import Store
from lib.words import words
from tests.drafts.test_brought import book_of

EN = words("en")


@pytest.fixture
def bring(drafts: Drafts) -> Callable[..., Draft]:
    def of(content: bytes, name: str = "people.csv", **choice: object) -> Draft:
        draft_id = drafts.create(content, name, by=LOCAL)
        if choice:
            drafts.read_differently(draft_id, ReadingChoice(**choice), by=LOCAL)  # type: ignore[arg-type]
        drafts.check(draft_id, by=LOCAL)
        return drafts.get(draft_id)

    return of


@pytest.fixture
def taken(store: Store) -> Callable[..., bytes]:
    def of(draft: Draft, kind: Format | None = None) -> bytes:
        return mend.report(store, draft, say=EN, kind=kind)

    return of


@pytest.mark.parametrize("kind", Format)
def test_columns_of_one_title_or_of_none_are_known_by_their_order(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending, kind: Format
) -> None:
    draft = bring("Телефон;Телефон;;ID;\r\n79160010001;7916001000;вчера;A-1;x\r\n79160010003;;;A-2;\r\n".encode())
    file = taken(draft, kind)
    assert b"79160010001" in file or kind is Format.WORKBOOK

    untouched = brought.compare(mending, draft, file, f"a.{kind.value}")

    assert (untouched.replaced, untouched.unchanged, untouched.strange) == (0, 1, ())
    if kind is not Format.WORKBOOK:
        mended = file.replace(b"7916001000;", b"79160010002;").replace(b'"7916001000"', b'"79160010002"')
        mended = mended.replace("вчера".encode(), "сегодня".encode())
        assert brought.compare(mending, draft, mended, f"a.{kind.value}").page() == (
            Mend(2, 1, "7916001000", "79160010002"),
            Mend(2, 2, "вчера", "сегодня"),
        )


def test_titles_are_told_apart_however_many_there_are() -> None:
    assert mend.distinct(["a", "", "a", "", "a (2)", "a"]) == ("a", "", "a (3)", " (2)", "a (2)", "a (4)")
    many = mend.distinct([""] * 5_000)
    assert (len(set(many)), many[-1]) == (5_000, " (5000)")


def test_where_one_of_two_columns_of_a_title_is_gone_neither_is_taken(
    bring: Callable[..., Draft], mending: Mending
) -> None:
    draft = bring("Телефон;Телефон;ID\r\n79160010001;7916001000;A-1\r\n".encode())
    file = f"Телефон;ID;{';'.join(mend.titles(EN))};Примечание\r\n79160010002;A-1;2;;;да\r\n"

    found = brought.compare(mending, draft, file.encode(), "a.csv")

    assert (found.replaced, found.unchanged, found.strange) == (0, 1, ("Телефон", "Примечание"))


def test_rows_to_mend_that_were_brought_as_a_new_file_have_their_own_rows_to_mend(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    first = bring(b"phone;id;name\r\n79160010001;A-1;Anna\r\n7916001000;A-2;Olga\r\n")
    again = bring(taken(first), "again.csv")
    file = taken(again).replace(b"7916001000;", b"79160010002;")

    found = brought.compare(mending, again, file, "again.csv")

    assert found.page() == (Mend(2, 0, "7916001000", "79160010002"),)


def test_the_apostrophe_that_kept_a_cell_from_being_a_formula_is_no_part_of_what_was_mended(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring("phone;id;timezone;=x\r\n79160010001;A-1;+3 часа;-Olga\r\n".encode())
    file = taken(draft).decode("utf-8-sig")
    assert "'+3 часа;'-Olga" in file and "'=x" in file

    found = brought.compare(mending, draft, file.replace("'+3 часа;'-Olga", "'+3;'-Olga B").encode(), "a.csv")

    assert found.page() == (Mend(2, 2, "+3 часа", "+3"), Mend(2, 3, "-Olga", "-Olga B"))


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Zoë"), ("koi8-r", "Ян"), ("cp866", "Ян")])
def test_a_few_letters_come_back_in_the_encoding_of_the_draft(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending, encoding: str, name: str
) -> None:
    draft = bring(f"phone;id;name\r\n7916001000;A-1;{name}\r\n".encode(encoding), encoding=encoding)
    file = taken(draft)
    assert name.encode(encoding) in file

    found = brought.compare(mending, draft, file.replace(b"7916001000;", b"79160010002;"), "a.csv")

    assert found.page() == (Mend(2, 0, "7916001000", "79160010002"),)


def test_a_spreadsheet_that_saved_it_in_another_encoding_is_read_in_that(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring("phone;id;name\r\n7916001000;A-1;Анна Иванова\r\n".encode("koi8-r"), encoding="koi8-r")
    file = taken(draft).decode("koi8-r").replace("7916001000;", "79160010002;")

    for encoding in ("cp1251", "utf-8"):
        found = brought.compare(mending, draft, file.encode(encoding), "a.csv")
        assert found.page() == (Mend(2, 0, "7916001000", "79160010002"),)


def test_a_file_without_titles_has_them_in_its_rows_to_mend(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring("Телефон;Имя\nпозже;Анна\n79160010001;Ольга\n79160010002;Ия\n79160010003;Эд\n".encode(), header_row=0)

    found = brought.compare(mending, draft, taken(draft), "a.csv")

    assert (found.replaced, found.unchanged, found.not_found) == (0, 2, ())


def test_lines_that_cannot_be_read_or_look_like_a_total_are_said(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring("phone;id;name\r\n7916001000;A-1;Анна\r\n7916001001;A-2;Ольга\r\n7916001002;A-3;Пётр\r\n".encode())
    head, first, second, _third = taken(draft).decode("utf-8-sig").splitlines()
    lines = [head, first + ";;extra", second, "Итого;;;4;;"]

    found = brought.compare(mending, draft, "\r\n".join(lines).encode(), "a.csv")

    assert (found.unchanged, found.replaced, found.unread) == (1, 0, (2, 4))


def test_rows_that_a_filter_hides_in_the_workbook_come_back_too(bring: Callable[..., Draft], mending: Mending) -> None:
    draft = bring(b"phone;id\r\n7916001000;A-1\r\n7916001001;A-2\r\n")
    content = book_of([["phone", "id", *mend.titles(EN)], ["79160010002", "A-1", 2], ["79160010003", "A-2", 3]])
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.worksheets[0].row_dimensions[3].hidden = True
    hidden = io.BytesIO()
    book.save(hidden)

    assert brought.compare(mending, draft, hidden.getvalue(), "a.xlsx").replaced == 2


def test_what_was_changed_here_after_the_file_was_taken_stays(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring(b"phone;id;sum\r\n7916001000;A-1;100\r\n")
    file = taken(draft)
    mending.edit(draft.id, Edit(2, 2, "250"), version=draft.version, by=LOCAL)
    now = mending.drafts.get(draft.id)

    stale = brought.compare(mending, now, file, "a.csv")
    other = brought.compare(mending, now, file.replace(b";100;", b";300;"), "a.csv")
    mending.undo(draft.id, version=now.version, by=LOCAL)
    undone = brought.compare(mending, mending.drafts.get(draft.id), file.replace(b";100;", b";250;"), "a.csv")

    assert (stale.replaced, stale.unchanged, stale.stale) == (0, 1, 1)
    assert other.page() == (Mend(2, 2, "250", "300"),)
    assert undone.page() == (Mend(2, 2, "100", "250"),)


def test_what_a_slip_here_made_faulty_is_mended_by_what_stood_there_before(
    bring: Callable[..., Draft], taken: Callable[..., bytes], mending: Mending
) -> None:
    draft = bring(b"phone;id;sum\r\n79160010002;A-1;100\r\n")
    mending.edit(draft.id, Edit(2, 0, "7916001000"), version=draft.version, by=LOCAL)
    now = mending.drafts.get(draft.id)

    found = brought.compare(mending, now, taken(now).replace(b"7916001000;", b"79160010002;"), "a.csv")

    assert (found.page(), found.stale) == ((Mend(2, 0, "7916001000", "79160010002"),), 0)


def test_line_ends_within_a_cell_are_no_change(bring: Callable[..., Draft], mending: Mending) -> None:
    draft = bring(b'phone;id;note\r\n7916001000;A-1;"one\r\ntwo"\r\n')
    content = book_of([["phone", "id", "note", *mend.titles(EN)], ["7916001000", "A-1", "one\ntwo", 2]])

    found: Brought = brought.compare(mending, draft, content, "a.xlsx")

    assert (found.replaced, found.unchanged) == (0, 1)


def test_a_workbook_keeps_what_a_spreadsheet_would_take_for_a_character_and_every_line_end(
    bring: Callable[..., Draft], taken: Callable[..., bytes]
) -> None:
    draft = bring(b'phone;_x0041_;note\r\n7916001000;_x0042_ a_x_;"one\r\ntwo\rthree\nfour"\r\n')

    file = read(taken(draft, Format.WORKBOOK), "a.xlsx")

    assert file.reading.header[:3] == ("phone", "_x0041_", "note")
    assert file.records["cells"][0].as_py()[:3] == ["7916001000", "_x0042_ a_x_", "one\r\ntwo\rthree\nfour"]


@pytest.mark.parametrize(("others", "replaced"), [("a;b;c;d", 1), ("a;b;x;y", 1), ("a;x;y;z", 0), ("w;x;y;z", 0)])
def test_a_row_without_an_id_is_known_by_half_of_its_other_cells(
    bring: Callable[..., Draft], mending: Mending, others: str, replaced: int
) -> None:
    draft = bring(b"phone;A;B;C;D\r\n7916001000;a;b;c;d\r\n")
    file = f"phone;A;B;C;D;{';'.join(mend.titles(EN))}\r\n79160010002;{others};2;;\r\n"

    found = brought.compare(mending, draft, file.encode(), "a.csv")

    assert (found.replaced, found.not_found) == (replaced, () if replaced else ("2",))


@pytest.mark.parametrize("number", ["1002", " 1002 ", "1002.0", "1002,0", "1002,00", "1 002", "1\u00a0002"])
def test_a_row_number_is_read_however_a_spreadsheet_writes_it(
    bring: Callable[..., Draft], mending: Mending, number: str
) -> None:
    draft = bring(b"phone;id\r\n" + b"\r\n" * 1_000 + b"7916001000;A-1\r\n")
    file = f"phone;id;{';'.join(mend.titles(EN))}\r\n79161234567;A-1;{number};;\r\n"

    assert brought.compare(mending, draft, file.encode(), "a.csv").page() == (
        Mend(1_002, 0, "7916001000", "79161234567"),
    )


def test_beyond_so_many_comments_the_colour_alone_marks_a_bad_cell(
    bring: Callable[..., Draft], taken: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = bring(b"phone;id\r\n7916001000;A-1\r\n7916001001;A-2\r\n")
    monkeypatch.setattr(workbook_file, "_COMMENTS", 1)

    sheet = openpyxl.load_workbook(io.BytesIO(taken(draft, Format.WORKBOOK))).worksheets[0]

    assert [sheet[cell].fill.start_color.rgb for cell in ("A2", "A3")] == ["FFF4C7C3"] * 2
    assert [bool(sheet[cell].comment) for cell in ("A2", "A3")] == [True, False]


def test_a_row_number_of_thousands_of_digits_is_no_row(bring: Callable[..., Draft], mending: Mending) -> None:
    draft = bring(b"phone;id\r\n7916001000;A-1\r\n")
    file = f"phone;id;{';'.join(mend.titles(EN))}\r\n79160010002;A-1;{'9' * 5000};;\r\n"

    assert brought.compare(mending, draft, file.encode(), "a.csv").not_found == ("9" * 5000,)


def test_a_file_that_is_no_file_of_rows_to_mend_is_told_so(bring: Callable[..., Draft], mending: Mending) -> None:
    draft = bring(b"phone;id\r\n7916001000;A-1\r\n")
    for content, fault in (
        (b"phone;id\r\n7916001000;A-1\r\n", BroughtFault.NO_ROW_COLUMN),
        (b"number;Callboard: row\r\n1;2\r\n3;4\r\n", BroughtFault.OTHER_COLUMNS),
    ):
        with pytest.raises(NotBroughtBack) as refused:
            brought.compare(mending, draft, content, "people.csv")
        assert refused.value.fault is fault
