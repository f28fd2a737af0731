"""What the columns become: each change can be taken back, and nothing is taken from another column unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.drafts import mapping
from lib.drafts.mapping import NameNotFree
from lib.intake.columns import match
from lib.model.columns import MANY, RESERVED_NAME, Column, Field, Format

TITLES = st.sampled_from([
    "Телефон", "Phone Number 2", "phone1", "Client Id", "ID клиента", "Часовой пояс", "Шаблон", "Сценарий", "ФИО",
    "Имя", "Город", "Дата_приёма", "variables.Name", "callbackData.Name", "callbackData.id", "Name", "  Name ", "",
    "Callboard: row", RESERVED_NAME, "{{x}}", "system.now", "Сумма, руб.", "Сумма, руб",
])  # fmt: skip
HEADERS = st.lists(TITLES, min_size=1, max_size=8)
FIELDS = st.sampled_from(Field)


def names(columns: tuple[Column, ...]) -> list[tuple[Field, str]]:
    return [(column.field, column.name) for column in columns if column.name]


@given(HEADERS, st.integers(0, 7), FIELDS)
def test_a_column_set_to_another_field_and_back_is_as_it_was(header: list[str], index: int, field: Field) -> None:
    columns = match(header)
    place = index % len(columns)
    if field in MANY or not any(column.field is field for column in columns):
        back = mapping.becomes(mapping.becomes(columns, place, field), place, columns[place].field)
        assert back == columns


@given(HEADERS, st.integers(0, 7), FIELDS, st.sampled_from(mapping.OTHERS))
def test_no_two_columns_ever_share_a_name_or_a_field_for_one(
    header: list[str], index: int, field: Field, others: Field
) -> None:
    columns = mapping.others_become(mapping.becomes(match(header), index % len(header), field), others)
    assert len(set(names(columns))) == len(names(columns))
    single = [column.field for column in columns if column.field not in MANY]
    assert len(set(single)) == len(single)
    assert RESERVED_NAME not in [name for _, name in names(columns)]
    assert [(each.index, each.title) for each in columns] == list(enumerate(header))


@given(HEADERS, st.sets(st.integers(0, 7)))
def test_the_same_header_carries_the_same_mapping(header: list[str], hidden: set[int]) -> None:
    columns = match(header, hidden)
    for place in range(len(columns)):
        columns = mapping.becomes(columns, place, tuple(Field)[(place * 3) % len(Field)])
    columns = mapping.formatted(columns, 0, Format.FIRST_NAME)
    assert mapping.carried(columns, header, hidden) == columns
    assert mapping.differing(columns, mapping.carried(columns, header)) == ()


def test_all_other_columns_change_at_once_and_the_fields_of_the_request_stay() -> None:
    columns = match(["Phone", "Client Id", "Name", "callbackData.id", "", "Callboard: row", "Hidden"], hidden={6})
    out = mapping.others_become(columns, Field.LEFT_OUT, hidden={6})
    assert [column.field for column in out] == [Field.PHONE, Field.CLIENT_EXTERNAL_ID, *[Field.LEFT_OUT] * 5]
    back = mapping.others_become(out, Field.CALLBACK_DATA, hidden={6})
    assert names(back) == [(Field.CALLBACK_DATA, "Name"), (Field.CALLBACK_DATA, "id")]


def test_a_variable_gets_another_name_that_is_free() -> None:
    columns = mapping.renamed(match(["Phone", "Врач", "Имя"]), 1, " Doctor ")
    assert names(columns) == [(Field.VARIABLE, "Doctor"), (Field.VARIABLE, "Имя")]
    for taken in ("Имя", " ", RESERVED_NAME):
        with pytest.raises(NameNotFree):
            mapping.renamed(columns, 1, taken)


def test_one_column_says_the_city_and_any_other_can() -> None:
    columns = match(["Phone", "Город", "City", "Филиал"])
    assert [column.says_city for column in columns] == [False, True, False, False]
    assert [column.says_city for column in mapping.city_from(columns, 3)] == [False, False, False, True]
    assert not any(column.says_city for column in mapping.city_from(columns, None))


def test_a_hidden_column_is_left_out_unless_it_is_a_known_field() -> None:
    columns = match(["Phone", "Note", "Client Id", "variables.x"], hidden={0, 1, 3})
    assert [column.field for column in columns] == [
        Field.PHONE, Field.LEFT_OUT, Field.CLIENT_EXTERNAL_ID, Field.LEFT_OUT,
    ]  # fmt: skip


def test_a_new_column_takes_nothing_from_those_that_are_carried_over() -> None:
    old = mapping.renamed(mapping.becomes(match(["Phone", "Код", "Врач"]), 1, Field.CLIENT_EXTERNAL_ID), 2, "Name")
    new = mapping.carried(old, ["Name", "врач", "CLIENT_ID", " phone ", "Код"])
    assert [(column.title, column.field, column.name) for column in new] == [
        ("Name", Field.VARIABLE, "Name_1"),
        ("врач", Field.VARIABLE, "Name"),
        ("CLIENT_ID", Field.VARIABLE, "CLIENT_ID"),
        (" phone ", Field.PHONE, ""),
        ("Код", Field.CLIENT_EXTERNAL_ID, ""),
    ]
