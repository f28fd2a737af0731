# Файл на пути к выпуску: загрузка, столбцы, проверка, значения на весь список, точный запрос.

batch-title = Принесите файл
batch-upload = CSV, TSV, TXT, JSON, XLSX, XLSM, XLSB, XLS или ODS, до { $size }
batch-kinds = Точки с запятой, CP-1251 и выгрузки 1С подходят.
batch-reading = Читаем { $file }
batch-sample = Нет файла под рукой?
batch-sample-open = Открыть пример
batch-nothing-leaves = Пока ничего не уходит. Дальше вы увидите, как прочитан файл.

columns-rows = Строки
columns-rows-and-blank = { $blank ->
    [0] **{ $count }**
    [one] **{ $count }** и { $blank } пустая
    [few] **{ $count }** и { $blank } пустые
   *[many] **{ $count }** и { $blank } пустых
}
columns-header = Строка заголовков
columns-header-row = строка **{ $row }**
encoding-utf-8 = UTF-8
encoding-utf-8-sig = UTF-8 с BOM
encoding-utf-16-le = UTF-16
encoding-utf-16-be = UTF-16 BE
encoding-cp1251 = CP-1251
encoding-koi8-r = KOI8-R
encoding-cp866 = CP-866 (DOS)
encoding-cp1252 = Latin-1 (западная)
columns-encoding = Кодировка
columns-delimiter = Разделитель
columns-semicolon = ; точка с запятой
columns-comma = , запятая
columns-tab = табуляция
columns-bar = | черта
columns-sheet = Лист
columns-unreadable = Не прочитано
columns-differently = Прочитать иначе
columns-read-again = Прочитать снова

columns-which = Какой столбец чем станет
columns-title = Столбец в файле
columns-row = Строка { $row }
columns-becomes = Станет
columns-note = Заметка
columns-untitled = Столбец { $number }, без заголовка
columns-empty = пусто
columns-variable = Переменная { $name }
columns-callback = Данные для отчёта { $name }
columns-unused = { $count ->
    [one] Не берём { $count } столбец
    [few] Не берём { $count } столбца
   *[many] Не берём { $count } столбцов
}
columns-never-leaves = никуда не уйдёт
columns-not-latin = имя не латиницей
columns-note-phone = кому звоним
columns-note-clientExternalId = ваш собственный id
columns-note-timezone = пояс человека
columns-note-botSettingsId = сценарий
columns-note-autoCallTemplateId = шаблон
columns-note-checkPhone = TWIN проверит номер
columns-note-variables = бот может это сказать
columns-note-callbackData = вернётся с результатом
columns-nothing-leaves = Пока ничего не уходит. Дальше: проверим каждую строку.
columns-no-phone = Выберите, в каком столбце номера телефонов: без него звонить некому.
columns-other-file = Другой файл
columns-check = { $count ->
    [one] Проверить { $count } строку
    [few] Проверить { $count } строки
   *[many] Проверить { $count } строк
}
columns-checking = { $count ->
    [one] Проверяем { $count } строку
    [few] Проверяем { $count } строки
   *[many] Проверяем { $count } строк
}

review-can-go = Могут идти
review-errors = Ошибки, не уйдут
review-unreadable = Не прочитано
review-to-do = Что сделать
review-kinds = { $count ->
    [0] находок нет
    [one] { $count } вид находок
    [few] { $count } вида находок
   *[many] { $count } видов находок
}
review-nothing = С этими строками всё в порядке.
review-let-duplicates-in = { $count ->
    [one] Взять { $count } повтор
    [few] Взять { $count } повтора
   *[many] Взять { $count } повторов
}
review-leave-duplicates-out = { $count ->
    [one] Снова не брать { $count } повтор
    [few] Снова не брать { $count } повтора
   *[many] Снова не брать { $count } повторов
}
review-rows = Строки
review-tab-error = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}
review-tab-warning = { $count } предупр.
review-tab-note = { $count ->
    [one] { $count } заметка
    [few] { $count } заметки
   *[many] { $count } заметок
}
review-as-written = Как в файле
review-tab-going = Как уйдут: { $count }
review-going-how = Каждая строка так, как уйдёт; рядом с номером то, что стоит в файле.
review-only = Только: { $kind }
review-all = Показать все
review-none-here = Такого здесь нет.
review-nobody-goes = Ни одна строка не может идти. Исправьте ошибки в файле и загрузите его снова.
review-row = Строка
review-what = Что не так
review-external-id = Внешний id
review-going-which = { $first }–{ $last } из { $count }, номера строк как в вашей таблице
review-going-which-all = { $count ->
    [one] { $count } человек, номер строки как в вашей таблице
    [few] { $count } человека, номера строк как в вашей таблице
   *[many] { $count } человек, номера строк как в вашей таблице
}
review-stay-behind = { $count ->
    [0] Могут идти все строки.
    [one] { $count } строка останется.
    [few] { $count } строки останутся.
   *[many] { $count } строк останутся.
}
review-mend = { $count ->
    [one] Исправить { $count } строку в таблице
    [few] Исправить { $count } строки в таблице
    [many] Исправить { $count } строк в таблице
   *[other] Исправить { $count } строки в таблице
}
review-mend-file = исправить-{ $file }.{ $kind }
review-back = К столбцам
review-release = { $count ->
    [one] К выпуску: { $count } человек
    [few] К выпуску: { $count } человека
   *[many] К выпуску: { $count } человек
}

values-change = На весь список
values-as-rows-say = как в каждой строке
values-why = Это заполнит то, чего в строке нет. Что в строке есть, остаётся как есть.
values-template = Шаблон
values-template-default = шаблон TWIN по умолчанию
values-scenario = Сценарий
values-scenario-default = сценарий шаблона
values-timezone = Часовой пояс
values-timezone-default = как решит TWIN
values-check-phone = TWIN проверит номер
values-check-default = не задано
values-yes = да
values-no = нет
values-save = Сохранить
values-no-uuid =
    { $field }: это не идентификатор TWIN. Он выглядит как bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11, и его видно в кабинете
    TWIN.

request-show = Точный запрос
request-title = Точный запрос
request-nobody = Запроса нет: ни одна строка не может идти.
request-goes-to = Куда
request-number = Запрос
request-of = **{ $number }** из { $count }
request-people = Людей в нём
request-size = Размер
request-bytes = { $count ->
    [one] { $count } байт
    [few] { $count } байта
   *[many] { $count } байт
}
request-promise = Байт в байт то, что уйдёт. После выпуска ни один объект не меняется.

# Незапущенные черновики: дорога к ним обратно.
batch-open = Подготовлено и ещё не запущено
batch-open-line = { $count ->
    [one] { $count } строка, { $name }, { $moment }
    [few] { $count } строки, { $name }, { $moment }
    [many] { $count } строк, { $name }, { $moment }
   *[other] { $count } строки, { $name }, { $moment }
}
batch-open-more = Это последние { $count }. Прежние открываются по своему адресу.
