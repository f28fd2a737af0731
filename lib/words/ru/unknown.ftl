# Люди, которым, возможно, звонили, и никто не знает: запросы, что искать в TWIN, что об этом говорит человек.

unknown-what = Их запрос ушёл, а ясного ответа не пришло. Ничего не повторяем.
unknown-nobody = Неизвестных нет. О каждом ушедшем запросе известно, чем он кончился.
unknown-no-such = По этому адресу неизвестного запроса нет. Возможно, он из другого режима: песочница и боевой режим хранятся раздельно.
unknown-which = { $first }–{ $last } из { $count }, новые сверху; оставленные намеренно — в конце
unknown-which-all = { $count ->
    [one] { $count } запрос
    [few] { $count } запроса, новые сверху; оставленные намеренно — в конце
   *[many] { $count } запросов, новые сверху; оставленные намеренно — в конце
}
unknown-others = { $count ->
    [one] Ещё { $count } неизвестный запрос
    [few] Ещё { $count } неизвестных запроса
   *[many] Ещё { $count } неизвестных запросов
}
unknown-only-of = { $count ->
    [one] **{ $count } неизвестный запрос** отправки { $submission }
    [few] **{ $count } неизвестных запроса** отправки { $submission }
   *[many] **{ $count } неизвестных запросов** отправки { $submission }
}
unknown-of-submission = Только этой отправки, или отчёт сразу для всех
unknown-all = Все отправки
unknown-settle = Разобраться
unknown-may = { $count ->
    [one] { $count } человеку, возможно, звонили
   *[other] { $count } людям, возможно, звонили
}
unknown-left-at = Запрос ушёл
unknown-people = Неизвестно
unknown-people-of = { $count ->
    [one] **{ $people }** из { $count } человека
   *[other] **{ $people }** из { $count } человек
}
unknown-answer = Что случилось
unknown-left-by = Оставлено так: { $name }, { $moment }

# Что искать в кабинете TWIN.
unknown-look = Что искать в кабинете TWIN
unknown-look-tasks = Задачи обзвона, созданные между **{ $first }** и **{ $last }** по вашему времени. Задача может быть и старше, если TWIN дополняет её.
unknown-look-template = Шаблон: { $template }.
unknown-look-people = { $count ->
    [one] Примерно **{ $count }** кандидат, с таким номером: { $numbers }
    [few] Примерно **{ $count }** кандидата, с номерами вроде { $numbers }
   *[many] Примерно **{ $count }** кандидатов, с номерами вроде { $numbers }
}
unknown-look-key = В отчёте с callbackData виден ключ Callboard каждой строки, под именем callboardRow. Это самый верный признак.
unknown-look-ids = В ответе были названы эти задачи, но не сказано, чьи они: { $ids }
unknown-copy = Номера и ключи, чтобы скопировать
unknown-copy-first = { $count ->
    [one] Первый { $count } из { $people }.
    [few] Первые { $count } из { $people }.
   *[many] Первые { $count } из { $people }.
}
unknown-copy-numbers = Номера целиком, как их пишет TWIN
unknown-copy-keys = Ключи Callboard, в том же порядке

# Три решения для всего запроса.
unknown-choices = { $count ->
    [one] Что стало с этим { $count } человеком?
   *[other] Что стало с этими { $count } людьми?
}
unknown-found = Они есть в TWIN
unknown-found-what = Им звонили или позвонят. С этого момента они считаются принятыми и сами больше не пойдут. С id, из отчёта или введёнными по строкам, за звонками можно следить.
unknown-found-note = Где вы их видели
unknown-found-all = { $count ->
    [one] Есть в TWIN: { $count } человек
    [few] Есть в TWIN: все { $count } человека
   *[many] Есть в TWIN: все { $count } человек
}
unknown-not_sent = Их нет в TWIN
unknown-not_sent-what = Им не звонили. Они считаются неотправленными и могут пойти ещё раз только через новый связанный черновик со своим выпуском. Если это ошибка, людям позвонят дважды.
unknown-not_sent-note = Где вы искали
unknown-not_sent-all = { $count ->
    [one] Нет в TWIN: { $count } человек
    [few] Нет в TWIN: все { $count } человека
   *[many] Нет в TWIN: все { $count } человек
}
unknown-offered-from = Можно будет с { $moment }, через полчаса после запроса: TWIN может показать его с опозданием.
unknown-left = Оставить так
unknown-left-what = Они намеренно остаются неизвестными, и их номера не пойдут ни в каком другом выпуске. Запрос остаётся на этой странице, в конце, и его можно разобрать позже.
unknown-left-note = Почему, если хотите
unknown-left-all = { $count ->
    [one] Оставить неизвестным: { $count } человек
    [few] Оставить неизвестными: { $count } человека
   *[many] Оставить неизвестными: { $count } человек
}
unknown-nothing-sent = На этой странице ничего не отправляется. Что решено здесь, остаётся решённым.

