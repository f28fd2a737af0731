"""A to-do list of many kinds: the rows of an entry far down stand beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import operator_at_work as operator
from tests.browser.conftest import Server

pytestmark = pytest.mark.browser

FILE = (
    "Телефон;ID клиента;Часовой пояс;Город;Имя;Долг\r\n"
    "79160010001;A-1;+3;Москва;Анна;1500,00\r\n"
    "7916001000;A-2;+3;Москва;Ольга;1500,00\r\n"
    "79160010003.0;A-3;+3;Москва;Иван;1500,00\r\n"
    "7,98765E+10;A-4;+3;Москва;Пётр;1500,00\r\n"
    "7916О010005;A-5;+3;Москва;Олег;1500,00\r\n"
    "7916001?006;A-6;+3;Москва;Мария;1500,00\r\n"
    "нет номера;A-7;+3;Москва;Семён;1500,00\r\n"
    "79160010008;A-8;99999;Москва;Павел;1500,00\r\n"
    "79160010009;A-9;+3;Москва;{{name}};1500,00\r\n"
    "79160010001;A-10;+3;Москва;Глеб;1500,00\r\n"
    "79160010011;A-11;+3;Москва;=A1+1;1500,00\r\n"
    "89160010012;A-12;+3;Москва;Вера;\r\n"
    "79160010013;A-12;+7;Москва;Нина;1500,00\r\n"
    "79160010014, 79160010015;А-14;+3;Москва;Юлия;1500,00\r\n"
    "79160010016 доб. 12;A-16;+3;Москва;Зоя;1500,00\r\n"
    "7916001001778;A-17;+3;Москва;Инна;1500,00\r\n"
    "89005550011223;A-18;+3;Москва;Лев;1500,00\r\n"
    "77;A-19;+14;Москва;Лука;1500,00\r\n"
    ";A-20;+3;Москва;Илья;1500,00\r\n"
)


def test_the_rows_of_the_last_of_many_entries_are_in_sight_beside_it(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{serve().url}/batch")
    path = tmp_path / "many.csv"
    path.write_text(FILE, encoding="cp1251")
    operator.upload(page, path)
    operator.columns(page)
    operator.review(page)
    operator.ready(page)

    last = page.locator("[class*=st-key-kind-]").last
    last.locator("summary").click()
    expect(page.locator(".st-key-all button")).to_be_in_viewport()
    expect(page.locator("[data-testid=stDataFrame]").first).to_be_in_viewport()
    expect(last.locator("summary")).to_be_in_viewport()
