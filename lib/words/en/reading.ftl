# How a file was read, the rows of it that are no people, and how to read it differently; the paste box.

columns-header-letters = none: columns are named **A, B, C**…
columns-header-keys = none: columns are named by **keys**
columns-header-help = 0 where the file has no titles: then its columns are named A, B, C…
columns-skip = First rows to pass over
columns-format = Format
columns-free = none: a number is found in each line
columns-json = JSON, each object a row
columns-sheet-of = { $sheet }, one of { $count }
columns-hidden = Hidden
columns-hidden-both = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}
columns-take-hidden = Take the hidden rows too
columns-listed-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
columns-unreadable-why =
    These rows could not be read, so they stay behind; nothing in them is guessed. Mend them in the file and bring it
    again, or read the file differently.
columns-no-record = No people
columns-no-record-why =
    These rows are titles, totals and the like, or passed over as chosen; nobody is called for them. If one of them is a
    person after all, read the file differently.
columns-listed-row = Row **{ $row }**: { $why }
columns-listed-more = and { $count } more: the download has them all
columns-listed-download = { $count ->
    [one] Download { $count } row
   *[other] Download { $count } rows
}
columns-unreadable-file = unreadable-{ $file }.csv
columns-no-record-file = no-people-{ $file }.csv
columns-preview = The first rows as they would read:
columns-preview-more = { $count ->
    [one] and { $count } more column
   *[other] and { $count } more columns
}

batch-paste = Or paste rows or lines
batch-paste-like = Ivan Petrov, 8 (916) 123-45-67, driver
batch-paste-read = Read what is pasted
batch-paste-empty = Nothing is pasted yet. Copy rows from a spreadsheet or lines from a message into the box.
batch-paste-file = pasted { $at }.txt
