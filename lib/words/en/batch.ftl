# A file on its way to a release: upload, columns, review, batch values, the exact request.

batch-title = Bring a file
batch-upload = CSV, TSV, TXT, JSON, XLSX, XLSM, XLSB, XLS or ODS, up to { $size }
batch-kinds = Semicolons, CP-1251 and exports from 1C are fine.
batch-reading = Reading { $file }
batch-sample = No file at hand?
batch-sample-open = Open the sample
batch-nothing-leaves = Nothing leaves yet. Next: you see how the file was read.

columns-rows = Rows
columns-rows-and-blank = { $blank ->
    [0] **{ $count }**
    [one] **{ $count }** and { $blank } blank
   *[other] **{ $count }** and { $blank } blank
}
columns-header = Header row
columns-header-row = row **{ $row }**
encoding-utf-8 = UTF-8
encoding-utf-8-sig = UTF-8 with BOM
encoding-utf-16-le = UTF-16
encoding-utf-16-be = UTF-16 BE
encoding-cp1251 = CP-1251
encoding-koi8-r = KOI8-R
encoding-cp866 = CP-866 (DOS)
encoding-cp1252 = Latin-1 (Western)
columns-encoding = Encoding
columns-delimiter = Delimiter
columns-semicolon = ; semicolon
columns-comma = , comma
columns-tab = tab
columns-bar = | bar
columns-sheet = Sheet
columns-unreadable = Unreadable
columns-differently = Read differently
columns-read-again = Read again

columns-which = Which column is what
columns-title = Column in the file
columns-row = Row { $row }
columns-becomes = Becomes
columns-note = Note
columns-untitled = Column { $number }, no title
columns-empty = empty
columns-variable = Variable { $name }
columns-callback = Callback data { $name }
columns-unused = { $count ->
    [one] { $count } column is left out
   *[other] { $count } columns are left out
}
columns-never-leaves = never leaves
columns-not-latin = name is not Latin
columns-note-phone = who is called
columns-note-clientExternalId = your own id
columns-note-timezone = the person's zone
columns-note-botSettingsId = the scenario
columns-note-autoCallTemplateId = the template
columns-note-checkPhone = TWIN checks the number
columns-note-variables = the bot can say it
columns-note-callbackData = comes back with the result
columns-nothing-leaves = Nothing leaves yet. Next: every row is checked.
columns-no-phone = Choose which column holds the phone numbers: without it nobody can be called.
columns-other-file = Other file
columns-check = { $count ->
    [one] Check { $count } row
   *[other] Check { $count } rows
}
columns-checking = { $count ->
    [one] Checking { $count } row
   *[other] Checking { $count } rows
}

review-can-go = Can go
review-errors = Errors, cannot go
review-unreadable = Unreadable
review-to-do = To do
review-kinds = { $count ->
    [0] no findings
    [one] { $count } kind of finding
   *[other] { $count } kinds of finding
}
review-nothing = Nothing is wrong with these rows.
review-let-duplicates-in = { $count ->
    [one] Let { $count } repeated row go
   *[other] Let { $count } repeated rows go
}
review-leave-duplicates-out = { $count ->
    [one] Leave { $count } repeated row out again
   *[other] Leave { $count } repeated rows out again
}
review-rows = Rows
review-tab-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
review-tab-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
review-tab-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
review-as-written = As in the file
review-tab-going = { $count } as they will go
review-going-how = Each row as it leaves, its number beside what the file has for it.
review-only = Only: { $kind }
review-all = Show all
review-none-here = There is nothing of this kind.
review-nobody-goes = No row can go. Mend the errors in the file and bring it again.
review-row = Row
review-what = What is wrong
review-external-id = External id
review-going-which = { $first } to { $last } of { $count } people, row numbers as in your spreadsheet
review-going-which-all = { $count ->
    [one] { $count } person, row number as in your spreadsheet
   *[other] { $count } people, row numbers as in your spreadsheet
}
review-stay-behind = { $count ->
    [0] Every row can go.
    [one] { $count } row stays behind.
   *[other] { $count } rows stay behind.
}
review-mend = { $count ->
    [one] Mend { $count } row in a spreadsheet
   *[other] Mend { $count } rows in a spreadsheet
}
review-mend-file = to-mend-{ $file }.{ $kind }
review-back = Back to columns
review-release = { $count ->
    [one] Go to release with { $count } person
   *[other] Go to release with { $count } people
}

values-change = For the whole batch
values-as-rows-say = as each row says
values-why = These fill what a row lacks. What a row has of its own stays as it is.
values-template = Template
values-template-default = TWIN's default template
values-scenario = Scenario
values-scenario-default = the template's scenario
values-timezone = Time zone
values-timezone-default = as TWIN finds
values-check-phone = TWIN checks the number
values-check-default = not set
values-yes = yes
values-no = no
values-save = Save
values-no-uuid =
    { $field }: this is no id of TWIN. It looks like bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11 and stands in TWIN's cabinet.

request-show = Exact request
request-title = The exact request
request-nobody = There is no request: no row can go.
request-goes-to = Goes to
request-number = Request
request-of = **{ $number }** of { $count }
request-people = People in it
request-size = Size
request-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
request-promise = Byte for byte what will leave. After the release an object never changes.

# Drafts that were not released: the way back to them.
batch-open = Prepared and not released yet
batch-open-line = { $count ->
    [one] { $count } row, by { $name }, { $moment }
   *[other] { $count } rows, by { $name }, { $moment }
}
batch-open-more = These are the last { $count }. Earlier ones are found by their address.
