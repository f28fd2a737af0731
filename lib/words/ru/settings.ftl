# Настройки: что задано, и проверка связи.

settings-twin = TWIN
settings-mode = Режим
settings-address = Адрес
settings-token = Токен
settings-company = Компания
settings-not-told = токен не сообщает
settings-token-sandbox = в песочнице не нужен
settings-token-absent = не задан (TWIN_TOKEN)
settings-token-unknown-end = задан; до какого срока, не сообщает
settings-token-until = задан, до { $moment }
settings-token-ended = истёк { $moment }
settings-how-sandbox = Если задать TWIN_TOKEN, со следующего запуска Callboard перейдёт в боевой режим. История песочницы останется отдельной.
settings-how-live = Выпущенное звонит настоящим людям. Токен нигде не показан и не хранится.
settings-how-live_no_token = Администратор задаёт TWIN_TOKEN и перезапускает Callboard. До тех пор ничего не уходит.
settings-check = Проверить связь
settings-check-what = Находим имя, соединяемся, здороваемся. У TWIN ничего не просим и никому не звоним.
settings-checking = Проверяем связь
settings-reached = Связь с адресом есть: имя, соединение и шифрование в порядке.
settings-failed = Связи с адресом нет
settings-failed-settings = Адрес, прокси или файл сертификатов в настройках не подходит. Посмотрите TWIN_BASE_URL, TWIN_PROXY и TWIN_CA_BUNDLE.
settings-failed-name = Имя не находится. Верен ли адрес (TWIN_BASE_URL) и видит ли этот сервер сервер имён?
settings-failed-tcp = Имя известно, но там никто не отвечает. Возможно, мешает межсетевой экран или нужен прокси (TWIN_PROXY).
settings-failed-proxy = Прокси отказывается соединять с TWIN. Спросите того, кто его ведёт (TWIN_PROXY).
settings-failed-tls = Кто-то отвечает, но шифрованное соединение не выходит. Возможно, прокси подставляет свой сертификат: задайте TWIN_CA_BUNDLE.
settings-failed-ready = Соединение было готово и оборвалось. Попробуйте ещё раз.

settings-limits = Пределы
settings-day-limit = Людей за 24 часа
settings-no-limit = в песочнице предела нет
settings-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
settings-guard-days = Не звоним снова в течение
settings-days = { $count ->
    [one] { $count } дня
   *[other] { $count } дней
}
settings-upload = Самый большой файл
settings-country = Страна по умолчанию
settings-tries = Попыток без ответа
settings-connect_timeout = Соединение не дольше
settings-read_timeout = Ответ не дольше
settings-total_timeout = Запрос не дольше
settings-limits-how = Администратор меняет их в окружении или в .streamlit/secrets.toml; они действуют со следующего запуска.

settings-storage = Данные
settings-data = Папка
settings-storage-how = Здесь хранятся история и загруженные файлы, песочница и боевой режим раздельно. CALLBOARD_DATA переносит папку.
