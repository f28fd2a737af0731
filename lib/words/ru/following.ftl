# Строки отправки, которые идут ещё раз: выбор и ссылки в обе стороны.

following-again = повтор
following-offer = Отправить ещё раз: { $counts }
following-what =
    Этим людям эта отправка точно не звонила. Новый файл только с их строками проверяется и выпускается, как любой
    другой; когда вы его готовите, ничего не уходит.
following-rejected-mend = Отклонённую строку, скорее всего, отклонят снова: сначала исправьте, что в ней не так.
following-choice = Какие строки
following-choose = Выберите, какие строки.
following-state = { $state } { $count }
following-make = { $count ->
    [0] Подготовить строки
    [one] Подготовить { $count } строку
    [few] Подготовить { $count } строки
   *[many] Подготовить { $count } строк
}
following-moved = Эти строки тем временем изменились. Ничего не подготовлено; посмотрите на числа выше.
following-follows = Здесь ещё раз идут строки отправки { $number } { $file }
following-followed-by = Строки этой отправки пошли ещё раз в { $number } { $file }
following-prepared = Строки этой отправки готовятся ещё раз с { $moment }, готовит { $name }
following-origin = Строки отправки { $number } { $file }, по которым точно не звонили
following-open = Открыть { $number }
following-open-draft = Открыть подготовленное
