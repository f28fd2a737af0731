import pytest

from lib.intake.columns import match, name_for, unprefixed
from lib.model.columns import Column, Field


def fields(*header: str) -> list[tuple[Field, str]]:
    return [(column.field, column.name) for column in match(header)]


@pytest.mark.parametrize(
    ("field", "titles"),
    [
        (
            Field.PHONE,
            (
                "Номер телефона|Phone number|Phone Number|Phone Number 2|phone1|Phone 3|НОМЕР-ТЕЛЕФОНА_2|тел2"
                "|phone_number|PHONE|Телефон|Телефон 2"
                "|Телефон №3|номер|моб. телефон|Доп. телефон|тел.|tel|mobile|\ufeffТелефон:"
                "| Мобильный  телефон |Номер\nтелефона|'Телефон'|«Phone»"
                "|сот. тел.|Телефон/мобильный|Телефон (моб.)|Phone (mobile)"
            ),
        ),
        (
            Field.CLIENT_EXTERNAL_ID,
            (
                "Client Id|Client ID|Client external ID|clientExternalId|client_external_id|Внешний идентификатор"
                "|Внешний идентификатор (клиента)|Внешний идентификатор клиента|Внешний ID клиента|ID клиента|ID"
                "|Внеш. ID|Код пациента|ID должника|Ид. заёмщика|Patient ID|candidate_id"
            ),
        ),
        (
            Field.TIMEZONE,
            (
                "Time Zone|timezone|time_zone|Часовой пояс|Часовой пояс:|Час. пояс|Часовой пояс клиента"
                "|Часовой пояс (UTC)|Смещение от UTC|Временная зона|Client time zone|Timezone (sec)"
            ),
        ),
        (
            Field.BOT_SETTINGS_ID,
            "botSettingsId|bot_settings_id|Сценарий|ID сценария|Scenario|Название сценария|Scenario name",
        ),
        (
            Field.AUTO_CALL_TEMPLATE_ID,
            "autoCallTemplateId|auto-call-template-id|Шаблон|ID шаблона|Template ID|Название шаблона|Template name",
        ),
        (Field.CHECK_PHONE, "checkPhone|check_phone|Проверять номер|Проверка номера"),
    ],
)
def test_titles_are_known_in_both_languages(field: Field, titles: str) -> None:
    for title in titles.split("|"):
        assert fields(title) == [(field, "")], title


@pytest.mark.parametrize(
    "title",
    [
        "Телефон должника", "Тел. клиента", "Телефон клиента 2", "2-й телефон", "Телефон №2", "Второй телефон",
        "Телефон (дополнительный)", "Телефон 1 (моб.)", "№ телефона", "N тел.", "Номер моб.", "Номер для звонка",
        "Клиент: телефон", "Телефон для связи", "Телефон (обязательно)", "Primary Phone", "Customer Phone Number",
        "Contact Number", "Phone 1 - Value", "Tel #", "Other phone 2", "Phone Number (required)",
        "Моб. тел. (доп.)", "Контактные телефоны", "Все телефоны", "Моб. номер", "№ моб.", "Контактный моб.",
        "Номер мобильного телефона клиента", "Номер сот. тел.", "Мобильный пациента", "Телефон соискателя",
        "Телефон контрагента", "2-ой телефон", "Телефон, моб.", "Телефон – мобильный", "Телефон (10 цифр)",
        "Телефон в формате +7ХХХХХХХХХХ", "Телефон (без 8)", "Телефон, +7", "Конт. тел.", "Тлф.",
        "Мобильны\u0438\u0306 телефон",
        "Patient's mobile", "Client Mobile 2", "Third phone", "Alt. phone", "Mob.", "Phone (E.164)",
        "Phone (with country code)", "Phones[1]",
    ],
)  # fmt: skip
def test_a_phone_may_say_whose_and_which_it_is(title: str) -> None:
    assert fields(title) == [(Field.PHONE, "")]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Тeлeфон", Field.PHONE),
        ("ТЕЛЕФOН КЛИEНТА", Field.PHONE),
        ("рhоne", Field.PHONE),
        ("Tимезоne", Field.VARIABLE),
        ("Часoвой пояс", Field.TIMEZONE),
        ("Сценаpий", Field.BOT_SETTINGS_ID),
    ],
)
def test_a_title_with_letters_of_the_other_alphabet_that_look_alike_is_known(title: str, field: Field) -> None:
    assert not title.isascii()
    assert [found for found, _ in fields(title)] == [field]


@pytest.mark.parametrize("title", ["1" * 60, "моб" * 20, "Телефон " + "1 " * 20 + "x", "телефон" * 8 + "ы" * 4])
def test_a_long_title_is_told_at_once(title: str) -> None:
    assert fields(title) == [(Field.VARIABLE, title)]


@pytest.mark.parametrize(
    "title",
    [
        "FirstName",
        "Имя",
        "Телефон менеджера",
        "Рабочий телефон",
        "Телефон сотрудника",
        "Телефон родителя",
        "Телефон получателя",
        "Recipient phone",
        "Phone type",
        "Work phone",
        "Номер клиента",
        "phone model",
        "Номер договора",
        "timezone name",
        "m_0",
        "Домашний телефон",
        "Home phone",
        "Личный номер",
        "Доп номер",
        "Телефон контактного лица",
        "Телефон мамы",
        "Мобильный оператор",
        "Mobile operator",
        "Телефон записан 10.10",
        "WhatsApp",
        "Номер карты",
        "ID заявки",
        "Код врача",
        "Название клиники",
    ],
)
def test_any_other_title_is_the_name_of_a_variable(title: str) -> None:
    assert fields(title) == [(Field.VARIABLE, title)]


