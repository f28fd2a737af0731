"""Rows that are no records can be taken away as a file."""

from lib.drafts import unread
from lib.intake.read import read
from lib.words import words


def test_the_rows_come_with_number_reason_and_text_as_a_spreadsheet_reads_them() -> None:
    content = 'Список\nТелефон;Имя\n1;"а;б\n2;в\n3;=cmd()\n4\n'.encode()
    reading = read(content, "people.csv").reading

    report = unread.report(reading.unreadable, say=words("ru")).decode("utf-8-sig")

    assert report.splitlines() == [
        "Строка;Почему это не запись;Текст строки",
        "1;Стоит над названиями столбцов;Список",
        '3;Кавычка открыта и не закрыта;"1;""а;б"',
        "6;Ячеек меньше, чем названий столбцов;4",
    ]
