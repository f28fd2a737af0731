# Одна отправка: состояние фразами, что дальше, строки, остановка и продолжение.

submission-paused-because = Пауза: { $reason }
submission-is-queued = В очереди с { $released }
submission-is-queued-what = { $waiting ->
    [one] { $waiting } человек ждёт. Отправка начнёт, как только освободится.
    [few] { $waiting } человека ждут. Отправка начнёт, как только освободится.
   *[many] { $waiting } человек ждут. Отправка начнёт, как только освободится.
}
submission-is-running = Идёт с { $released }
submission-is-running-what = { $sending ->
    [0] TWIN принял { $accepted } из { $count }. Сейчас уйдёт следующий запрос.
    [one] TWIN принял { $accepted } из { $count }. В пути { $sending } человек.
    [few] TWIN принял { $accepted } из { $count }. В пути { $sending } человека.
   *[many] TWIN принял { $accepted } из { $count }. В пути { $sending } человек.
}
submission-is-paused = Пауза
submission-is-paused-what = Ничего не отправляется, пока кто-нибудь не нажмёт «Продолжить».
submission-is-stopping = Останавливается
submission-is-stopping-what = Запрос в пути, даём ему закончиться. Кто ждал, тем больше не отправляем.
submission-is-stopped = Остановлено
submission-is-stopped-what = { $cancelled ->
    [one] { $cancelled } человеку не звонили: отменено остановкой. Принятые звонки ({ $accepted }) пройдут, отозвать их нельзя.
   *[other] { $cancelled } людям не звонили: отменено остановкой. Принятые звонки ({ $accepted }) пройдут, отозвать их нельзя.
}
submission-is-finished = Завершено
submission-is-finished-what = TWIN принял { $accepted } из { $count }.
submission-unknown-what = { $count ->
    [one] { $count } человеку, возможно, звонят: запрос ушёл, а ясного ответа не пришло. Ничего не повторяем.
   *[other] { $count } людям, возможно, звонят: запрос ушёл, а ясного ответа не пришло. Ничего не повторяем.
}
submission-look-up = { $count ->
    [one] Разобрать { $count } человека
   *[other] Разобрать { $count } человек
}
submission-looked-up = неизвестных в ней больше нет
submission-looked-up-do = Всех неизвестных разобрали. Нажмите «Продолжить»: пойдут те, кто ждёт.
submission-still-out = { $count ->
    [one] { $count } человек в запросе, который ещё в пути; ему дадим закончиться.
    [few] { $count } человека в запросах, которые ещё в пути; им дадим закончиться.
   *[many] { $count } человек в запросах, которые ещё в пути; им дадим закончиться.
}
submission-test = ТЕСТ
submission-test-what = Шаг репетиции: звонки на номера самой команды.
submission-next-try = Последний запрос не дошёл. Следующая попытка в { $moment }.
submission-asked-to-wait = TWIN просит подождать { $duration }. Следующая попытка в { $moment }.
submission-paced = По заданному темпу следующий запрос уйдёт в { $moment }.
submission-waits-for-update = Готовимся к обновлению: ничего не уходит, пока Callboard не перезапустят или не скажут продолжать.

submission-comes-next = Что дальше
submission-how-it-went = Как прошло
submission-requests = Запросы
submission-requests-done = **{ $done }** из { $all }
submission-last-request = Последний
submission-expected-end = Вероятный конец
submission-pace = Темп
submission-last-problem = Последняя проблема
submission-no-problem = нет
submission-left-out = Исключено
submission-nobody-left-out = Ни одной строки файла.
submission-who = Кто и что
submission-released-by = Выпустил(а)
submission-released-at = Выпущено
submission-tasks = { $count ->
    [one] { $count } задача
    [few] { $count } задачи
   *[many] { $count } задач
}
submission-tasks-what = autoCallId по порядку; значок в углу копирует все
submission-rows-csv = { $count ->
    [one] { $count } строка, CSV
    [few] { $count } строки, CSV
   *[many] { $count } строк, CSV
}
submission-file = otpravka-{ $number }.csv

