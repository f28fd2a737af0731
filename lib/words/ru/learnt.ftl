# Что мы узнали о TWIN: открытые вопросы и что о них видно, и репетиция.

learnt-what = Описание TWIN оставляет эти вопросы открытыми, и Callboard не угадывает ответов. Здесь только то, что видно по собственным запросам этого сервера; увиденное однажды завтра может быть иначе.
learnt-stand-in = Это песочница: всё, что ниже, видно по подставному TWIN на этом сервере, а не по настоящему.
learnt-seen-of = { $count ->
    [0] Ни по одному из { $all } вопросов пока ничего не видно
    [one] Что-то видно по { $count } вопросу из { $all }
   *[other] Что-то видно по { $count } вопросам из { $all }
}
learnt-status-open = Пока не видно
learnt-status-some = Кое-что видно
learnt-shown-by = Покажет репетиция: { $step }.
learnt-request = { $number }, запрос { $request }
learnt-on = включено
learnt-off = выключено

learnt-refuses_whole = Если TWIN отказал запросу с несколькими людьми, он не звонит никому из них?
learnt-refuses_whole-open = Отказа запросу с несколькими людьми ещё не было.
learnt-refuses_whole-setting = TWIN_REFUSES_WHOLE: { $value }. Включайте, только когда нашли отказанные запросы в кабинете TWIN и увидели, что никому не звонили: тогда отказ нескольким людям — отказ, а не неизвестность.
learnt-receipt = Как вложен ответ, когда в запросе несколько человек?
learnt-receipt-open = Принятых запросов ещё не было.
learnt-task = Открывает ли каждый запрос свою задачу обзвона?
learnt-task-open = Чтобы увидеть, нужны хотя бы два принятых запроса.
learnt-same_number = Становится ли номер, отправленный ещё раз, новым кандидатом?
learnt-same_number-open = В репетиции ни один номер не отправляли дважды.
learnt-bad_alone = Что будет с плохим номером, если он в запросе один?
learnt-bad_alone-open = В репетиции его ещё не отправляли.
learnt-bad_beside = Что будет с плохим номером рядом с хорошим?
learnt-bad_beside-open = В репетиции его ещё не отправляли.
learnt-check_phone = Отказывает ли плохому номеру собственная проверка TWIN (checkPhone)?
learnt-check_phone-open = В репетиции плохой номер с проверкой ещё не отправляли.
learnt-largest_batch = Сколько человек вмещает запрос?
learnt-largest_batch-open = Принятых запросов ещё не было. Видно станет на настоящих файлах.
learnt-largest_batch-setting = CALLBOARD_BATCH_SIZE: { $value }. Столько людей идёт в запросе, если в выпуске не сказано иначе.
learnt-largest_body = Какого размера может быть запрос?
learnt-largest_body-open = Принятых запросов ещё не было. Видно станет на настоящих файлах.
learnt-largest_body-setting = CALLBOARD_BODY_BYTES: { $value }. В запрос, который вышел бы больше, берём меньше людей.
learnt-too_large = Отказывает ли TWIN слишком большому запросу (413)?
learnt-too_large-open = Пока ни разу. Видно станет на настоящих файлах.
learnt-too_large-setting = CALLBOARD_BODY_BYTES: { $value }. Задайте меньше того размера, которому отказали.
learnt-rate = Просит ли TWIN слать реже (429) и как долго?
learnt-rate-open = Пока ни разу. Видно станет на настоящих файлах.
learnt-rate-setting = TWIN_REPEAT_429: { $value }. Пока включено, такой запрос уходит снова через время, которое назвал TWIN.
learnt-time = Как быстро TWIN отвечает?
learnt-time-open = Ответов ещё не было.
learnt-time-setting = TWIN_READ_TIMEOUT: { $value }. Держите намного больше самого долгого ответа: кто бросает ждать рано, получает неизвестность.

