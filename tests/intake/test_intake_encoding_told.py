"""How many small files are told their encoding rightly: real tables of a row or two, in every encoding that has their
letters. What is not told is named here, so that it is known when it changes for the better or the worse.
"""

import pytest

from lib.intake.encoding import ENCODINGS, open_text

RUSSIAN = """
Телефон;Имя|79161234567;Анна|79161234568;Пётр
тел;имя|79161234567;Ян
phone;name|79161234567;Анна
phone;name|79161234567;Ия
phone;name|79161234567;Иван Петров|79161234568;Ольга Ким
phone;city|79161234567;Уфа
phone;city|79161234567;Москва|79161234568;Омск
Номер;ФИО;Долг|79161234567;ИВАНОВ ИВАН;1500,50
79161234567;Анна
79161234567;Анна Ким;Казань|79161234568;Олег Цой;Уфа
phone;name|79161234567;анна
phone;name;sum|79161234567;ЮЛИЯ;100
phone;company|79161234567;ООО «Ромашка»|79161234568;ИП Сидоров
phone;note|79161234567;перезвонить завтра
phone;gender|79161234567;м|79161234568;ж
phone;agree|79161234567;да|79161234568;нет
Телефон|79161234567
phone;street|79161234567;ул. Ленина, д. 5, кв. 7
phone;name|79161234567;Щербаков Юрий
phone;name|79161234567;Жанна
phone;name|79161234567;Эльдар|79161234568;Цыден
phone,first_name,last_name|79161234567,Фёдор,Ёлкин
phone;name|79161234567;Алёна
№;phone|1;79161234567|2;79161234568
phone;zone|79161234567;МСК+2
phone;time|79161234567;9 утра
phone;price|79161234567;100 руб.
Контрагент;Телефон|ООО Альфа;79161234567
phone;name|79161234567;Зоя|79161234568;Лев
phone;name|79161234567;КИМ|79161234568;ЦОЙ
"""
UKRAINIAN = """
Телефон;Ім'я|380501234567;Оксана
phone;name|380501234567;Олексій
phone;name|380501234567;Ігор
phone;name|380501234567;Євген Їжак
Прізвище;Номер|Шевченко;380501234567
phone;city|380501234567;Київ
phone;city|380501234567;Львів|380501234568;Харків
phone;note|380501234567;передзвонити завтра
380501234567;Наталія
phone;name|380501234567;Юлія
"""
GERMAN = """
phone;name|4915112345678;Müller
Telefon;Straße|4915112345678;Hauptstraße 1
phone;name|4915112345678;Jürgen Groß|4915112345679;Anna
phone;city|4915112345678;München|4915112345679;Köln
Phone;Größe|4915112345678;5
phone;name|4915112345678;Schröder
phone;name|4915112345678;Böhm
4915112345678;Käthe
"""
FRENCH = """
téléphone;prénom|33612345678;Zoë
phone;name|33612345678;Zoë
phone;name|33612345678;François
phone;name|33612345678;Hélène|33612345679;René
numéro;nom|33612345678;Dupont
phone;city|33612345678;Besançon
phone;name|33612345678;José
phone;note|33612345678;à rappeler
"""
SPANISH = """
teléfono;nombre|34612345678;Peña
phone;name|34612345678;José María
phone;name|34612345678;Muñoz
phone;name|34612345678;Ángel
phone;name|34612345678;Begoña|34612345679;Íñigo
phone;note|34612345678;mañana
número;nombre|34612345678;Ana
phone;city|34612345678;Málaga
"""
UNICODE = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be")
OWN = {
    RUSSIAN: ("cp1251", "koi8-r", "cp866"), UKRAINIAN: ("cp1251",), GERMAN: ("cp1252",), FRENCH: ("cp1252",),
    SPANISH: ("cp1252",),
}  # fmt: skip
NOT_TOLD = {
    ("cp866", "Ия"), ("cp866", "Уфа"), ("cp866", "9 утра"), ("cp866", "№"),
    ("koi8-r", "ЮЛИЯ"), ("koi8-r", "м"),
    ("cp1252", "Zoë"), ("cp1252", "José"), ("cp1252", "à rappeler"),
    ("cp1252", "Muñoz"), ("cp1252", "Ángel"), ("cp1252", "mañana"),
}  # fmt: skip
"""The encoding, and the first text of the table that is beyond ASCII: all of these are taken for CP-1251."""


def tables(encoding: str) -> list[str]:
    """Those that this encoding can write."""
    found = []
    for each, own in OWN.items():
        for line in each.strip().splitlines():
            if encoding in (*own, *UNICODE) and line.encode(encoding, "ignore").decode(encoding) == line:
                found.append(line.replace("|", "\n") + "\n")
    return found


def first_beyond_ascii(table: str) -> str:
    return next(cell for cell in table.replace("\n", ";").split(";") if not cell.isascii())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_so_many_small_files_are_told_their_encoding(encoding: str) -> None:
    read_as = {table: open_text(table.encode(encoding)).encoding for table in tables(encoding)}

    wrong = {table: found for table, found in read_as.items() if found != encoding}

    assert len(read_as) >= 20
    assert {(encoding, first_beyond_ascii(table)) for table in wrong} == {
        (name, text) for name, text in NOT_TOLD if name == encoding
    }
    assert set(wrong.values()) <= {"cp1251"}
