# Таблица для заполнения, которую можно скачать, и для чего её столбцы.

form-open = Скачать шаблон таблицы
form-lead = Таблица с нужными столбцами: заполните её и принесите сюда.
form-names = Ваши переменные, по одной в строке
form-names-take = Взять эти имена
form-columns = Столбцы: { $titles }
form-kind-xlsx = Excel (XLSX)
form-kind-semicolon = CSV с точками с запятой, CP-1251
form-kind-comma = CSV с запятыми, UTF-8
form-which = В XLSX номера остаются текстом, а на втором листе объяснён каждый столбец. CSV с точками с запятой открывается в русском Excel.
form-not-cp1251 = В этих именах есть буквы, которых нет в CP-1251, поэтому такой файл не предлагается.
form-file = callboard-шаблон

form-sheet = Люди
form-sheet-what = О столбцах
form-column = Столбец
form-what = Что в нём писать

form-title-phone = Телефон
form-title-phone-more = Телефон { $place }
form-title-clientExternalId = Внешний id клиента
form-title-timezone = Часовой пояс
form-title-botSettingsId = Сценарий
form-title-autoCallTemplateId = Шаблон
form-title-checkPhone = Проверка телефона

form-phone = Номер человека, например +79161234567 или 8 (916) 123-45-67. Первый номер нужен в каждой строке, второй — для тех, у кого их два.
form-clientExternalId = Ваш собственный идентификатор человека, например C-1042. Он вернётся с результатом, у каждого он свой.
form-timezone = Часовой пояс человека: секунды от UTC (10800), часы (+3), название (Europe/Moscow) или МСК+2. Пусто — как задано для всего списка.
form-botSettingsId = Сценарий звонка: его id в TWIN или имя, которое он носит в Callboard. Пусто — как задано для всего списка.
form-autoCallTemplateId = Шаблон обзвона: его id в TWIN или имя, которое он носит в Callboard. Пусто — как задано для всего списка.
form-checkPhone = Проверяет ли TWIN номер перед звонком: да или нет. Пусто — как задано для всего списка.
form-variable = Бот знает это как { $name } и может произнести. Пишите так, как это должно звучать.
form-callback = Вернётся с результатом как { $name }. Бот этого не произносит.
