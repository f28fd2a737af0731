# Как прочитан файл, какие его строки не люди и как прочитать его иначе; поле для вставки.

columns-header-letters = нет: столбцы названы **A, B, C**…
columns-header-keys = нет: столбцы названы по **ключам**
columns-header-help = 0, если названий в файле нет: тогда его столбцы называются A, B, C…
columns-skip = Сколько первых строк пропустить
columns-format = Формат
columns-free = нет: номер находим в каждой строке
columns-json = JSON, каждый объект – строка
columns-sheet-of = { $sheet }, один из { $count }
columns-hidden = Скрыто
columns-hidden-both = { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[many] { $rows } строк
}, { $columns ->
    [one] { $columns } столбец
    [few] { $columns } столбца
   *[many] { $columns } столбцов
}
columns-take-hidden = Взять и скрытые строки
columns-listed-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}
columns-unreadable-why =
    Эти строки не удалось прочитать, поэтому они останутся; ничего не угадываем. Исправьте их в файле и загрузите его
    снова или прочитайте файл иначе.
columns-no-record = Не люди
columns-no-record-why =
    Эти строки – заголовки, итоги и подобное или пропущены, как выбрано; по ним никому не звоним. Если среди них всё же
    есть человек, прочитайте файл иначе.
columns-listed-row = Строка **{ $row }**: { $why }
columns-listed-more = и ещё { $count }: все они есть в файле для скачивания
columns-listed-download = { $count ->
    [one] Скачать { $count } строку
    [few] Скачать { $count } строки
   *[many] Скачать { $count } строк
}
columns-unreadable-file = не-прочитано-{ $file }.csv
columns-no-record-file = не-люди-{ $file }.csv
columns-preview = Первые строки, как они прочитаются:
columns-preview-more = { $count ->
    [one] и ещё { $count } столбец
    [few] и ещё { $count } столбца
   *[many] и ещё { $count } столбцов
}

batch-paste = Или вставьте строки
batch-paste-like = Иванов Иван, 8 (916) 123-45-67, водитель
batch-paste-read = Прочитать вставленное
batch-paste-empty = Пока ничего не вставлено. Скопируйте в поле строки из таблицы или из сообщения.
batch-paste-file = вставлено { $at }.txt
