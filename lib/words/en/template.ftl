# The table to fill in that can be downloaded, and what its columns are for.

form-open = Download a template
form-lead = A table with the right columns: fill it in and bring it here.
form-names = Your variables, one a line
form-names-take = Use these names
form-columns = Columns: { $titles }
form-kind-xlsx = Excel (XLSX)
form-kind-semicolon = CSV with semicolons, CP-1251
form-kind-comma = CSV with commas, UTF-8
form-which = XLSX keeps numbers as text and has a second sheet that explains each column. CSV with semicolons opens in Russian Excel.
form-unfit = Not in the file: { $names }. The name of a variable has no dot and differs from the others in more than capital letters.
form-not-cp1251 = These names have letters that CP-1251 does not have, so that file is not offered.
form-file = callboard-template

form-sheet = People
form-sheet-what = Columns explained
# The titles of that sheet; they follow "Callboard: ".
form-column = column
form-what = what to write there

form-title-phone = Phone
form-title-phone-more = Phone { $place }
form-title-clientExternalId = Client external id
form-title-timezone = Time zone
form-title-botSettingsId = Scenario
form-title-autoCallTemplateId = Template
form-title-checkPhone = Check phone

form-phone = A number of the person, for example +79161234567 or 8 (916) 123-45-67. The first number is needed in every row, the second is for people who have two.
form-clientExternalId = Your own id of the person, for example C-1042. It comes back with the result, and each person has their own.
form-timezone = The person's time zone: seconds from UTC (10800), hours (+3), a name (Europe/Moscow) or MSK+2. Empty: as set for the whole batch.
form-botSettingsId = The scenario of the call: its id in TWIN, or the name that it has in Callboard. Empty: as set for the whole batch.
form-autoCallTemplateId = The call template: its id in TWIN, or the name that it has in Callboard. Empty: as set for the whole batch.
form-checkPhone = Whether TWIN checks the number before it calls: yes or no. Empty: as set for the whole batch.
form-variable = The bot knows it as { $name } and can say it. Write it as it is to be said.
form-callback = It comes back with the result as { $name }. The bot does not say it.
