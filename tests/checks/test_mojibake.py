"""Which text was read in another encoding, and that no real name is taken for such a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.checks import cities, first_name
from lib.checks.mojibake import SUSPICIOUS, meant, mojibake

GARBLED = [
    ("Анна Петрова", "utf-8", "cp1251", "UTF-8"),
    ("Пётр", "utf-8", "cp1251", "UTF-8"),
    ("Мария", "utf-8", "latin-1", "UTF-8"),
    ("José", "utf-8", "latin-1", "UTF-8"),
    ("Иван", "utf-8", "koi8-r", "UTF-8"),
    ("Иван", "utf-8", "cp866", "UTF-8"),
    ("Пётр", "cp1251", "latin-1", "Windows-1251"),
    ("Анна, ул. Ленина, 5", "cp1251", "latin-1", "Windows-1251"),
    ("Петр", "koi8-r", "latin-1", "KOI8-R"),
    ("Пётр", "cp1251", "cp866", "Windows-1251"),
    ("Анастасия Петрова", "koi8-r", "cp1251", "KOI8-R"),
    ("Анастасия Петрова", "cp1251", "koi8-r", "Windows-1251"),
    ("Сергей Петров", "cp866", "cp1251", "CP-866"),
    ("José", "cp1252", "cp1251", "Windows-1252"),
    ("Zoë", "cp1252", "cp1251", "Windows-1252"),
    ("Zoë Müller – 5 km", "cp1252", "cp1251", "Windows-1252"),
    ("François Groß", "cp1252", "cp1251", "Windows-1252"),
]
_REAL = """
José Zoë Éléonore Åse Øyvind Łukasz Žižek Müller Çelik Ñuñez Noël Renée Gül Ağaoğlu Đorđe Жељко Љубица Ђорђе Євген Їжак
Ґонта Олексій Сёма Рёва Әлия Нұрсұлтан İbrahim Ólafur Þór Æðelred «АО» №5 ООО iPhone мАМА O'Brien Анна-Мария ПЁТР пётр
SMSка VIPы emailы CRMи Wi-Fi-й Skypeа iPhoneы Cepгей Aлекceй Bacя Moсcow Mоscow Яndex еmail Tь Сlub Nокиа
10€ 5° §7 Привет… §… Smith–Jones „Заря“
"""
REAL = _REAL.split()
KNOWN = sorted(first_name._NAMES) + sorted(city.strip() for each in cities._ZONES.values() for city in each.split(","))


@pytest.mark.parametrize(("text", "right", "read_as", "name"), GARBLED)
def test_a_garbled_text_names_the_encoding_that_would_have_been_right(
    text: str, right: str, read_as: str, name: str
) -> None:
    garbled = text.encode(right).decode(read_as)
    assert mojibake(garbled) == name
    assert meant(garbled) == text
    assert re.search(SUSPICIOUS, garbled)


def test_no_real_name_counts_as_garbled() -> None:
    spelled = [form for name in [*REAL, *KNOWN] for form in (name, name.upper(), name.title(), name.capitalize())]
    assert [name for name in spelled if mojibake(name)] == []
    pairs = [f"{surname} {name}" for surname in REAL for name in KNOWN[::7]]
    assert [pair for pair in pairs if mojibake(pair)] == []


@given(text=st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -", min_size=1, max_size=30))
def test_no_russian_words_count_as_garbled(text: str) -> None:
    assert mojibake(text) is None
    assert mojibake(text.title()) is None
    assert mojibake(text.upper()) is None


@given(text=st.text("abcdefghijklmnopqrstuvwxyz 0123456789.,'-", max_size=30))
def test_no_latin_words_count_as_garbled(text: str) -> None:
    assert mojibake(text) is None
