# Mending a file in the review: edits, fixes, rows left out, what was changed, and the rows as a file and back.

review-left-out = Left out by hand
review-tab-left_out = { $count } left out
review-rows-which = { $first } to { $last } of { $count } rows, numbers as in your spreadsheet
review-rows-which-all = { $count ->
    [one] { $count } row, number as in your spreadsheet
   *[other] { $count } rows, numbers as in your spreadsheet
}
review-unsaved = What you wrote is not saved yet: save or discard it first.
release-bar-by-hand = Left out by hand

mending-how = Write into a cell as in a spreadsheet, then press Save.
mending-out = Leave out
mending-save = { $count ->
    [0] Save
    [one] Save { $count } change
   *[other] Save { $count } changes
}
mending-discard = Discard
mending-unsaved = { $count ->
    [one] { $count } change is not saved yet.
   *[other] { $count } changes are not saved yet.
}
mending-moved = This file was changed meanwhile, here or by somebody else. Nothing of yours was saved; look at the rows as they are now.
mending-leave-out = { $count ->
    [one] Leave this row out
   *[other] Leave these { $count } rows out
}
mending-back-column = Take back
mending-take-back = { $count ->
    [0] Take back
    [one] Take { $count } row back
   *[other] Take { $count } rows back
}
mending-why-out = Why
mending-by-hand = chosen by hand
mending-left-out-how = People left these rows out, and nobody in them is called. Tick the ones that belong to the file after all.
mending-working = Changing the rows and checking them