learnt-seen-refused_called = { $count ->
    [one] { $count } запросу отказали, и всё же кому-то из него звонили. TWIN отказывает не целиком.
   *[other] { $count } запросам отказали, и всё же кому-то из них звонили. TWIN отказывает не целиком.
}
learnt-seen-refused_absent = { $count ->
    [one] { $count } запросу отказали, и человек никого из него в TWIN не нашёл.
   *[other] { $count } запросам отказали, и человек никого из них в TWIN не нашёл.
}
learnt-seen-refused_silent = { $count ->
    [one] { $count } запросу отказали, и звонков по нему с тех пор не видно. Это ещё ничего не доказывает: посмотрите в кабинете TWIN.
   *[other] { $count } запросам отказали, и звонков по ним с тех пор не видно. Это ещё ничего не доказывает: посмотрите в кабинете TWIN.
}
learnt-seen-receipt_groups = { $count ->
    [one] { $count } ответ: на каждого человека своя группа, в ней одна пара.
    [few] { $count } ответа: на каждого человека своя группа, в ней одна пара.
   *[many] { $count } ответов: на каждого человека своя группа, в ней одна пара.
}
learnt-seen-receipt_one_group = { $count ->
    [one] { $count } ответ: одна группа, в ней пара на каждого человека.
    [few] { $count } ответа: одна группа, в ней пара на каждого человека.
   *[many] { $count } ответов: одна группа, в ней пара на каждого человека.
}
learnt-seen-receipt_per_number = { $count ->
    [one] { $count } ответ: пара на каждый номер человека.
    [few] { $count } ответа: пара на каждый номер человека.
   *[many] { $count } ответов: пара на каждый номер человека.
}
learnt-seen-receipt_other = { $count ->
    [one] { $count } ответ другого вида: его идентификаторы не удалось отдать людям.
    [few] { $count } ответа другого вида: их идентификаторы не удалось отдать людям.
   *[many] { $count } ответов другого вида: их идентификаторы не удалось отдать людям.
}
learnt-seen-receipt_single = { $count ->
    [one] { $count } ответ с одной парой на одного человека: о нескольких он не говорит.
    [few] { $count } ответа с одной парой на одного человека: о нескольких они не говорят.
   *[many] { $count } ответов с одной парой на одного человека: о нескольких они не говорят.
}
learnt-seen-task_own = { $count ->
    [one] { $count } задача только одного запроса.
    [few] { $count } задачи, у каждой только один запрос.
   *[many] { $count } задач, у каждой только один запрос.
}
learnt-seen-task_shared = { $count ->
    [one] { $count } задача, куда попали несколько запросов: TWIN дополняет.
    [few] { $count } задачи, куда попали несколько запросов: TWIN дополняет.
   *[many] { $count } задач, куда попали несколько запросов: TWIN дополняет.
}
learnt-seen-task_several = { $count ->
    [one] { $count } запрос открыл больше одной задачи.
    [few] { $count } запроса открыли больше одной задачи.
   *[many] { $count } запросов открыли больше одной задачи.
}
learnt-seen-same_new = { $count ->
    [one] Отправленный снова номер { $count } раз получил новый идентификатор кандидата.
    [few] Отправленный снова номер { $count } раза получил новый идентификатор кандидата.
   *[many] Отправленный снова номер { $count } раз получил новый идентификатор кандидата.
}
learnt-seen-same_old = { $count ->
    [one] Отправленный снова номер { $count } раз получил прежний идентификатор кандидата.
    [few] Отправленный снова номер { $count } раза получил прежний идентификатор кандидата.
   *[many] Отправленный снова номер { $count } раз получил прежний идентификатор кандидата.
}
learnt-seen-same_differs = { $count ->
    [one] В { $count } ответе тем же людям идентификаторов не столько, сколько людей.
   *[other] В { $count } ответах тем же людям идентификаторов не столько, сколько людей.
}
learnt-seen-bad_refused = { $count ->
    [one] Отказано { $count } раз ({ $text }).
    [few] Отказано { $count } раза ({ $text }).
   *[many] Отказано { $count } раз ({ $text }).
}
learnt-seen-bad_taken = { $count ->
    [one] Принято { $count } раз, идентификатор есть у каждого номера, как у хороших.
    [few] Принято { $count } раза, идентификатор есть у каждого номера, как у хороших.
   *[many] Принято { $count } раз, идентификатор есть у каждого номера, как у хороших.
}
learnt-seen-bad_differs = { $count ->
    [one] Принято { $count } раз, но идентификаторов не столько, сколько номеров: возможно, плохой молча пропущен.
    [few] Принято { $count } раза, но идентификаторов не столько, сколько номеров: возможно, плохой молча пропущен.
   *[many] Принято { $count } раз, но идентификаторов не столько, сколько номеров: возможно, плохой молча пропущен.
}
learnt-seen-bad_unclear = { $count ->
    [one] Ясного ответа не было { $count } раз.
    [few] Ясного ответа не было { $count } раза.
   *[many] Ясного ответа не было { $count } раз.
}
learnt-seen-batch_accepted = { $count ->
    [one] До { $count } человека: столько уже приняли.
   *[other] До { $count } человек: столько уже приняли.
}
learnt-seen-body_accepted = До { $size }: столько уже приняли.
learnt-seen-too_large = { $count ->
    [one] Отказано { $count } запросу, его размер { $size }.
   *[other] Отказано { $count } запросам, наименьший из них { $size }.
}
learnt-seen-rate_asked = { $count ->
    [one] { $count } запрос, в Retry-After: { $text }.
    [few] { $count } запроса, в Retry-After: { $text }.
   *[many] { $count } запросов, в Retry-After: { $text }.
}
learnt-seen-rate_silent = { $count ->
    [one] { $count } запрос, и на сколько, не сказано.
    [few] { $count } запроса, и на сколько, не сказано.
   *[many] { $count } запросов, и на сколько, не сказано.
}
learnt-seen-time_answered = { $count ->
    [one] Половина пришла за { NUMBER($median, maximumFractionDigits: 1) } с, самый долгий — за { NUMBER($longest, maximumFractionDigits: 1) } с; всего { $count } ответ.
    [few] Половина пришла за { NUMBER($median, maximumFractionDigits: 1) } с, самый долгий — за { NUMBER($longest, maximumFractionDigits: 1) } с; всего { $count } ответа.
   *[many] Половина пришла за { NUMBER($median, maximumFractionDigits: 1) } с, самый долгий — за { NUMBER($longest, maximumFractionDigits: 1) } с; всего { $count } ответов.
}
learnt-seen-time_late = { $count ->
    [one] { $count } запрос не получил ответа за отведённое время.
    [few] { $count } запроса не получили ответа за отведённое время.
   *[many] { $count } запросов не получили ответа за отведённое время.
}

