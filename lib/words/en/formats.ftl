# The short units and marks that lib/words/formats.py puts together.

format-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
format-hours = { $count } h
format-minutes = { $count } min
format-seconds = { $count } s
format-ago = { $duration } ago

format-kilobytes = { $number } KB
format-megabytes = { $number } MB
format-gigabytes = { $number } GB

format-submission-no = #{ $number }
format-quoted = "{ $text }"