# A fix: its button, what it does, and, in the past, what was done.
fix-digits = { $count ->
    [one] Take the digits of { $count } number
   *[other] Take the digits of { $count } numbers
}
fix-digits-what = Only what separates digits goes: spaces, brackets, dashes, an apostrophe. Numbers with letters, an extension or a question mark are not touched.
fix-digits-done = { $count ->
    [one] took the digits of { $count } number
   *[other] took the digits of { $count } numbers
}
fix-float_tail = { $count ->
    [one] Take the tail off { $count } number
   *[other] Take the tail off { $count } numbers
}
fix-float_tail-what = The decimal tail of zeros goes as a whole, and what is left is checked anew.
fix-float_tail-done = { $count ->
    [one] took the tail off { $count } number
   *[other] took the tail off { $count } numbers
}
fix-split = { $count ->
    [one] Split the numbers in { $count } cell
   *[other] Split the numbers in { $count } cells
}
fix-split-what = A comma is put between the numbers, and all of them belong to the same person, who may be called on each.
fix-split-done = { $count ->
    [one] split the numbers in { $count } cell
   *[other] split the numbers in { $count } cells
}
fix-own_cells = { $count ->
    [one] Put { $count } number into a cell of its own
   *[other] Put { $count } numbers into cells of their own
}
fix-own_cells-what = Each number of a cell goes into a phone column of its own, in the same order; where there are too few, columns are added at the end. All of them still belong to the same person, and none is lost.
fix-own_cells-done = { $count ->
    [one] put { $count } number into a cell of its own
   *[other] put { $count } numbers into cells of their own
}
fix-country_code = { $count ->
    [one] Write { $count } number with its country code
   *[other] Write { $count } numbers with their country code
}
fix-country_code-what = The 8 in front becomes a 7, or the country code is added: the same number that would be called anyway, written so that no other country can be meant.
fix-country_code-done = { $count ->
    [one] wrote { $count } number with its country code
   *[other] wrote { $count } numbers with their country code
}
fix-encoding = { $count ->
    [one] Restore the letters of { $count } cell
   *[other] Restore the letters of { $count } cells
}
fix-encoding-what = The text was saved in one encoding and read in another. The same bytes are read as they were meant; nothing is guessed.
fix-encoding-done = { $count ->
    [one] restored the letters of { $count } cell
   *[other] restored the letters of { $count } cells
}
fix-control = { $count ->
    [one] Take the control characters out of { $count } cell
   *[other] Take the control characters out of { $count } cells
}
fix-control-what = Only characters go that cannot be seen or said. Every letter, digit and line end stays.
fix-control-done = { $count ->
    [one] took the control characters out of { $count } cell
   *[other] took the control characters out of { $count } cells
}
fix-trim = { $count ->
    [one] Trim { $count } cell
   *[other] Trim { $count } cells
}
fix-trim-what = Spaces, and characters that cannot be seen, go from the beginning and the end of a cell. Nothing inside is touched.
fix-trim-done = { $count ->
    [one] trimmed { $count } cell
   *[other] trimmed { $count } cells
}
fix-city_zone = { $count ->
    [one] Set the time zone of { $count } row from its city
   *[other] Set the time zone of { $count } rows from their city
}
fix-city_zone-what = A row whose city is known gets the time zone of that city. A clear time zone of the row's own stays.
fix-city_zone-done = { $count ->
    [one] set the time zone of { $count } row from its city
   *[other] set the time zone of { $count } rows from their city
}
fix-braces = { $count ->
    [one] Take the braces off { $count } name
   *[other] Take the braces off { $count } names
}
fix-braces-what = The variable gets the name that a scenario in TWIN knows it by. Nothing changes in the rows.
fix-braces-done = { $count ->
    [one] took the braces off { $count } name
   *[other] took the braces off { $count } names
}
fix-landlines = { $count ->
    [one] Take the landline off { $count } cell
   *[other] Take the landlines off { $count } cells
}
fix-landlines-what = Landlines go from rows that have another number, which stays. A row with nothing but a landline is not touched: leave it out, or put a mobile number in.
fix-landlines-done = { $count ->
    [one] took the landline off { $count } cell
   *[other] took the landlines off { $count } cells
}
fix-zone = { $count ->
    [one] Write { $count } time zone clearly
   *[other] Write { $count } time zones clearly
}
fix-zone-what = What can mean one zone only is written as UTC+03:00. A bare 3 stays: it could be anything.
fix-zone-done = { $count ->
    [one] wrote { $count } time zone clearly
   *[other] wrote { $count } time zones clearly
}
fix-switch = { $count ->
    [one] Write { $count } yes or no clearly
   *[other] Write { $count } cells as yes or no clearly
}
fix-switch-what = What says yes or no in other words is written as true or false.
fix-switch-done = { $count ->
    [one] wrote { $count } yes or no clearly
   *[other] wrote { $count } cells as yes or no clearly
}
fix-uuid = { $count ->
    [one] Write { $count } id as TWIN does
   *[other] Write { $count } ids as TWIN does
}
fix-uuid-what = Brackets, quotes and capitals go, and the five groups are put back. No digit of an id changes.
fix-uuid-done = { $count ->
    [one] wrote { $count } id as TWIN does
   *[other] wrote { $count } ids as TWIN does
}
fix-alphabet = { $count ->
    [one] Write { $count } client id in plain letters and signs
   *[other] Write { $count } client ids in plain letters and signs
}
fix-alphabet-what = A letter of the other alphabet becomes the one that looks the same. Latin where a letter beside it is surely Latin, else as all the other ids of the column are. A long dash in a word and an odd space become plain ones, and what cannot be seen goes.
fix-alphabet-done = { $count ->
    [one] wrote { $count } client id in plain letters and signs
   *[other] wrote { $count } client ids in plain letters and signs
}
fix-day = { $count ->
    [one] Write { $count } number as the date it is
   *[other] Write { $count } numbers as the dates they are
}
fix-day-what = The number counts days as Excel and LibreOffice do, and becomes the date that they would show, written as the other dates of the column. See whether the dates can be right.
fix-day-done = { $count ->
    [one] wrote { $count } number as a date
   *[other] wrote { $count } numbers as dates
}
fix-empty = { $count ->
    [one] Empty { $count } cell
   *[other] Empty { $count } cells
}
fix-empty-what = The cell becomes blank: the bot is told nothing there, and your scenario must do without. Cells with other words beside stay.
fix-empty-done = { $count ->
    [one] emptied { $count } cell
   *[other] emptied { $count } cells
}
fix-exact_repeats = { $count ->
    [one] Drop { $count } exact repeat
   *[other] Drop { $count } exact repeats
}
fix-exact_repeats-what = These rows are the same as an earlier row in every cell. They are left out; the earlier row stays.
fix-exact_repeats-done = { $count ->
    [one] dropped { $count } exact repeat
   *[other] dropped { $count } exact repeats
}
fix-errors = { $count ->
    [one] Drop { $count } row with an error
   *[other] Drop { $count } rows with errors
}
fix-errors-what = Every row that cannot go is left out, and is counted so. You can take any of them back later.
fix-errors-done = { $count ->
    [one] dropped { $count } row with an error
   *[other] dropped { $count } rows with errors
}
fix-whole-file = Tidy the whole file
fix-whole-file-none = There is nothing to tidy: no blanks around cells, and no rows with errors.
fix-before = Before
fix-after = After
fix-where = Column
fix-which = { $first } to { $last } of { $count }
fix-undo-promise = You can undo it.

