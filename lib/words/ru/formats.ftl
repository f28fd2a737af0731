# Короткие единицы и знаки, из которых складывает lib/words/formats.py.

format-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
format-hours = { $count } ч
format-minutes = { $count } мин
format-seconds = { $count } с
format-ago = { $duration } назад

format-kilobytes = { $number } КБ
format-megabytes = { $number } МБ
format-gigabytes = { $number } ГБ

format-submission-no = №{ $number }
format-quoted = «{ $text }»
