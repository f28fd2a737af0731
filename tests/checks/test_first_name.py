"""The first name out of «ФИО»: right, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks.first_name import first_name

SURNAMES = st.sampled_from(
    ["Иванов", "Ким", "Цой", "Ёлкина", "Салтыков-Щедрин", "Хабибуллина", "О’Коннор", "Черных", "Петренко"]
)
NAMES = st.sampled_from(["Иван", "Гульназ", "Анна-Мария", "Ёлка", "Лука", "Пётр", "Зухра"])
PATRONYMICS = st.sampled_from(["Иванович", "Сергеевна", "Ильич", "Никитична", "Кузьмич", "Ильинична", "Фомич"])


@given(SURNAMES, NAMES, PATRONYMICS, st.sampled_from(["{s} {n} {p}", "{n} {p} {s}", " {s}  {n}\u00a0{p} "]))
def test_of_three_words_the_one_before_the_patronymic_is_the_first_name(
    surname: str, name: str, patronymic: str, order: str
) -> None:
    assert first_name(order.format(s=surname, n=name, p=patronymic)) == name


@given(SURNAMES, NAMES, PATRONYMICS)
def test_capitals_and_small_letters_are_written_as_a_name_is(surname: str, name: str, patronymic: str) -> None:
    full = f"{surname} {name} {patronymic}"
    assert first_name(full.upper()) == first_name(full.lower()) == name


@given(st.text(st.characters(categories=("L", "Nd", "P", "Zs")), max_size=40))
def test_whatever_stands_there_nothing_is_made_up(text: str) -> None:
    found = first_name(text)
    assert found is None or found.casefold() in {word.casefold() for word in text.split()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Иванов Иван", "Иван"),
        ("Ким Анна", "Анна"),
        ("Анна Петрова", "Анна"),
        ("Anna Petrova", "Anna"),
        ("Анна Сергеевна", "Анна"),
        ("Анна", "Анна"),
        ("Абрамович Роман Аркадьевич", "Роман"),
        ("Роман Аркадьевич Абрамович", "Роман"),
        ("Алиев Ильдар Мамед оглы", "Ильдар"),
        ("Алиев Ильдар Мамед-оглы", "Ильдар"),
        ("Каримов Бахтиёр Алишер угли", "Бахтиёр"),
        ("МУХАМЕДОВА ГУЛЬНОРА РУСТАМ КИЗИ", "Гульнора"),
        ("Ivanov Petr Sergeevich", "Petr"),
    ],
)
def test_a_sure_first_name_is_found(text: str, name: str) -> None:
    assert first_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Иванов И. И.", "Иванов И.И.", "Иванов", "Петров Иванович Сергей", "Петров Иванович Сидорова",
        "Иван Пётр", "Петрова Петровна", "Анна Ким",
        "Роман Гульназ", "John Smith", "ООО Ромашка", "",
        "Иванов Иван (жена Анна)", "Иванов 2 Иван", "Роман Анна Сергеевна", "Иванов Иван Петрович Сергеев",
        "Ильдар Мамед оглы", "ИП Иванов Иван Иванович", "Г-н Иванов Иван",
    ],
)  # fmt: skip
def test_what_leaves_a_doubt_has_no_first_name(text: str) -> None:
    assert first_name(text) is None
