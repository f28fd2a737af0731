# Настройки: что задано, и проверка связи.

settings-twin = TWIN
settings-mode = Режим
settings-address = Адрес
settings-token = Токен
settings-company = Компания
settings-not-told = токен не сообщает
settings-token-sandbox = в песочнице не нужен
settings-token-none = пока нет
settings-token-fixed = из настроек (TWIN_TOKEN)
settings-token-login = по логину (TWIN_LOGIN)
settings-token-pasted = вставлен, до остановки Callboard
settings-ends = Срок токена
settings-ended = истёк { $moment }
settings-renewed = { $moment }, обновится раньше
settings-login = Последний вход
settings-login-well = { $moment }
settings-login-failed = { $moment }, токена не дал
settings-login-none = Последний вход не дал токена
settings-login-still = Пока прежний токен не истёк, работаем с ним.
settings-login-next = Callboard попробует снова, когда понадобится токен, но не раньше { $moment }.
settings-trouble-unreachable = До IAM TWIN не достучались. { $fault } Посмотрите TWIN_IAM_URL, TWIN_PROXY и TWIN_CA_BUNDLE.
settings-trouble-silent = IAM TWIN на связи, но целого ответа не дал. { $fault }
settings-trouble-refused = IAM TWIN отказал во входе (статус { $status }). Посмотрите TWIN_LOGIN и TWIN_PASSWORD. После отказа Callboard ждёт дольше: от частых отказов учётную запись могут закрыть.
settings-trouble-odd = IAM TWIN ответил статусом { $status } и токена не дал. Посмотрите TWIN_IAM_URL; если он верен, спросите TWIN.
settings-trouble-clock = IAM TWIN дал токен, который по часам этого сервера уже истёк. Поправьте часы сервера.
settings-how-sandbox = Если задать TWIN_TOKEN или TWIN_LOGIN и TWIN_PASSWORD, со следующего запуска Callboard перейдёт в боевой режим. История песочницы останется отдельной.
settings-how-live = Выпущенное звонит настоящим людям. Токен нигде не показан и не хранится.
settings-how-live_no_token = Пока токена нет, ничего не уходит: вставьте его ниже, или администратор задаёт TWIN_TOKEN либо TWIN_LOGIN и TWIN_PASSWORD и перезапускает Callboard.
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
settings-log-in = Войти сейчас
settings-log-in-what = Просим у IAM TWIN новый токен. Никому не звоним.
settings-logging-in = Входим
settings-ask = Спросить TWIN о токене
settings-ask-what = Читаем с этим токеном одну задачу обзвона компании. Никому не звоним.
settings-asking = Спрашиваем TWIN
settings-taken-taken = TWIN принимает токен.
settings-taken-refused = TWIN не принимает токен (статус { $status }). Нужен другой.
settings-taken-not_reached = До TWIN не достучались, поэтому о токене ничего не известно. Проверьте связь.
settings-taken-unclear = Ответ о токене ничего не говорит (статус { $status }). Покажет первый же запрос.

settings-paste = Вставить токен
settings-paste-what = Пока Callboard работает, запросы уходят с токеном, который вы вставите здесь. Он остаётся только в памяти: нигде не показан, нигде не хранится, и после перезапуска его нет. Записано будет, что вы его вставили, с компанией и сроком.
settings-paste-instead-fixed = Он заменит TWIN_TOKEN до следующего запуска.
settings-paste-instead-login = Он заменит вход по логину до следующего запуска и сам не обновится.
settings-paste-instead-pasted = Он заменит вставленный раньше.
settings-paste-label = Токен от TWIN
settings-paste-use = Работать с этим токеном
settings-paste-kept = Поле было пустым: работает токен, вставленный раньше.
settings-paste-taken = Работаем с токеном компании { $company }, он действует до { $moment }. Что встало без токена, ждёт кнопки «Продолжить».
settings-paste-other-company = До сих пор была компания { $before }, теперь { $company }. Выпущенное для { $before } с этим токеном не пойдёт.
settings-paste-others = { $count ->
    [one] { $count } незаконченная отправка выпущена для другой компании. Она встанет и пойдёт только с токеном своей компании.
    [few] { $count } незаконченные отправки выпущены для другой компании. Они встанут и пойдут только с токеном своей компании.
   *[many] { $count } незаконченных отправок выпущены для другой компании. Они встанут и пойдут только с токеном своей компании.
}
settings-paste-refused-sandbox = Ничего не изменилось: это песочница, и вставленный токен не заставит её звонить настоящим людям. Администратор задаёт TWIN_TOKEN либо TWIN_LOGIN и TWIN_PASSWORD и перезапускает Callboard.
settings-paste-refused-form = Ничего не изменилось: по виду это не токен TWIN. В токене три длинные части через точку, и начинается он с «eyJ». Скопируйте его целиком, без переносов строк.
settings-paste-refused-no_end = Ничего не изменилось: токен не сообщает свой срок и, возможно, уже истёк. Токены, которые TWIN даёт при входе, срок сообщают.
settings-paste-refused-ended = Ничего не изменилось: токен уже истёк. Возьмите у TWIN новый.
settings-paste-refused-no_company = Ничего не изменилось: токен не сообщает свою компанию и, возможно, относится к другой. Токены, которые TWIN даёт при входе, её сообщают.

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