change-edited = { $count ->
    [one] edited { $count } cell
   *[other] edited { $count } cells
}
change-left_out = { $count ->
    [one] left { $count } row out
   *[other] left { $count } rows out
}
change-taken_back = { $count ->
    [one] took { $count } row back
   *[other] took { $count } rows back
}
change-brought = { $count ->
    [one] replaced { $count } cell from { $file }
   *[other] replaced { $count } cells from { $file }
}
change-about = { $what } ({ $kind })
change-line = **{ $name }**, { $moment }: { $what }
change-undone = undone by { $name }, { $moment }
change-cut_off = cut off by a stop of the server, and taken back whole
change-void = gone: the file was read differently, { $moment }
change-undo = Undo: { $what }
changes = { $count ->
    [0] The file as brought
    [one] { $count } change
   *[other] { $count } changes
}
changes-before = { $count ->
    [0] The file as it was brought
    [one] { $count } change of the file before the release
   *[other] { $count } changes of the file before the release
}
changes-will-be-lost = { $count ->
    [one] { $count } change was made to these rows in the review. Read differently, the file has none of it.
   *[other] { $count } changes were made to these rows in the review. Read differently, the file has none of them.
}
changes-none = Nothing was changed: these are the rows as the file has them.
changes-some = Every change of these rows, the last one first. The file that you brought stays as it was.
changes-original = Download the file as it was brought
changes-cells = Download every changed cell
changes-file = { $file } – changes.csv
changes-more = { $count ->
    [one] and { $count } earlier change
   *[other] and { $count } earlier changes
}

# The file of every changed cell.
changed-when = When
changed-who = Who
changed-state = Holds
changed-row = Row
changed-column = Column
changed-before = Before
changed-after = After
changed-in = taken back into the file
changed-out = left out
changed-state-writing = is being made
changed-state-done = yes
changed-state-undoing = is being undone
changed-state-undone = no, undone
changed-state-cut_off = no, cut off by a stop of the server
changed-state-void = no, the file was read differently

# Rows mended in a spreadsheet: taken away, and brought back in their own places.
outside-title = Mend rows in Excel or LibreOffice
outside-take = 1. Take them away
outside-take-what = { $count ->
    [one] { $count } row with its own columns, its row number, what is wrong, and how to mend it. In the XLSX a second sheet tells how that is done in Excel and in LibreOffice, and phones stay whole; in a CSV such a program shortens them to 7.9E+10.
   *[other] { $count } rows with their own columns, their row number, what is wrong, and how to mend it. In the XLSX a second sheet tells how that is done in Excel and in LibreOffice, and phones stay whole; in a CSV such a program shortens them to 7.9E+10.
}
outside-csv-brought = { $kind }, as you brought it
outside-csv = CSV
outside-xlsx-brought = XLSX, as you brought it, bad cells marked
outside-xlsx-instead = XLSX instead of { $kind }, bad cells marked
outside-xlsx = XLSX, bad cells marked
outside-json-brought = JSON, as you brought it
outside-json = JSON
outside-bring = 2. Bring the mended file back
outside-bring-what = Only these rows are replaced here. Leave the column with the row number, and the external ids, as they are: by these a row is known again.
outside-fault-no_row_column = This file has no column “Callboard: row”, so nobody knows where its rows belong. Bring back the file that you took away here, or bring this one as a new file.
outside-fault-other_columns = None of the columns of this draft is in that file. It belongs to another one.
outside-replaced = { $count ->
    [0] **No row** would be replaced.
    [one] **{ $count }** row would be replaced.
   *[other] **{ $count }** rows would be replaced.
}
outside-unchanged = { $count ->
    [one] **{ $count }** row is as it was.
   *[other] **{ $count }** rows are as they were.
}
outside-not-found = { $count ->
    [one] **{ $count }** row is not surely one of the rows with errors here, and replaces nothing. Its number:
   *[other] **{ $count }** rows are not surely among the rows with errors here, and replace nothing. Their numbers:
}
outside-unreadable = { $count ->
    [one] **{ $count }** row could not be read in your file, so there is nothing here that it could replace. Bring it as a file of its own.
   *[other] **{ $count }** rows could not be read in your file, so there is nothing here that they could replace. Bring them as a file of their own.
}
outside-stale = { $count ->
    [one] **{ $count }** cell is in the file as it was before somebody changed it here. It stays as it is here.
   *[other] **{ $count }** cells are in the file as they were before somebody changed them here. They stay as they are here.
}
outside-respelt = { $count ->
    [one] **{ $count }** cell came back as a spreadsheet writes a number or a day by itself: 7.916E+10, or without its zeros in front. It stays as it is here.
   *[other] **{ $count }** cells came back as a spreadsheet writes numbers and days by itself: 7.916E+10, or without their zeros in front. They stay as they are here.
}
outside-unread = { $count ->
    [one] **{ $count }** line of the file could not be read as a row, or looks like a total, and changes nothing: line { $rows }. Look for a cell too many or a quote that is not closed.
   *[other] **{ $count }** lines of the file could not be read as rows, or look like totals, and change nothing: lines { $rows }. Look for a cell too many or a quote that is not closed.
}
outside-strange = { $count ->
    [one] **{ $count }** column of the file is not surely one of this draft's, and nothing in it is taken over: { $titles }
   *[other] **{ $count }** columns of the file are not surely this draft's, and nothing in them is taken over: { $titles }
}
outside-replace = { $count ->
    [0] Nothing to replace
    [one] Replace { $count } row
   *[other] Replace { $count } rows
}