submission-rows = Строки
submission-all-rows = Все
submission-whole-ids = Id целиком
submission-search = Строка, внешний id или номер целиком
submission-no-rows = Такой строки в этой отправке нет.
submission-no-rows-so = Строк в этом состоянии сейчас нет.
submission-number = Номер
submission-request = Запрос
submission-matched = Сопоставлен
submission-changed = Изменено
# По какому свидетельству id точен и что стояло раньше.
submission-by-person = вручную
submission-by-report = по отчёту
submission-by-webhook = по вебхуку
submission-by-search = по поиску
submission-corrected = исправлено (было { $was })
submission-which-all = { $count ->
    [one] { $count } строка
    [few] { $count } строки, последние изменения сверху
   *[many] { $count } строк, последние изменения сверху
}
submission-which = { $first }–{ $last } из { $count }, последние изменения сверху

submission-cannot-recall = { $count ->
    [0] Пока ничего не принято.
    [one] { $count } принятый звонок пройдёт. Отозвать его нельзя.
    [few] { $count } принятых звонка пройдут. Отозвать их нельзя.
   *[many] { $count } принятых звонков пройдут. Отозвать их нельзя.
}
submission-pause = Пауза
submission-leave-unknown = { $count ->
    [one] Намеренно оставить неизвестным { $count } человека и продолжить с теми, кто ждёт
   *[other] Намеренно оставить неизвестными { $count } человек и продолжить с теми, кто ждёт
}
submission-stay-paused = Оставить на паузе
submission-store-locked = Ничего не пойдёт, пока эти данные могут быть восстановленными или скопированными. Сначала посмотрите, что было бы отправлено.
submission-to-restored = Восстановленные данные
submission-stop = { $count ->
    [0] Остановить
    [one] Остановить, отменить { $count }
   *[other] Остановить, отменить { $count }
}
submission-not-called = { $count ->
    [one] { $count } человеку не позвоним.
   *[other] { $count } людям не позвоним.
}
submission-keep = Не останавливать
submission-stop-now = { $count ->
    [0] Да, остановить
    [one] Да, остановить и отменить { $count }
   *[other] Да, остановить и отменить { $count }
}
submission-resume = { $count ->
    [0] Продолжить
    [one] Продолжить: { $count } человек
    [few] Продолжить: { $count } человека
   *[many] Продолжить: { $count } человек
}

# Найти виновника.
culprit-title = Отклонено целиком
culprit-what = TWIN отклонил всех — возможно, из-за одного человека или потому, что запрос слишком большой. Половинами, и снова половинами, станет видно, из-за кого.
culprit-request = { $count ->
    [one] Запрос { $request }: { $count } человек, статус { $status }
    [few] Запрос { $request }: { $count } человека, статус { $status }
   *[many] Запрос { $request }: { $count } человек, статус { $status }
}
culprit-find = Найти виновника
culprit-find-now = { $count ->
    [one] Да, отправить { $count } человека снова, половинами
   *[other] Да, отправить { $count } человек снова, половинами
}
culprit-sure = { $count ->
    [one] { $count } человека отклонили, ему не звонили. Он пойдёт снова в { $host } двумя запросами, не больше { $half } в каждом; кого TWIN примет, тому позвонят. Отклонённую половину снова поделим, пока виновник не останется один.
   *[other] { $count } человек отклонили, им не звонили. Они пойдут снова в { $host } двумя запросами, не больше { $half } в каждом; кого TWIN примет, тому позвонят. Отклонённую половину снова поделим, пока виновник не останется один.
}
culprit-leave = Не трогать
culprit-moved = С этим запросом уже что-то стало, или неизвестно, что его отклонили целиком. Это нажатие ничего не отправило снова.
