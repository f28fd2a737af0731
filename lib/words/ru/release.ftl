# Выпуск: что произойдёт, простыми числами.

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
    [one] **{ $count }**, до { $count } задачи TWIN
   *[other] **{ $count }**, до { $count } задач TWIN
}
release-batch-size = Людей в запросе
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
