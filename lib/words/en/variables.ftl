# What the check found of variables, of who is who, and of whole columns; keys as in findings.ftl.

finding-column_not_phones = This column holds no phone numbers
finding-column_not_phones-why = Most of its cells are something other than a phone number, so Callboard does not list them one by one. See on the page before which column holds the numbers, and match that one.
finding-column_not_timezones = This column holds no time zones
finding-column_not_timezones-why = Most of its cells say no time zone that TWIN can take. Match another column, or leave this one out: then the time zone of the whole batch is used, or TWIN chooses by the number.
finding-column_not_ids = This column holds no templates or scenarios
finding-column_not_ids-why = Most of its cells are neither an id of TWIN nor a name that your team keeps. Match another column, or leave this one out: then the choice of the whole batch is used.
finding-column_not_switches = This column holds neither yes nor no
finding-column_not_switches-why = Most of its cells say neither yes nor no. Match another column, or leave this one out: then the choice of the whole batch is used.
finding-number_twice = The same number twice in one row
finding-number_twice-why = It goes to TWIN once. There is nothing to mend, unless another number was meant in one of the cells.
finding-external_id_again = The same client id again
finding-external_id_again-row = Client id as in row { $row }
finding-external_id_again-why = Two rows with one client id cannot be told apart in what TWIN sends back by that id. See whether both people are right, and give each an id of its own.
finding-number_of_two_ids = One number under two client ids
finding-number_of_two_ids-row = Another client id than in row { $row }
finding-number_of_two_ids-why = Two people share the number, or one person is in your system twice. See who it belongs to: whoever answers is called by what stands in the row.
finding-variables_contradict = Says something else of the same number
finding-variables_contradict-row = Differs from row { $row }, same number
finding-variables_contradict-why = An earlier row has the same number and another value here. See which of the two is right, and leave the other row out.
finding-name_with_dot = The variable’s name has a dot
finding-name_with_dot-why = TWIN keeps names with a dot for itself. Name the column without one on the page before, or leave it out. A row with an empty cell here is not held back.
finding-name_with_braces = The variable’s name has braces
finding-name_with_braces-why = In TWIN the scenario names a variable without braces: Name, and not { "{{" }Name{ "}}" }. Take the braces off here, or give the column another name on the page before.
finding-names_alike = Names that differ only in capital letters
finding-names_alike-row = Named like “{ $row }” but for capital letters
finding-names_alike-why = For TWIN these are two variables, and a scenario reads one of them. See which name the scenario uses, and leave the other column out.
finding-variable_missing = Empty cell: the row goes without this variable
finding-variable_missing-why = The bot gets no value here. Where the scenario says the variable aloud, fill the cells or leave the rows out.
finding-placeholder = A placeholder that was not filled
finding-placeholder-why = The bot would read it aloud as it stands. Write what is meant, empty the cell so that the row goes without this variable, or leave the column out.
finding-no_value = “NULL” or “nan” in place of a value
finding-no_value-why = A program writes this for a missing value, and the bot would read it aloud. Empty the cell, unless this is really a name.
finding-control_characters = Characters that cannot be seen or said
finding-control_characters-why = The cell holds control characters, often left by an export. Type the value anew.
finding-quote_not_closed = A quotation mark that is not closed
finding-quote_not_closed-why = The cell may have been cut, or run together with the next one. Compare it with where the file came from.
finding-variable_too_long = A very long value
finding-variable_too_long-why = More than 500 characters: if the bot says it, nobody listens to the end. See whether the right column is matched.
finding-text_cut_off = A text that was cut off
finding-text_cut_off-why = It ends in … or is exactly 255 characters long, as many as some databases keep. The bot would break off in the middle. Take the whole text from where the file came from.
finding-formula_text = A formula in place of its value
finding-formula_text-why = The cell begins with = and was saved as text: the bot would read the formula aloud. Type the value that it was to give.
finding-day_number = A number where the other cells are dates
finding-day_number-row = A number among dates: as a spreadsheet counts days, { $row }
finding-day_number-why = A spreadsheet keeps a date as a number of days, and shows that when the cell lost its format. The bot would say the number. Write the date as in the other rows.
finding-other_content = Looks like another column’s content
finding-other_content-why = Nearly all other cells of this column hold something else: the row may be shifted. Compare it with where the file came from.
finding-broken_json = Callback data that is nearly JSON
finding-broken_json-why = It begins like JSON but cannot be read as such. It goes as a text, and whoever reads it back may stumble. Export the column again.
finding-deep_json = Callback data nested too deep
finding-deep_json-why = More than 16 levels: whoever reads it back may have a limit. Send an id instead, and keep the rest in your system.
finding-body_too_big = The row is too big for a request
finding-body_too_big-why = All its variables and callback data together are more than a request may hold. Shorten the cells, or leave columns out.

