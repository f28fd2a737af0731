# Обзор: первое знакомство, потом что ждёт человека и что идёт.

overview-welcome = Принесите список, проверьте, выпустите на обзвон
overview-what =
    Callboard читает ваш файл, показывает, что не так и как исправить, и ничего не отправляет в TWIN, пока вы не нажмёте
    кнопку, на которой написано, скольким людям позвонят.
overview-sample = Попробовать на примере
overview-sample-what =
    214 выдуманных людей и обычные ошибки в файле: потерянная цифра, пустая ячейка, повтор. Около трёх минут.
overview-sample-live = На этом боевом сервере пример можно посмотреть, но выпустить его нельзя.
overview-own = Загрузить свой файл

overview-waits = Ждёт человека
overview-nothing-waits = Вас ничего не ждёт.
overview-runs = Идёт сейчас
overview-nothing-runs = Сейчас ничего не отправляется.
overview-open = Открыть
overview-accepted-of = Принято { $accepted } из { $count }
overview-unknown = { $count ->
    [one] { $count } человеку, возможно, звонят
   *[other] { $count } людям, возможно, звонят
}
overview-unknown-do = Их запросы не повторяем: найдите их в TWIN.
overview-look-up = { $count ->
    [one] Разобрать { $count } человека
   *[other] Разобрать { $count } человек
}
overview-token-ends = Токен TWIN действует до { $moment }
overview-token-ended = Токен TWIN истёк { $moment }
overview-token-do = Вставьте новый в настройках; или администратор задаёт TWIN_TOKEN и перезапускает Callboard.
overview-last = Последние отправки
overview-all = Все в истории
overview-drafts = { $count ->
    [one] { $count } файл подготовлен и не запущен
    [few] { $count } файла подготовлены и не запущены
    [many] { $count } файлов подготовлены и не запущены
   *[other] { $count } файла подготовлены и не запущены
}