answer-title = Что ответил TWIN
answer-of-twin = TWIN: { $said }
answer-status = Ответ
answer-no-status = не пришёл
answer-seconds = Через
answer-in = { NUMBER($seconds, maximumFractionDigits: 1) } с
answer-left-at = Ушёл
answer-open = Открыть отправку { $number }
answer-headers = Сохранённые заголовки
answer-empty = В ответе TWIN нет текста.
answer-cut = { $count ->
    [one] Первый { $count } знак; остальное хранит журнал.
    [few] Первые { $count } знака; остальное хранит журнал.
   *[many] Первые { $count } знаков; остальное хранит журнал.
}
answer-truncated = Ответ оборвался или был длиннее того, что хранится.

rehearsal = Репетиция
rehearsal-why = Репетиция звонит на ваши собственные телефоны, шаг за шагом, и хранит ответы TWIN такими, как пришли. Каждый шаг — отдельный выпуск: он есть в истории и входит в предел за 24 часа. Здесь, и только здесь, можно снова звонить на номер, на который только что звонили.
rehearsal-name = Репетиция: { $step }
rehearsal-step = Шаг
rehearsal-one = Один человек
rehearsal-one-what = Один человек в одном запросе: самое простое из описанного у TWIN. Покажет, что токен, шаблон и дорога в порядке.
rehearsal-two = Двое в одном запросе
rehearsal-two-what = Двое в одном запросе: покажет, как вложен ответ и в каком порядке.
rehearsal-again = Те же ещё раз
rehearsal-again-what = Те же двое в новом запросе: покажет, открывается ли своя задача и становятся ли они новыми кандидатами.
rehearsal-bad = Плохой номер отдельно
rehearsal-bad-what = Один номер, которого ни у кого нет: покажет, что на него скажет TWIN. Повторите с включённой проверкой TWIN.
rehearsal-beside = Плохой рядом с хорошим
rehearsal-beside-what = Сначала хороший номер, за ним плохой, в одном запросе. Если TWIN откажет, следите за телефоном: если он всё же зазвонит, TWIN отказывает не целиком.