# Отчёт из TWIN или вставленный текст.
unknown-report = { $count ->
    [one] Найти { $count } человека в отчёте TWIN
   *[other] Найти { $count } человек в отчёте TWIN
}
unknown-report-what = Выгрузите отчёт в кабинете TWIN, по возможности с callbackData, номерами и id, и **только за время, указанное на этой странице**: прежний звонок на тот же номер сюда не относится. Пока вы не нажмёте кнопку ниже, ничего не меняется.
unknown-report-way = Откуда отчёт
unknown-report-file-way = Файл
unknown-report-text-way = Вставленный текст
unknown-report-file = Отчёт, CSV или XLSX
unknown-report-paste = Таблица с заголовками или по одному номеру, id или ключу в строке
unknown-part-row_key = Ключ Callboard или callbackData
unknown-part-external_id = Внешний id
unknown-part-number = Номер
unknown-part-task = autoCallId (задача)
unknown-part-candidate = autoCallCandidateId (кандидат)
unknown-part-none = нет в отчёте
unknown-part-column = столбец { $number }
unknown-matched = { $count ->
    [0] Точно в отчёте нет **никого** из них.
    [one] **В отчёте есть { $count } человек.**
    [few] **В отчёте есть { $count } человека.**
   *[many] **В отчёте есть { $count } человек.**
}
unknown-without = { $count ->
    [one] { $count } человека там нет, само по себе это ничего не доказывает.
   *[other] { $count } человек там нет, само по себе это ничего не доказывает.
}
unknown-strangers = { $count ->
    [one] { $count } строка о других.
    [few] { $count } строки о других.
   *[many] { $count } строк о других.
}
unknown-unreadable = { $count ->
    [one] { $count } строку прочитать не удалось.
    [few] { $count } строки прочитать не удалось.
   *[many] { $count } строк прочитать не удалось.
}
unknown-by-number-only = Некоторые найдены только по номеру. Берите их, только если в отчёте нет прежних звонков этим людям.
unknown-by = Найден по
unknown-by-row_key = ключу Callboard
unknown-by-external_id = внешнему id
unknown-by-number = номеру
unknown-matches-which = { $first }–{ $last } из { $count }
unknown-doubts = { $count ->
    [one] { $count } место в отчёте неясно, его не берём
    [few] { $count } места в отчёте неясны, их не берём
   *[many] { $count } мест в отчёте неясны, их не берём
}
unknown-doubts-more = { $count ->
    [one] и ещё { $count }
   *[other] и ещё { $count }
}
unknown-doubt = { $count ->
    [one] Строка отчёта { $lines }, строка файла { $people }: { $why }
   *[other] Строки отчёта { $lines }, строка файла { $people }: { $why }
}
unknown-why-several_people = подходит нескольким людям
unknown-why-several_ids = для одного человека названо несколько кандидатов
unknown-why-shared_id = один и тот же id кандидата стоит у нескольких людей
unknown-why-others_id = этот id кандидата уже у другой строки или другого запроса
unknown-why-disagrees = номер и внешний id принадлежат разным людям
unknown-report-take = { $count ->
    [0] Никого не взять
    [one] Взять как найденных в TWIN: { $count }
   *[other] Взять как найденных в TWIN: { $count }
}
unknown-report-take-what = Они будут считаться принятыми, с теми id, которые называет отчёт.
unknown-take-nobody = Может быть, нужен другой столбец? Выберите его выше.

# По строкам.
unknown-rows = { $count ->
    [one] По строкам ({ $count })
   *[other] По строкам ({ $count })
}
unknown-rows-choose = Выберите строки, чтобы решить о них отдельно.
unknown-rows-all = { $count ->
    [one] Выбрать { $count } строку
    [few] Выбрать { $count } строки
   *[many] Выбрать { $count } строк
}
unknown-rows-none = Снять выбор
unknown-rows-which = { $first }–{ $last } из { $count }, в порядке файла
unknown-row = Строка { $row }
unknown-rows-note = Где вы их видели или где искали
unknown-rows-found = { $count ->
    [one] Есть в TWIN: { $count } строка
    [few] Есть в TWIN: { $count } строки
   *[many] Есть в TWIN: { $count } строк
}
unknown-rows-not_sent = { $count ->
    [one] Нет в TWIN: { $count } строка
    [few] Нет в TWIN: { $count } строки
   *[many] Нет в TWIN: { $count } строк
}