def test_a_variable_is_named_as_its_title_stands_but_for_white_space_around() -> None:
    assert match(["  Дата визита "]) == (Column(0, "  Дата визита ", Field.VARIABLE, "Дата визита"),)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Сумма, руб.", "Сумма, руб"),
        ("Тел. поручителя", "Тел поручителя"),
        ("Ф.И.О.", "ФИО"),
        ("Ф.И.О пациента", "ФИО пациента"),
        ("Дата г.р.", "Дата гр"),
        ("Сумма (тыс.)", "Сумма (тыс)"),
        ("Amt. due", "Amt due"),
        ("система.дата", "система.дата"),
        ("a.b", "a.b"),
        ("v1.2", "v1.2"),
        ("variables.Сумма, руб.", "Сумма, руб."),
        (".", "."),
    ],
)
def test_the_dots_of_abbreviations_are_no_part_of_a_name_and_those_that_twin_keeps_for_itself_stay(
    title: str, name: str
) -> None:
    assert fields(title) == [(Field.VARIABLE, name)]
    assert name_for(title, 0) == name


def test_a_title_over_several_lines_names_its_variable_in_one() -> None:
    assert fields("Дата\nвизита", "variables.first \r\n name", "callbackData.\tid") == [
        (Field.VARIABLE, "Дата визита"),
        (Field.VARIABLE, "first name"),
        (Field.CALLBACK_DATA, "id"),
    ]


def test_prefixes_say_where_a_column_goes() -> None:
    assert fields("variables.Name", "callbackData.lead_id", "CallbackData. id ", "callback_data.x") == [
        (Field.VARIABLE, "Name"),
        (Field.CALLBACK_DATA, "lead_id"),
        (Field.CALLBACK_DATA, "id"),
        (Field.CALLBACK_DATA, "x"),
    ]


def test_callback_data_without_a_name_is_given_back_and_not_spoken() -> None:
    assert fields("callbackData", "callback_data") == [
        (Field.CALLBACK_DATA, "callbackData"),
        (Field.CALLBACK_DATA, "callback_data"),
    ]


def test_a_prefixed_title_is_never_a_field_of_the_request() -> None:
    assert fields("variables.phone", "callbackData.timezone") == [
        (Field.VARIABLE, "phone"),
        (Field.CALLBACK_DATA, "timezone"),
    ]


def test_several_columns_may_be_phones_and_only_one_the_external_id() -> None:
    assert fields("Телефон", "Телефон 2", "Client Id", "ID клиента", "Time Zone", "Часовой пояс") == [
        (Field.PHONE, ""),
        (Field.PHONE, ""),
        (Field.CLIENT_EXTERNAL_ID, ""),
        (Field.VARIABLE, "ID клиента"),
        (Field.TIMEZONE, ""),
        (Field.VARIABLE, "Часовой пояс"),
    ]


def test_a_column_without_a_title_is_left_out() -> None:
    assert match(["phone", "  "])[1] == Column(1, "  ", Field.LEFT_OUT)


@pytest.mark.parametrize("title", ["callbackData.callboardRow", "variables.callboardRow", " callboardRow "])
def test_our_own_reserved_name_is_left_out(title: str) -> None:
    assert fields(title) == [(Field.LEFT_OUT, "")]


def test_a_name_is_given_once() -> None:
    assert fields("Name", "variables.Name", "callbackData.Name") == [
        (Field.VARIABLE, "Name"),
        (Field.LEFT_OUT, ""),
        (Field.CALLBACK_DATA, "Name"),
    ]


def test_a_file_without_a_phone_column_is_matched_all_the_same() -> None:
    assert all(column.field is not Field.PHONE for column in match(["Имя", "Город"]))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("", "column_5", id="no title"),
        pytest.param("\u200b ", "column_5", id="invisible title"),
        pytest.param("system.now", "system.now", id="as it stands"),
        pytest.param("callboardRow", "column_5", id="our own"),
        pytest.param(" Имя ", "Имя", id="white space"),
        pytest.param("callbackData.lead", "lead", id="prefix"),
    ],
)
def test_a_column_can_be_given_a_name(title: str, name: str) -> None:
    assert name_for(title, 4) == name


@pytest.mark.parametrize(
    "title", ["Город", "город_клиента", "Город пациента", "Нас. пункт", "Населённый пункт", "City", "Patient City"]
)
def test_the_column_of_the_city_is_a_variable_that_says_where_the_row_is(title: str) -> None:
    (column,) = match([title])
    assert (column.field, column.says_city) == (Field.VARIABLE, True)


@pytest.mark.parametrize("title", ["Филиал", "Город доставки", "Адрес", "Городской телефон", "Capacity"])
def test_no_other_column_says_the_city(title: str) -> None:
    assert not match([title])[0].says_city


def test_a_prefix_without_a_name_is_no_prefix() -> None:
    assert unprefixed("variables. ") == (None, "variables.")
