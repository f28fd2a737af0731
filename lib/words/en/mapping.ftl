# What the columns become: all at once, how a variable is called and written, how numbers are read.

mapping-others = All other columns
mapping-others-variables = become variables
mapping-others-callbackData = become callback data
mapping-others-leftOut = are left out
mapping-hidden = hidden in the spreadsheet
mapping-city = says the city
mapping-city-alone = says the city, never leaves

written-as_is = as it is
written-first_name = first name
written-date_ru = 25 ноября
written-date_en = 25 November
variable-name = Name for the bot
variable-name-not-latin = Not in Latin letters: check that the scenario has exactly this name.
variable-name-callback = Name in the callback data
variable-name-taken = { $name }: another column has this name, or it is kept for Callboard.
variable-written = Written
variable-first-name-what = The first name of a full name, where it is sure. Where it is not, the cell stays as it is.
variable-date-what = Day and month in words. A cell that is no date, or could be two, stays as it is.
variable-becomes = { $before } becomes { $after }
variable-stays = { $before } stays: not sure
variable-samples = { $count ->
    [one] Of the first { $of } cells, { $count } stays as it is.
   *[other] Of the first { $of } cells, { $count } stay as they are.
}

numbers-of = Numbers: { $country }
numbers-what = How the phone numbers of this file are read.
numbers-country = Numbers without a country code are of
numbers-rings = Where a row has several numbers
rings-all = TWIN gets all of them
rings-first = TWIN gets the first one
numbers-rings-what = What TWIN does with several is set in its template: it may ring each of them.
numbers-mobiles = Mobiles only
numbers-mobiles-what = A landline is an error then.
numbers-city = City of a row
numbers-no-city = no column
