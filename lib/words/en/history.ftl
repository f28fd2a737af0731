# The history: filters, the table, the export.

history-only-sandbox = sandbox only: nobody was called
history-only-live = live only
history-only-live_no_token = live only
history-since = Released from
history-until = until
history-state = State
history-any = Any
history-file = File
history-task = Task id (autoCallId)
history-number = Phone number, whole
history-found = { $count ->
    [one] **{ $count } submission**, { $rows } rows
   *[other] **{ $count } submissions**, { $rows } rows
}
history-nothing = No submission fits these filters.
history-empty = Nothing was released yet. What you release stands here, with every row and identifier.
history-export = { $count ->
    [one] Export { $count } row, CSV
   *[other] Export { $count } rows, CSV
}
history-export-file = callboard-history.csv
history-no = No.
history-released = Released
history-people = People
history-accepted = Accepted
history-unknown = Unknown
history-by = Released by
history-which = { $first } to { $last } of { $count }, the newest first
