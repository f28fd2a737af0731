# Чем станут столбцы: все разом, как называется и пишется переменная, как читать номера.

mapping-others = Все остальные столбцы
mapping-others-variables = станут переменными
mapping-others-callbackData = станут данными для отчёта
mapping-others-leftOut = не берём
mapping-hidden = скрыт в таблице
mapping-city = называет город
mapping-city-alone = называет город, никуда не уйдёт

written-as_is = как есть
written-first_name = имя
written-date_ru = 25 ноября
written-date_en = 25 November
variable-name = Имя для бота
variable-name-not-latin = Не латиницей: сверьте, что в сценарии имя точно такое же.
variable-name-callback = Имя в данных для отчёта
variable-name-taken = { $name }: это имя у другого столбца или занято Callboard.
variable-written = Записать
variable-first-name-what = Имя из ФИО, где оно понятно точно. Где нет, ячейка остаётся как есть.
variable-date-what = День и месяц словами. Ячейка, которая не дата или читается двояко, остаётся как есть.
variable-becomes = { $before } станет { $after }
variable-stays = { $before } остаётся: не ясно точно
variable-samples = { $count ->
    [one] Из первых { $of } ячеек { $count } остаётся как есть.
    [few] Из первых { $of } ячеек { $count } остаются как есть.
   *[many] Из первых { $of } ячеек { $count } остаются как есть.
}

numbers-of = Номера: { $country }
numbers-what = Как читать номера телефонов этого файла.
numbers-country = Номера без кода страны – это
numbers-rings = Если в строке несколько номеров
rings-all = TWIN получит все
rings-first = TWIN получит первый
numbers-rings-what = Что TWIN делает с несколькими, задано в его шаблоне: он может звонить на каждый.
numbers-mobiles = Только мобильные
numbers-mobiles-what = Городской номер тогда – ошибка.
numbers-city = Город строки
numbers-no-city = нет столбца
