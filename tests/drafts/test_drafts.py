"""A file under review."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.drafts import files, mend
from lib.drafts.draft import DraftReleased, NoSuchDraft
from lib.drafts.drafts import Drafts
from lib.drafts.mending import Edit, Mending
from lib.drafts.releases import Releases
from lib.model.columns import RESERVED_NAME, BatchValues, Field
from lib.model.finding import Code
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.reading import FileFault, FileUnreadable, ReadingChoice
from lib.store import staging
from lib.store.connection import Store
from lib.words import words
from tests.drafts.mended import found_in

GOOD = "79160010001;A-1;10800;Anna\r\n"
SHORT = "7916001000;A-2;10800;Olga\r\n"
CUT = "79160010003;A-3\r\n"


def test_a_file_is_kept_read_and_matched(drafts: Drafts, checked: Callable[[str], str], tmp_path: Path) -> None:
    draft = drafts.get(checked(GOOD))
    assert (draft.reading.file_name, draft.reading.rows, draft.created_by) == ("people.csv", 1, LOCAL.name)
    assert [column.field for column in draft.columns] == [
        Field.PHONE, Field.CLIENT_EXTERNAL_ID, Field.TIMEZONE, Field.VARIABLE,
    ]  # fmt: skip
    kept = tmp_path / "files" / draft.file_sha256
    assert kept.read_bytes().endswith(GOOD.encode())
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_read_leaves_nothing_behind(drafts: Drafts, store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        drafts.create(b"", "empty.csv", by=LOCAL)
    assert refused.value.fault is FileFault.EMPTY
    with store.read() as reader:
        assert reader.value("select count(*) from draft") == 0
    assert not (tmp_path / "files").exists()


def test_a_file_over_the_limit_is_refused(drafts: Drafts) -> None:
    with pytest.raises(FileUnreadable) as refused:
        drafts.create(b"phone\r\n" + b"79160010001\r\n" * 1_000, "big.csv", by=LOCAL)
    assert refused.value.fault is FileFault.TOO_BIG


def test_an_address_of_nothing_is_no_draft(drafts: Drafts) -> None:
    with pytest.raises(NoSuchDraft):
        drafts.get("nothing")


def test_the_number_of_a_contract_hinders_no_row_and_stays_what_the_operator_makes_of_it(drafts: Drafts) -> None:
    draft_id = drafts.create("Номер;Телефон\n0017;79160010001\n".encode(), "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.review(draft_id).can_go == 1
    drafts.set_column(draft_id, 0, Field.PHONE, by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(encoding="utf-8-sig"), by=LOCAL)
    assert [column.field for column in drafts.get(draft_id).columns] == [Field.PHONE, Field.PHONE]


def test_the_review_adds_up_to_the_file(drafts: Drafts, checked: Callable[[str], str]) -> None:
    review = drafts.review(checked(GOOD + SHORT + CUT + "\r\n"))
    assert (review.rows, review.can_go, review.errors, review.unreadable) == (3, 1, 1, 1)


def test_the_batch_fills_what_a_row_lacks_and_overwrites_nothing(drafts: Drafts, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD + "79160010002;A-2;;Olga\r\n")
    drafts.set_values(draft_id, BatchValues(timezone=25_200, check_phone=False), by=LOCAL)
    first, second = drafts.going(draft_id).candidates
    assert (first.timezone, second.timezone) == (10_800, 25_200)
    assert (first.check_phone, second.check_phone) == (False, False)
    assert first.auto_call_template_id is None


def test_the_zone_set_for_the_batch_is_checked_at_once_and_an_edit_keeps_that(
    drafts: Drafts, mending: Mending, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD + "4915112345678;A-2;;Olga\r\n" + SHORT)

    def doubted() -> set[int]:
        return {each.row for each in found_in(drafts, draft_id) if each.code is Code.ZONE_NOT_OF_NUMBER}

    drafts.set_values(draft_id, BatchValues(timezone=36_000), by=LOCAL)
    assert drafts.get(draft_id).checked
    assert doubted() == {3}
    mending.edit(draft_id, Edit(3, 3, "Olga B"), version=drafts.get(draft_id).version, by=LOCAL)
    assert doubted() == {3}
    drafts.set_values(draft_id, BatchValues(timezone=3_600), by=LOCAL)
    assert doubted() == set()


def test_another_template_for_the_batch_needs_no_look_at_the_file(
    drafts: Drafts, checked: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = checked(GOOD)
    monkeypatch.setattr("lib.drafts.drafts.check_rows", lambda *_, **__: pytest.fail("the file was checked"))
    drafts.set_values(draft_id, BatchValues(check_phone=True), by=LOCAL)
    assert drafts.get(draft_id).checked


def test_a_column_becomes_another_field_and_the_rows_are_checked_again(
    drafts: Drafts, checked: Callable[[str], str]
) -> None:
    draft_id = checked(GOOD)
    drafts.set_column(draft_id, 3, Field.CALLBACK_DATA, by=LOCAL)
    assert not drafts.get(draft_id).checked
    drafts.check(draft_id, by=LOCAL)
    (candidate,) = drafts.going(draft_id).candidates
    assert candidate.callback_data == (("Name", "Anna"),)
    assert candidate.variables == ()


def test_a_field_for_one_column_leaves_the_column_that_had_it(drafts: Drafts, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD)
    drafts.set_column(draft_id, 3, Field.CLIENT_EXTERNAL_ID, by=LOCAL)
    fields = {column.title: (column.field, column.name) for column in drafts.get(draft_id).columns}
    assert fields["Name"] == (Field.CLIENT_EXTERNAL_ID, "")
    assert fields["clientExternalId"] == (Field.VARIABLE, "clientExternalId")


def test_a_file_read_differently_is_the_same_draft(drafts: Drafts) -> None:
    draft_id = drafts.create("phone;Name\r\n79160010001;Анна\r\n".encode("cp1251"), "people.csv", by=LOCAL)
    drafts.read_differently(draft_id, ReadingChoice(delimiter=","), by=LOCAL)
    draft = drafts.get(draft_id)
    assert draft.reading.header == ("phone;Name",)
    assert drafts.samples(draft_id)[0].cells == ("79160010001;Анна",)
    assert draft.version == 2


def test_a_draft_whose_staging_was_cut_off_is_staged_again(
    drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(GOOD + "79160010002;A-2;;Olga\r\n")
    drafts.set_column(draft_id, 3, Field.LEFT_OUT, by=LOCAL)
    with store.write() as tx:
        staging.drop(tx, draft_id)
    drafts.check(draft_id, by=LOCAL)
    assert drafts.review(draft_id).can_go == 2


def test_repeats_are_let_in_by_the_operator_only(drafts: Drafts, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD + GOOD.replace("A-1", "A-9"))
    assert drafts.review(draft_id).can_go == 1
    drafts.let_duplicates_in(draft_id, True, by=LOCAL)
    review = drafts.review(draft_id)
    assert (review.can_go, review.duplicates) == (2, 1)
    assert found_in(drafts, draft_id)[0].detail == "2"


def test_a_released_draft_cannot_be_changed(drafts: Drafts, releases: Releases, checked: Callable[[str], str]) -> None:
    draft_id = checked(GOOD)
    plan = releases.plan(draft_id, pace=Pace(10))
    releases.release(draft_id, fingerprint=plan.fingerprint, typed=1, pace=Pace(10), by=LOCAL)
    with pytest.raises(DraftReleased):
        drafts.set_values(draft_id, BatchValues(timezone=0), by=LOCAL)


def test_what_stays_behind_comes_back_with_its_reasons(
    drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    draft = drafts.get(checked(GOOD + SHORT + CUT))
    lines = mend.report(store, draft, say=words("en")).decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "phone;clientExternalId;timezone;Name;Callboard: row;Callboard: what is wrong;Callboard: how to mend it"
    )
    assert lines[1].startswith("7916001000;A-2;10800;Olga;3;A digit is missing;")
    assert lines[2].startswith('"79160010003;A-3";;;;4;')
    assert len(lines) == 3


def test_the_mended_file_is_brought_again_without_our_own_columns(
    drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    report = mend.report(store, drafts.get(checked(GOOD + SHORT)), say=words("ru"))
    mended = drafts.create(report.replace(b"7916001000;", b"79160010002;"), "mended.csv", by=LOCAL)
    drafts.check(mended, by=LOCAL)
    (candidate,) = drafts.going(mended).candidates
    assert candidate.variables == (("Name", "Olga"),)


def test_the_reserved_name_of_a_file_never_leaves(drafts: Drafts) -> None:
    content = f"phone;callbackData.{RESERVED_NAME}\r\n79160010001;forged\r\n".encode()
    draft_id = drafts.create(content, "people.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    (candidate,) = drafts.going(draft_id).candidates
    assert candidate.callback_data == ()
    assert candidate.row_key != "forged"
    assert [each.code for each in found_in(drafts, draft_id)] == [Code.RESERVED_NAME]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    assert files.keep(tmp_path, b"x") == files.keep(tmp_path, b"x")
    assert len(list(tmp_path.iterdir())) == 1


def test_two_columns_never_fill_one_name(drafts: Drafts) -> None:
    draft_id = drafts.create(b"phone;Name;callbackData.Name\r\n79160010001;Anna;x\r\n", "people.csv", by=LOCAL)
    drafts.set_column(draft_id, 2, Field.VARIABLE, by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    (candidate,) = drafts.going(draft_id).candidates
    assert candidate.variables == (("Name", "Anna"), ("Name_3", "x"))