rehearsal-numbers = Ваши номера
rehearsal-entry-first = Телефон 1, ваш
rehearsal-entry-second = Телефон 2, ваш
rehearsal-entry-bad = Плохой номер, ничей
rehearsal-entry-template = Шаблон
rehearsal-entry-scenario = Сценарий
rehearsal-check-phone = TWIN проверяет номера (checkPhone)
rehearsal-numbers-kept = Хранятся в этой вкладке, пока вы не ушли со страницы.

rehearsal-exactly = Что отправит этот шаг
rehearsal-cost = { $count ->
    [0] Ваши телефоны не звонят.
    [one] Звонит { $count } ваш телефон, столько раз, сколько велит шаблон.
    [few] Звонят { $count } ваших телефона, столько раз, сколько велит шаблон.
   *[many] Звонят { $count } ваших телефонов, столько раз, сколько велит шаблон.
}
rehearsal-cost-sandbox = Никому не звоним: запрос идёт подставному TWIN на этом сервере.
rehearsal-rings-now = { $count ->
    [0] БОЕВОЙ РЕЖИМ: запрос сейчас уйдёт в TWIN
    [one] БОЕВОЙ РЕЖИМ: этот номер сейчас зазвонит
   *[other] БОЕВОЙ РЕЖИМ: эти номера сейчас зазвонят
}
rehearsal-rings-now-what = Как только вы нажмёте кнопку. Принятый звонок отменить нельзя.
rehearsal-no-body = Точный запрос появится здесь, когда поля этого шага заполнены.
rehearsal-type = { $field }: введите целиком
rehearsal-call = { $count ->
    [one] Позвонить на { $count } номер
    [few] Позвонить на { $count } номера
   *[many] Позвонить на { $count } номеров
}
rehearsal-send-to-sandbox = { $count ->
    [one] Отправить { $count } номер в песочницу
    [few] Отправить { $count } номера в песочницу
   *[many] Отправить { $count } номеров в песочницу
}
rehearsal-released = Шаг выпущен. Ответ вот-вот появится ниже.

rehearsal-taken = Пройденные шаги
rehearsal-none-taken = Пока ни одного.
rehearsal-answered = ответ { $status }

rehearsal-hindrance-no_token = Этот сервер звонит настоящим людям, но токена у него нет, поэтому ничего не уходит. Администратор задаёт токен; потом сделайте этот шаг.
rehearsal-hindrance-locked = Отправка заперта: данные, возможно, восстановлены или скопированы. Ничего не уходит, пока человек не посмотрит на странице «Восстановленные данные».
rehearsal-hindrance-under_way = Другой шаг ещё не окончен. Подождите его либо остановите или продолжите на странице его отправки.
rehearsal-hindrance-day_limit = Предел людей за 24 часа оставляет слишком мало для этого шага. Сделайте его позже или попросите администратора поднять предел (CALLBOARD_DAY_LIMIT).
rehearsal-hindrance-needed = { $field }: заполните, и появится точный запрос.
rehearsal-hindrance-unreadable = { $field }: это не один целый номер телефона. Напишите его с кодом страны.
rehearsal-hindrance-not_bad = { $field }: такой номер может у кого-то быть, или TWIN прочтёт его как чей-то. Возьмите номер полной длины, которого не существует, например +7 000 000-00-00.
rehearsal-hindrance-same_number = { $field }: это ещё раз другой номер. Введите второй собственный телефон.
rehearsal-hindrance-no_uuid = { $field }: это не идентификатор TWIN. Он выглядит как bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11 и стоит в кабинете TWIN.
rehearsal-hindrance-typed_differs = Введено не то, на что пошёл бы звонок. Ничего не выпущено. Введите каждый номер ещё раз.
rehearsal-hindrance-changed = С тех пор как страница показана, что-то изменилось. Ничего не выпущено. Посмотрите на запрос и подтвердите снова.
rehearsal-hindrance-released_already = Этот самый шаг уже выпущен прежним нажатием. Никому не звоним дважды.
