# Выпуск: что произойдёт, простыми числами.

release-preparing = { $count ->
    [one] Готовим { $count } строку
    [few] Готовим { $count } строки
    [many] Готовим { $count } строк
   *[other] Готовим { $count } строки
}
release-prepared = готовил(а) { $name }, { $moment }
release-what = Что делает бот
release-as-the-template-says = Часы звонков, повторы и темп — как в шаблоне; Callboard их не видит.
release-left-out = Не берём из-за прежних отправок
release-nobody-left-out = Никого: ни одному из этих номеров сейчас и недавно не звонили.
release-in_another = { $count ->
    [one] { $count } человек уже в { $number } { $file }: отправлен или ждёт там
    [few] { $count } человека уже в { $number } { $file }: отправлены или ждут там
   *[many] { $count } человек уже в { $number } { $file }: отправлены или ждут там
}
release-called_already = { $count ->
    [one] { $count } человеку позвонили по { $number } { $file }
    [few] { $count } людям позвонили по { $number } { $file }
   *[many] { $count } людям позвонили по { $number } { $file }
}
release-more = и ещё { $count }
release-goes = Идут
release-bar-in-another = В другой
release-bar-called-already = Уже звонили
release-bar-errors = Ошибки
release-numbers = Номеров
release-requests = Запросы
release-requests-tasks = { $count ->
    [one] около **{ $count }**, то есть до { $count } задачи обзвона в TWIN
   *[other] около **{ $count }**, то есть до { $count } задач обзвона в TWIN
}
release-takes = Займёт
release-takes-until = около **{ $duration }**, до { $until }
release-today = Сегодня
release-today-left = { $count ->
    [one] можно ещё **{ $count }** человеку
   *[other] можно ещё **{ $count }** людям
}
release-token = Токен до
release-day-limit = { $count ->
    [0] Из { $all } сегодня не уйдёт никто: предел людей за 24 часа исчерпан. Отправка встанет на паузу, остальные ждут, пока кто-нибудь не нажмёт «Продолжить».
    [one] Из { $all } сегодня уйдёт { $count }: столько оставляет предел людей за 24 часа. Потом отправка встанет на паузу, остальные ждут, пока кто-нибудь не нажмёт «Продолжить».
   *[other] Из { $all } сегодня уйдут { $count }: столько оставляет предел людей за 24 часа. Потом отправка встанет на паузу, остальные ждут, пока кто-нибудь не нажмёт «Продолжить».
}
release-type = Введите { $number } для подтверждения
release-call = { $count ->
    [one] Позвонить { $count } человеку
   *[other] Позвонить { $count } людям
}
release-send-to-sandbox = { $count ->
    [one] Отправить { $count } человека в песочницу
   *[other] Отправить { $count } человек в песочницу
}
release-back = К проверке

# Как отправлять: выбор одной строкой, собранной из частей; поля; изменение на ходу.
pace-how = Как отправить: { $how }
pace-a-request = по { $count } в запросе
pace-at-a-time = { $count ->
    [one] { $count } запрос за раз
    [few] { $count } запроса за раз
   *[many] { $count } запросов за раз
}
pace-in-ten-minutes = { $count ->
    [one] не больше { $count } человека за десять минут
   *[other] не больше { $count } человек за десять минут
}
pace-until-unknown = { $count ->
    [one] до { $count } неизвестного запроса
   *[other] до { $count } неизвестных запросов
}
pace-halves = слишком большой — половинами
release-batch-size = Людей в запросе
pace-parallel = Запросов одновременно
pace-per-ten-minutes = Людей за десять минут
pace-no-limit = без предела
pace-unknown-limit = Пауза на неизвестном №
pace-unknown-reason = Почему можно идти дальше после неизвестного запроса (обязательно)
pace-halve = Слишком большой для TWIN запрос — половинами
pace-change = Темп
pace-from-the-next = Действует со следующего запроса. Тот, что уже в пути, не меняется.
pace-set = Задать этот темп
pace-token-ends-first = Токен действует до { $token }, а последний запрос уйдёт, вероятно, { $end }. Что не уйдёт до этого, встанет на паузу, пока не будет другого токена.
release-nobody-but-earlier = { $count ->
    [one] Звонить некому: { $count } строка файла, и она уже в прежней отправке.
    [few] Звонить некому: все { $count } строки файла уже в прежних отправках.
    [many] Звонить некому: все { $count } строк файла уже в прежних отправках.
   *[other] Звонить некому: все { $count } строки файла уже в прежних отправках.
}
