"""A file of invented candidates as a CRM exports it: eight columns, phones in every usual form."""

import csv
import io

HEADER = ("Телефон", "ID клиента", "Часовой пояс", "Имя", "Фамилия", "Город", "Сумма", "Дата")
_NAMES = ("Анна", "Пётр", "Иван", "Мария", "Ольга", "Сергей", "Дмитрий", "Елена")
_SURNAMES = ("Иванов", "Петров", "Сидоров", "Смирнов", "Попов")
_CITIES = ("Казань", "Москва", "Самара", "Омск", "Томск", "Уфа", "Пермь")
_ZONES = ("+3", "МСК+2", "UTC+03:00")
_CODES = (903, 905, 910, 915, 916, 920, 926, 950, 960, 980)


def file(rows: int) -> bytes:
    """A CSV with `;` in UTF-8 whose rows can all go, each with a number of its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for place in range(rows):
        writer.writerow([
            _phone(place), f"{place:06}", _ZONES[place % 3], _NAMES[place % 8], _SURNAMES[place % 5],
            _CITIES[place % 7], f"{place % 9000},5", f"{1 + place % 28:02}.11.26",
        ])  # fmt: skip
    return text.getvalue().encode()


def _phone(place: int) -> str:
    code, rest = _CODES[place % 10], f"{place // 10 * 7 + 1_000_000:07}"[-7:]
    match place // 10 % 10:
        case 0 | 1 | 2 | 3:
            return f"7{code}{rest}"
        case 4:
            return f"+7{code}{rest}"
        case 5 | 6:
            return f"8 ({code}) {rest[:3]}-{rest[3:5]}-{rest[5:]}"
        case 7 | 8:
            return f"+7 {code} {rest[:3]} {rest[3:]}"
        case _:
            return f"{code}{rest}"
