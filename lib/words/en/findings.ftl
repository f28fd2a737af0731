# What the check found. A title per code, for one row and for the to-do list alike; `-why` is what it means and how to
# mend it; `-row` names the row that a repeat repeats (a row number is text: it takes no separator).

severity-error = Error
severity-warning = Warning
severity-note = Note

finding-phone_missing = No phone number
finding-phone_missing-why = Nothing stands in the row's phone column, so there is nobody to call. Write the number in, or leave the row behind.
finding-phone_invalid = Not a number that can be called
finding-phone_invalid-why = The number as it stands belongs to no phone. Compare it with where the file came from and write it again, with the country code: +7 916 123-45-67.
finding-phone_damaged = Number damaged by a spreadsheet
finding-phone_damaged-why = A spreadsheet took the number for a quantity and changed it. Export the file again and open it with the phone column as text. In Excel: Data, From Text/CSV, Transform Data, column type Text. In LibreOffice: in the import window click the column and choose Text.
finding-timezone_invalid = Time zone unclear or out of range
finding-timezone_invalid-why = TWIN takes −12 to +12 hours from UTC. Write UTC+3, MSK+2, seconds (10800) or a zone's name (Europe/Moscow). A bare 3 is not taken: it could be anything. With an empty cell the time zone of the whole batch is used, or TWIN chooses by the number.
finding-uuid_invalid = Not an id of a template or scenario
finding-uuid_invalid-why = TWIN's ids have 32 digits and letters a to f in five groups: bb973460-1c2d-4e5f-8a9b-0c1d2e3f4a5b. Copy the id from the TWIN cabinet once more. With an empty cell the id of the whole batch is used.
finding-unknown_name = No template or scenario is called so
finding-unknown_name-why = The cell is no id, and no name that your team keeps on the page Templates. Mind the spelling, or add the name there and check again. With an empty cell the choice of the whole batch is used.
finding-format_unsure = Stays as it is: no sure first name or date
finding-format_unsure-why = The column is written as a first name or as a date in words, and of this cell it is not sure which. So the bot gets the cell as it stands. Write it out: surname, first name, patronymic; or day.month.year.
finding-check_phone_invalid = Number check is neither yes nor no
finding-check_phone_invalid-why = This column tells TWIN whether to check the number's format. Write yes or no (true or false, 1 or 0). With an empty cell the choice of the whole batch is used.
finding-external_id_too_long = Client id is too long
finding-external_id_too_long-why = TWIN takes 10,240 bytes: about 10,000 Latin or 5,000 Russian letters. Shorten the cell, or see whether the right column is matched to the client id.
finding-duplicate_in_file = The same number again in this file
finding-duplicate_in_file-row = Again: first in row { $row }
finding-duplicate_in_file-why = Unless you let the repeats in, only the first row with a number goes, so that nobody is called twice. Let them in only if every one of these calls is wanted.
finding-ambiguous_country = Could be another country's number
finding-ambiguous_country-why = Without a + these digits can be read in two ways. They are read as a number of this server's own country if they make one; if not, as a number abroad, though they may be one of your own with a digit too many. Compare the row with where the file came from, and write the number with + and its country code.
finding-landline = A landline, and mobiles alone are wanted
finding-landline-why = This draft is set to mobiles only. Where the row has another number, take the landline off; else leave the row out, put a mobile number into the cell, or let landlines in on the page of columns, under Numbers.
finding-several_numbers = Several numbers in one cell
finding-several_numbers-why = All of them go to TWIN as numbers of one person, who may be called on each. If they belong to different people, give each a row.
finding-national_form = Written without the country code, which is added
finding-national_form-why = A number such as 8 916 123-45-67 goes as +7 916 123-45-67. There is nothing to mend, unless it belongs to another country: then write it with + and that country's code.
finding-timezone_beyond = A time zone that TWIN cannot take
finding-timezone_beyond-why = TWIN's field ends at 12 hours from UTC either way, and this zone is farther ahead, as those of New Zealand in summer, the Chatham Islands, Samoa, Tonga and Kiribati are. Empty the cell and call these people in a batch of their own, at an hour you have checked.
finding-zone_not_of_number = Time zone of another country than the number
finding-zone_not_of_number-why = No place in the number's country has this time zone: the row's own, or the one set for the whole batch. One of the two is wrong, or the person is abroad: a call at ten by this zone may come at night. Compare the row with where the file came from.
finding-zone_not_of_city = Time zone of another city than the row's
finding-zone_not_of_city-why = The city of the row lies in another time zone than the row's own, or the one set for the whole batch. If the city is right, take the time zone from it; if the person has moved, there is nothing to mend.
finding-lookalike_in_id = A sign in a client id is not what it looks like
finding-lookalike_in_id-why = A letter of another alphabet, a long dash, a space of another kind or a sign that cannot be seen stands in the id, so it will match nobody in your own system. Type the id anew.
finding-premium_number = A number that is dear to call
finding-premium_number-why = Numbers of this kind cost more than usual, and the price goes to whoever has the number. It is seldom a person's own phone. See whether the call is wanted.
finding-service_number = A number of a company's service, not of a person
finding-service_number-why = Numbers like 8 800 … are hotlines, mailboxes and pagers: another robot or an operator will answer. Write the person's own number, or leave the row behind.
finding-mojibake = Letters read in another encoding
finding-mojibake-row = Letters read in another encoding ({ $row } is right)
finding-mojibake-why = The text was saved in one encoding and read in another, before it came here. The bot would read it aloud as it stands. Export the data again, in UTF-8.
finding-reserved_name = A column named as Callboard's own key
finding-reserved_name-why = Callboard sends a key of its own under the name callboardRow, so the values of this column do not leave. If TWIN needs them, give the column another title.