# Что сделало нажатие или почему не сделало ничего.
unknown-done-found = { $count ->
    [one] { $count } человек теперь считается принятым: он есть в TWIN.
    [few] { $count } человека теперь считаются принятыми: они есть в TWIN.
   *[many] { $count } человек теперь считаются принятыми: они есть в TWIN.
}
unknown-done-not_sent = { $count ->
    [one] { $count } человек теперь считается неотправленным. Ещё раз он может пойти только через новый связанный черновик.
    [few] { $count } человека теперь считаются неотправленными. Ещё раз они могут пойти только через новый связанный черновик.
   *[many] { $count } человек теперь считаются неотправленными. Ещё раз они могут пойти только через новый связанный черновик.
}
unknown-done-left = { $count ->
    [one] { $count } человек намеренно остаётся неизвестным.
    [few] { $count } человека намеренно остаются неизвестными.
   *[many] { $count } человек намеренно остаются неизвестными.
}
unknown-conflict = О ком-то из этих людей решено тем временем: другим человеком или по данным TWIN. Ваше нажатие ничего не изменило. Посмотрите, кто остался, и нажмите ещё раз.
unknown-note-needed = Ничего не изменено: не хватает пометки. Напишите в двух словах, откуда вы это знаете, и нажмите ещё раз. Для строки с id TWIN пометка не нужна.
unknown-too-soon = Ничего не изменено: TWIN может показать запрос с опозданием. Сказать, что человека нет в TWIN, можно с { $moment }.
unknown-id-taken = { $count ->
    [one] Ничего не изменено: { $count } id кандидата уже у другой строки или дан двум строкам. Проверьте его ещё раз.
   *[other] Ничего не изменено: { $count } id кандидатов уже у других строк или даны двум строкам. Проверьте их ещё раз.
}

# Что стало с запросом и куда дальше.
unknown-over = Запрос { $request } разобран: неизвестных в нём больше нет
unknown-settled-by = { $source }, { $name }, { $moment }
unknown-again = Неотправленные сами ещё раз не пойдут: на странице отправки можно подготовить новый связанный черновик только с этими строками.
unknown-rest = { $count ->
    [one] Ещё { $count } человек из { $submission } неизвестен
    [few] Ещё { $count } человека из { $submission } неизвестны
   *[many] Ещё { $count } человек из { $submission } неизвестны
}
unknown-resume = { $count ->
    [one] В { $submission } больше нет неизвестных, { $count } человек ждёт. Продолжите там
    [few] В { $submission } больше нет неизвестных, { $count } человека ждут. Продолжите там
   *[many] В { $submission } больше нет неизвестных, { $count } человек ждут. Продолжите там
}
unknown-open = Открыть { $submission }

# Принятые запросы, id которых никому не подошли.
unknown-unmatched = { $count ->
    [one] { $count } принятый запрос, id которого никому не подошли
    [few] { $count } принятых запроса, id которых никому не подошли
   *[many] { $count } принятых запросов, id которых никому не подошли
}
unknown-unmatched-what = TWIN принял эти запросы, но в ответе назвал больше или меньше кандидатов, чем людей, поэтому никто не скажет, чей который. Люди считаются принятыми и сами больше не пойдут. Чьи это id, скажет вебхук или отчёт.
unknown-unmatched-ids = Id без человека
unknown-unmatched-copy = Эти id, чтобы скопировать
unknown-ids = { $count ->
    [one] Найти id { $count } человека в отчёте TWIN
   *[other] Найти id { $count } человек в отчёте TWIN
}
unknown-ids-what = Выгрузите отчёт в кабинете TWIN, с id кандидатов и, по возможности, с callbackData, **только за время, указанное на этой странице**. Пока вы не нажмёте кнопку ниже, ничего не меняется.
unknown-ids-take = { $count ->
    [0] Никому не давать id
    [one] Дать id: { $count } человек
    [few] Дать id: { $count } человека
   *[many] Дать id: { $count } человек
}
unknown-ids-take-what = Как точные. Никому не звоним, и ничьё состояние не меняется.
unknown-done-named = { $count ->
    [one] У { $count } человека теперь есть id TWIN.
   *[other] У { $count } человек теперь есть id TWIN.
}
