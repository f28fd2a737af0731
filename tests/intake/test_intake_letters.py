"""Single-byte encodings are told apart by their letters, in files of a handful of rows too."""

import random

import pytest

from lib.intake import letters
from lib.intake.read import read

NAMES = [
    "Кузьмин", "Щукина", "Ёлкин", "Жданов", "Пётр", "Юлия", "Фёдорова", "Эдуард", "Шамиль", "Гульнара", "Хабаровск",
    "Йошкар-Ола", "Ярославль", "Электросталь", "водитель", "бухгалтер", "напоминание", "врач", "анализы", "Цой", "Ян",
]  # fmt: skip
RUSSIAN = ("cp1251", "koi8-r", "cp866")


@pytest.mark.parametrize("case", [str, str.upper, str.lower], ids=["as names", "capitals", "small letters"])
@pytest.mark.parametrize("header", ["phone;Name;City", "Телефон;Имя;Город", "79161234560;x;y"])
@pytest.mark.parametrize("encoding", RUSSIAN)
def test_a_russian_file_of_three_rows_is_read_in_its_own_encoding(encoding: str, header: str, case: type[str]) -> None:
    chance = random.Random(5)
    wrong = []
    for _ in range(40):
        rows = [f"7916123456{row};{';'.join(case(chance.choice(NAMES)) for _ in range(2))}" for row in range(3)]
        content = "\r\n".join([header, *rows]).encode(encoding)
        found = letters.encoding(content)
        wrong += [] if found == encoding else [(found, rows)]

    assert wrong == []


@pytest.mark.parametrize("encoding", RUSSIAN)
def test_a_russian_file_comes_out_in_russian_letters(encoding: str) -> None:
    file = read("Телефон;Имя\r\n79161234567;Пётр\r\n79161234568;МАРИЯ\r\n".encode(encoding), "people.csv")

    assert file.reading.encoding == encoding
    assert file.records["cells"].to_pylist() == [["79161234567", "Пётр"], ["79161234568", "МАРИЯ"]]


@pytest.mark.parametrize("title", ["тел;имя", "Тел.;Имя", "ТЕЛ;ФИО", "моб;дата"])
@pytest.mark.parametrize("encoding", RUSSIAN)
def test_short_titles_over_rows_without_a_russian_letter_tell_the_encoding(encoding: str, title: str) -> None:
    file = read(f"{title}\n79161234567;Bob\n".encode(encoding), "people.csv")

    assert (file.reading.encoding, ";".join(file.reading.header)) == (encoding, title)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("phone;Name\n1;Müller\n2;José\n3;Zoë", id="three names"),
        pytest.param("phone;Name\n1;Jürgen Groß\n2;François\n", id="two words"),
        pytest.param("téléphone;prénom\n1;Hélène\n2;André\n", id="French titles"),
        pytest.param("phone;Name\n1;MÜLLER\n2;GARCÍA\n", id="capitals"),
        pytest.param("phone;Name\n1;Müller\n", id="one word that is no Latin one with a look-alike"),
    ],
)
def test_western_letters_among_latin_ones_are_western(text: str) -> None:
    file = read(text.encode("cp1252"), "people.csv")

    assert file.reading.encoding == "cp1252"
    assert text.partition("\n")[0] == ";".join(file.reading.header)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("phone;Name\n1;Иван", id="one word"),
        pytest.param("phone;Name\n1;Cepгей\n2;Bacя\n3;Aлeкceй", id="Latin look-alikes"),
        pytest.param("phone;Note\n1;SMSка\n2;VIPы\n3;emailы", id="Russian endings of Latin words"),
        pytest.param("phone;x\n1;я\n2;в\n3;и", id="single letters"),
        pytest.param("phone;Note\n1;№ 5\n2;«a»\n3;a – b", id="signs only"),
        pytest.param("phone;Name\n1;Олексій\n2;Їжак", id="Ukrainian"),
        pytest.param(
            "phone;Name\n1;Müller\n2;José\n".replace("ü", "ь").replace("é", "й") + "3;Да", id="one Russian word"
        ),
        pytest.param("phone;City\n1;Moscow\n".replace("sc", "sс"), id="a Cyrillic look-alike in one Latin word"),
        pytest.param("phone;A;B\n1;café;".replace("é", "й"), id="one Western word"),
    ],
)
def test_what_is_not_clearly_something_else_is_cp1251_and_never_western(text: str) -> None:
    assert read(text.encode("cp1251"), "people.csv").reading.encoding == "cp1251"


def test_a_late_russian_word_is_found_in_a_long_file_of_western_ones() -> None:
    western = "1;M\xfcller\n".encode("latin-1") * 6_000

    assert letters.encoding(b"phone;Name\n" + western) == "cp1252"
    assert letters.encoding(b"phone;Name\n" + western + "1;Анна\n".encode("cp1251")) == "cp1251"
