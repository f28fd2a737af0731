# История: фильтры, таблица, выгрузка.

history-only-sandbox = только песочница: никому не звонили
history-only-live = только боевой режим
history-only-live_no_token = только боевой режим
history-since = Выпущено с
history-until = по
history-state = Состояние
history-any = Любое
history-file = Файл
history-task = Id задачи (autoCallId)
history-number = Номер телефона целиком
history-found = { $count ->
    [one] **{ $count } отправка**, строк: { $rows }
    [few] **{ $count } отправки**, строк: { $rows }
   *[many] **{ $count } отправок**, строк: { $rows }
}
history-nothing = Под эти фильтры не подходит ни одна отправка.
history-empty = Пока ничего не запускали. Всё запущенное будет здесь, с каждой строкой и идентификатором.
history-export = { $count ->
    [one] Выгрузить { $count } строку, CSV
    [few] Выгрузить { $count } строки, CSV
   *[many] Выгрузить { $count } строк, CSV
}
history-export-file = callboard-istoriya.csv
history-no = №
history-released = Выпущено
history-people = Людей
history-accepted = Принято
history-unknown = Неизвестно
history-by = Выпустил(а)
history-which = { $first }–{ $last } из { $count }, новые сверху