todo-column_not_phones = { $count ->
    [one] Match another column: { $count } cell here is no number
   *[other] Match another column: { $count } cells here are no numbers
}
todo-column_not_timezones = { $count ->
    [one] Match another column: { $count } cell here is no time zone
   *[other] Match another column: { $count } cells here are no time zones
}
todo-column_not_ids = { $count ->
    [one] Match another column: { $count } cell here is no template or scenario
   *[other] Match another column: { $count } cells here are no templates or scenarios
}
todo-column_not_switches = { $count ->
    [one] Match another column: { $count } cell here is neither yes nor no
   *[other] Match another column: { $count } cells here are neither yes nor no
}
todo-number_twice = { $count ->
    [one] Nothing to do: { $count } row has a number twice, it goes once
   *[other] Nothing to do: { $count } rows have a number twice, it goes once
}
todo-external_id_again = { $count ->
    [one] See whether { $count } row that repeats a client id is right
   *[other] See whether { $count } rows that repeat a client id are right
}
todo-number_of_two_ids = { $count ->
    [one] See whose number it is in { $count } row with another client id
   *[other] See whose number it is in { $count } rows with another client id
}
todo-variables_contradict = { $count ->
    [one] Decide which is right: { $count } row differs from an earlier one
   *[other] Decide which is right: { $count } rows differ from an earlier one
}
todo-name_with_dot = { $count ->
    [one] Name the column without a dot: { $count } row has it
   *[other] Name the column without a dot: { $count } rows have it
}
todo-name_with_braces = { $count ->
    [one] Take the braces off the name of { $count } column
   *[other] Take the braces off the names of { $count } columns
}
todo-names_alike = { $count ->
    [one] See which of two alike names is meant: { $count } column
   *[other] See which of two alike names is meant: { $count } columns
}
todo-variable_missing = { $count ->
    [one] See whether what is empty in { $count } row is meant to be empty
   *[other] See whether what is empty in { $count } rows is meant to be empty
}
todo-placeholder = { $count ->
    [one] Fill or empty the placeholders in { $count } row
   *[other] Fill or empty the placeholders in { $count } rows
}
todo-no_value = { $count ->
    [one] Empty the cells that say “NULL” or “nan” in { $count } row
   *[other] Empty the cells that say “NULL” or “nan” in { $count } rows
}
todo-control_characters = { $count ->
    [one] Take the control characters out of the values in { $count } row
   *[other] Take the control characters out of the values in { $count } rows
}
todo-quote_not_closed = { $count ->
    [one] Compare the lone quotation marks in { $count } row
   *[other] Compare the lone quotation marks in { $count } rows
}
todo-text_cut_off = { $count ->
    [one] Complete the texts that were cut off in { $count } row
   *[other] Complete the texts that were cut off in { $count } rows
}
todo-formula_text = { $count ->
    [one] Type the values of the formulas in { $count } row
   *[other] Type the values of the formulas in { $count } rows
}
todo-day_number = { $count ->
    [one] Write the dates that came as numbers in { $count } row
   *[other] Write the dates that came as numbers in { $count } rows
}
todo-variable_too_long = { $count ->
    [one] See whether the bot is to say the very long values in { $count } row
   *[other] See whether the bot is to say the very long values in { $count } rows
}
todo-other_content = { $count ->
    [one] See whether { $count } row is shifted
   *[other] See whether { $count } rows are shifted
}
todo-broken_json = { $count ->
    [one] Mend the callback data that is nearly JSON in { $count } row
   *[other] Mend the callback data that is nearly JSON in { $count } rows
}
todo-deep_json = { $count ->
    [one] Shorten the callback data that is nested too deep in { $count } row
   *[other] Shorten the callback data that is nested too deep in { $count } rows
}
todo-body_too_big = { $count ->
    [one] Shorten { $count } row that is too big for a request
   *[other] Shorten { $count } rows that are too big for a request
}