phone-digit_missing = A digit is missing
phone-digit_missing-why = A Russian number has ten digits after +7 or 8, and here there is one fewer. Callboard does not guess: a made-up digit is a stranger's phone. Take the number from where the file came from. If all ten digits are there, as in (812) 123-45-67, write +7 before them.
phone-letters = Letters in the number
phone-letters-why = Callboard drops no letters, since what is left could be somebody else's phone. Leave only the number in the cell, and move the words to another column.
phone-lookalike = A letter in place of a digit (O for 0)
phone-lookalike-why = A letter looks like a digit here: O like 0, l like 1, З like 3. Type the digit instead of the letter.
phone-extension = Number with an extension
phone-extension-why = TWIN takes no extension, and without it the switchboard would answer. Write a direct number, or leave the row behind.
phone-not_a_number = Not a phone number
phone-not_a_number-why = The cell holds something other than one phone number, or signs that no number has. Write the number with its country code: +7 916 123-45-67.
phone-too_short = Number is too short
phone-too_short-why = Its country has no numbers this short. Add the country code, the area code or the lost digits, from where the file came from.
phone-too_long = Number is too long
phone-too_long-why = Its country has no numbers this long. Two numbers may stand together without a comma between them, or a digit is there twice. A number abroad begins with +, not with 8 10.
phone-unknown_country = No country has this code
phone-unknown_country-why = The first digits are no country's code. Write the number with + and the right code: +7 for Russia and Kazakhstan, +375 for Belarus.
phone-no_such_number = There are no such numbers
phone-no_such_number-why = The length fits, but no operator of that country has numbers that begin like this. Compare the digits with where the file came from.
phone-emergency = An emergency number
phone-emergency-why = 112, 101, 102 and the like are answered by the emergency services. A person has no such number. Write the person's own number, or leave the row behind.
phone-short_number = A short service number
phone-short_number-why = Numbers this short are dialled inside one country or one network and are nobody's own phone. Write the full number with its country code: +7 916 123-45-67.
phone-run_together = Two numbers without a sign between them
phone-run_together-why = The digits are two full numbers written one after the other. Put a comma between them, or give each person a row of their own.
phone-question_mark = A “?” in the number
phone-question_mark-why = A “?” usually stands where a sign was lost when the file was saved in another encoding. It may have been a digit, so Callboard does not drop it. Take the number from where the file came from.
phone-masked = Some digits are hidden (*** or XXX)
phone-masked-why = The program that exported the file hid a part of the number. Export it again with the full numbers: the hidden digits are not in this file.
phone-cut_off = The cell is cut off (##### or …)
phone-cut_off-why = The column was too narrow when the table was copied or printed, and the rest of the number is not in this file. Widen the column and save or copy again.
phone-formula_error = A formula that found nothing
phone-formula_error-why = The cell held a formula, and it gave an error instead of a number. Mend the formula, or copy the numbers and paste them as values.
phone-zero_lost = A leading zero was lost
phone-zero_lost-why = Numbers of this country keep their 0 in front, and a spreadsheet took it off. Write the number as it is dialled, or with + and the country code, and keep the column as text.
phone-exponent = Digits lost in a spreadsheet (7,98765E+10)
phone-exponent-why = The file kept only the first digits; the others cannot be got back from it. Bring the .xlsx if there is one: its cells still have them. Or export the file again and open it with the phone column as text. In Excel: Data, From Text/CSV, Transform Data, column type Text. In LibreOffice: in the import window click the column and choose Text.
phone-float_tail = Number with a decimal tail (,0)
phone-float_tail-why = A spreadsheet took the number for a quantity and added a tail. Show the column without decimals and save again. In Excel: Format Cells, Number, 0 decimal places. In LibreOffice: Format, Cells, Number, 0 decimal places.

# What there is to do about a kind, with how many rows have it.
todo-phone_missing = { $count ->
    [one] Enter the missing number in { $count } row
   *[other] Enter the missing number in { $count } rows
}
todo-phone_invalid = { $count ->
    [one] Fix the phone number that cannot be called in { $count } row
   *[other] Fix the phone numbers that cannot be called in { $count } rows
}
todo-phone_damaged = { $count ->
    [one] Get back the phone number damaged by a spreadsheet in { $count } row
   *[other] Get back the phone numbers damaged by a spreadsheet in { $count } rows
}
todo-timezone_invalid = { $count ->
    [one] Fix the time zone in { $count } row
   *[other] Fix the time zone in { $count } rows
}
todo-uuid_invalid = { $count ->
    [one] Fix the template or scenario id in { $count } row
   *[other] Fix the template or scenario id in { $count } rows
}
todo-unknown_name = { $count ->
    [one] Correct or add the name of the template or scenario in { $count } row
   *[other] Correct or add the name of the template or scenario in { $count } rows
}
todo-format_unsure = { $count ->
    [one] See how the first names or dates are written in { $count } row
   *[other] See how the first names or dates are written in { $count } rows
}
todo-check_phone_invalid = { $count ->
    [one] Write yes or no for the number check in { $count } row
   *[other] Write yes or no for the number check in { $count } rows
}
todo-external_id_too_long = { $count ->
    [one] Shorten the client id in { $count } row
   *[other] Shorten the client id in { $count } rows
}
todo-duplicate_in_file = { $count ->
    [one] Decide about { $count } row that repeats a number
   *[other] Decide about { $count } rows that repeat a number
}
todo-ambiguous_country = { $count ->
    [one] See whether the number belongs to another country in { $count } row
   *[other] See whether the numbers belong to another country in { $count } rows
}
todo-landline = { $count ->
    [one] Leave out or replace the landline in { $count } row
   *[other] Leave out or replace the landline in { $count } rows
}
todo-several_numbers = { $count ->
    [one] See whether the numbers in one cell are one person's in { $count } row
   *[other] See whether the numbers in one cell are one person's in { $count } rows
}
todo-national_form = { $count ->
    [one] Nothing to do: the country code was added in { $count } row
   *[other] Nothing to do: the country code was added in { $count } rows
}
todo-reserved_name = { $count ->
    [one] Rename { $count } column named callboardRow if TWIN needs its values
   *[other] Rename { $count } columns named callboardRow if TWIN needs their values
}
todo-phone-digit_missing = { $count ->
    [one] Fix the phone number that lost a digit in { $count } row
   *[other] Fix the phone numbers that lost a digit in { $count } rows
}
todo-phone-letters = { $count ->
    [one] Take the letters out of the phone number in { $count } row
   *[other] Take the letters out of the phone numbers in { $count } rows
}
todo-phone-lookalike = { $count ->
    [one] Type digits for the letters in the phone number of { $count } row
   *[other] Type digits for the letters in the phone numbers of { $count } rows
}
todo-phone-extension = { $count ->
    [one] Replace the number that has an extension in { $count } row
   *[other] Replace the numbers that have an extension in { $count } rows
}
todo-phone-not_a_number = { $count ->
    [one] Write a phone number in { $count } row that has something else
   *[other] Write a phone number in { $count } rows that have something else
}
todo-phone-too_short = { $count ->
    [one] Complete the phone number that is too short in { $count } row
   *[other] Complete the phone numbers that are too short in { $count } rows
}
todo-phone-too_long = { $count ->
    [one] Fix the phone number that is too long in { $count } row
   *[other] Fix the phone numbers that are too long in { $count } rows
}
todo-phone-unknown_country = { $count ->
    [one] Fix the country code of the phone number in { $count } row
   *[other] Fix the country code of the phone numbers in { $count } rows
}
todo-phone-no_such_number = { $count ->
    [one] Compare the phone number in { $count } row with where the file came from
   *[other] Compare the phone numbers in { $count } rows with where the file came from
}
todo-phone-exponent = { $count ->
    [one] Export the file again: the number lost its digits in { $count } row
   *[other] Export the file again: the numbers lost their digits in { $count } rows
}
todo-phone-float_tail = { $count ->
    [one] Save the phone number again without decimals in { $count } row
   *[other] Save the phone numbers again without decimals in { $count } rows
}
todo-phone-emergency = { $count ->
    [one] Replace the emergency number in { $count } row
   *[other] Replace the emergency numbers in { $count } rows
}
todo-phone-short_number = { $count ->
    [one] Replace the short service number in { $count } row
   *[other] Replace the short service numbers in { $count } rows
}
todo-phone-run_together = { $count ->
    [one] Part the numbers that ran together in { $count } row
   *[other] Part the numbers that ran together in { $count } rows
}
todo-phone-question_mark = { $count ->
    [one] Replace the “?” in the phone number of { $count } row
   *[other] Replace the “?” in the phone numbers of { $count } rows
}
todo-phone-masked = { $count ->
    [one] Export the file with full numbers: digits are hidden in { $count } row
   *[other] Export the file with full numbers: digits are hidden in { $count } rows
}
todo-phone-cut_off = { $count ->
    [one] Bring the file again: the number was cut off in { $count } row
   *[other] Bring the file again: the numbers were cut off in { $count } rows
}
todo-phone-formula_error = { $count ->
    [one] Mend the formula of the phone number in { $count } row
   *[other] Mend the formulas of the phone numbers in { $count } rows
}
todo-timezone_beyond = { $count ->
    [one] Take { $count } row out whose time zone TWIN cannot take
   *[other] Take { $count } rows out whose time zone TWIN cannot take
}
todo-zone_not_of_number = { $count ->
    [one] See whether { $count } row has the right time zone for its number
   *[other] See whether { $count } rows have the right time zone for their number
}
todo-zone_not_of_city = { $count ->
    [one] See whether the city or the time zone is right in { $count } row
   *[other] See whether the city or the time zone is right in { $count } rows
}
todo-lookalike_in_id = { $count ->
    [one] Type the client id anew in { $count } row
   *[other] Type the client ids anew in { $count } rows
}
todo-premium_number = { $count ->
    [one] See whether the dear number is to be called in { $count } row
   *[other] See whether the dear numbers are to be called in { $count } rows
}
todo-service_number = { $count ->
    [one] See whether the service number is meant in { $count } row
   *[other] See whether the service numbers are meant in { $count } rows
}
todo-mojibake = { $count ->
    [one] Export the data again, or restore the garbled letters in { $count } row
   *[other] Export the data again, or restore the garbled letters in { $count } rows
}
todo-phone-zero_lost = { $count ->
    [one] Put the lost zero back into the number in { $count } row
   *[other] Put the lost zero back into the numbers in { $count } rows
}
