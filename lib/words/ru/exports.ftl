# Названия столбцов в файлах CSV, которые выдаёт Callboard. autoCallId и autoCallCandidateId — имена самого TWIN.

export-row = Строка
export-state = Состояние
export-why-excluded = Почему исключено
export-earlier-submission = Прежняя отправка
export-request = Запрос
export-auto-call-id = autoCallId
export-auto-call-candidate-id = autoCallCandidateId
export-matched = Сопоставлено
export-sent-at = Отправлено в
export-changed-at = Изменено в
export-submission = Отправка
export-file = Файл
export-released-at = Выпущено в
export-released-by = Кто выпустил

# Файл со строками для правки; названия стоят после «Callboard: ».
mend-sheet = Исправить
mend-row = строка
mend-what = что не так
mend-how = как исправить

# Лист рядом с ними: как исправляется каждый вид ошибок.
guide-sheet = Как исправить
guide-what = Что не так
guide-count = Строк
guide-how = Что это значит
guide-excel = В Excel
guide-calc = В LibreOffice
