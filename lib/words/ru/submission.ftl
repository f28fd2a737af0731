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
    [one] TWIN принял { $accepted } из { $count }. В пути запрос с { $sending } человеком.
   *[other] TWIN принял { $accepted } из { $count }. В пути запрос с { $sending } людьми.
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
    [one] { $count } человеку, возможно, звонят: запрос ушёл, а ясного ответа не пришло. Ничего не повторяем. Поищите его в кабинете TWIN среди задач того времени; какой это запрос, видно в строке ниже.
   *[other] { $count } людям, возможно, звонят: запрос ушёл, а ясного ответа не пришло. Ничего не повторяем. Поищите их в кабинете TWIN среди задач того времени; какой это запрос, видно в строках ниже.
}
submission-next-try = Последний запрос не дошёл. Следующая попытка в { $moment }.

submission-comes-next = Что дальше
submission-how-it-went = Как прошло
submission-requests = Запросы
submission-requests-done = **{ $done }** из { $all }
submission-last-request = Последний
submission-batch-size = Людей в каждом
submission-last-problem = Последняя проблема, словами TWIN
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
submission-tasks-what = autoCallId каждого принятого запроса, по порядку.
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
submission-number = Номер
submission-request = Запрос
submission-matched = Сопоставлен
submission-changed = Изменено
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
