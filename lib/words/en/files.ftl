# Why a file, or a record of it, cannot be read, with what to do; and what a column becomes.

file-empty = The file is empty. Open it to see whether it has rows, save it again and bring it again.
file-picture = This is a picture or a PDF, whatever its name says: there is no table in it. Bring the table that it was made from; if there is none, type the people into Excel or LibreOffice and save that.
file-markup = This is a web page or XML, whatever its name says: some programs save a table like that as .xls. Open it in Excel or LibreOffice, save it as .xlsx (File, Save As) and bring that.
file-vcard = These are contacts as a telephone keeps them (vCard), no table. Save them as CSV: in Google Contacts, Export, Google CSV; in Outlook, File, Open & Export, Import/Export. Or put each person on a line of their own, name and number, and paste that.
file-broken_json = This JSON cannot be read from { $value } on (line:column): a quotation mark, a comma or a bracket is missing or stands there too much. Whoever made the file can make it again; nothing of it was taken.
file-no_batch = This JSON holds no list of people. It should be a list, or an object with the list under "batch", as TWIN's request has it.
file-no_rows = The file has column titles and no rows below them. Bring the file that has the people in it. In a workbook, see whether they are on another sheet.
file-not_text = This is not a table that Callboard can read. It reads .csv, .tsv, .txt, .json, .xlsx, .xlsm, .xls, .xlsb and .ods. In Excel: File, Save As, CSV UTF-8 or Excel Workbook (.xlsx). In LibreOffice: File, Save As, Text CSV or Excel 2007–365 (.xlsx).
file-file_bad_encoding = The letters of this file do not fit the encoding that it was read with. Choose another encoding, or save the file as UTF-8. In Excel: File, Save As, CSV UTF-8. In LibreOffice: File, Save As, Text CSV, character set UTF-8.
file-no_header = Row { $value } should hold the column titles, but it holds none. If they stand in another row, choose that row. If there are none, choose 0: then the columns are named by their letters.
file-no_phone_column = No column is known to hold phone numbers. The file has: { $value }. Give that column the title Phone, save the file and bring it again.
file-not_a_workbook = This file has a workbook's name but is none that can be opened; it may be damaged. Open it in Excel or LibreOffice and save it again as .xlsx.
file-password = The workbook has a password. Take it off and save the file again. In Excel: File, Info, Protect Workbook, Encrypt with Password, and empty the field. In LibreOffice: File, Save As, without Save with password.
file-no_such_sheet = The workbook has no sheet "{ $value }". Choose one of its sheets.
file-too_big = The file is larger than this server takes; the limit stands beside the upload field. Delete columns and sheets that are not needed, or cut the rows into several files.
file-swollen = Unpacked, this workbook has over 1 GB, or more cells than a spreadsheet can hold. A file grows like that when it is damaged, or made to overwhelm whoever opens it; nothing of it was read. Copy the rows with the people into a new workbook and bring that.
file-too_many_columns = The file has { $value } columns, more than Callboard reads. Delete the columns that the calls do not need, save the file and bring it again.
file-file_several_people = Every line here has several numbers with words between them, so perhaps several people, and one row is one person. Put each person on a line of their own; several numbers of one person stand side by side, the words before or after all of them.

unread-too_many_cells = More cells than the header has titles
unread-too_few_cells = Fewer cells than the header has titles
unread-open_quote = A quotation mark is opened and never closed
unread-text_after_quote = Text stands after a closing quotation mark
unread-bad_encoding = Letters that do not fit the file's encoding
unread-title_row = Stands above the column titles
unread-group_row = The heading of a group, not a person
unread-total_row = A total, not a person
unread-repeated_header = The column titles once more
unread-column_numbers = The numbers of the columns, not a person
unread-hidden_row = The spreadsheet hides this row
unread-skipped = Passed over, as chosen: it stands right below the titles
unread-not_an_object = Not an object, so no person
unread-repeated_key = One key stands there twice, so it is not known which value holds
unread-several_people = Several numbers with words between them, so perhaps several people: put each person on a line of their own. Several numbers of one person stand side by side, the words before or after all of them
unread-how = Open the file in Excel or LibreOffice, put every value of this row into its own column as in the rows around it, and save it as CSV UTF-8. In a text editor: a cell with a delimiter or a quotation mark in it stands in "…", and a quotation mark inside is doubled.
unread-how-people = Keep one of them in this row, every value in its own column as in the rows around it, and bring the others in a file of their own, or paste them, each on a line of their own.

unsure-merged_cells = Cells of several rows are merged below the titles. What stands in them is taken for the first of their rows; the others are blank there. If it belongs to each row: in Excel, select the cells, Merge & Center to unmerge, and fill down; in LibreOffice, Format, Merge and Unmerge Cells.
unsure-titles_unread = The first row cannot be read, and the column titles may stand in it: see Unreadable. So the columns are named by letters, and what each becomes is for you to choose. Or mend that row in the file and bring it again.
unsure-formulas = Some cells have formulas whose values the file does not hold: a program wrote them and nobody has opened it since. Callboard works out no formulas, so these cells are blank or 0 here. Open the file in Excel or LibreOffice, save it, and bring it again.
unsure-by_turns = Names and numbers stand by turns here, each on a line of its own. A line is a row, and nothing is joined: the names have no number, and the numbers no name. If each name belongs to the number beside it, put both on one line and paste again.
unsure-hidden_sheet = The sheet that is read here is hidden in the workbook: Excel and LibreOffice do not show it, and the sheets that they show may hold no people. See whether these are the people to call; another sheet is chosen under Read differently.
unsure-text_formulas = Cells written as ="79161234567" are read as a spreadsheet shows them: 79161234567. Some exports write digits so to keep them whole. The file itself stays as it was brought.
unsure-numbered_lines = The lines are a numbered list: the numbers 1, 2, 3… before them are left out, so that they become no part of a name or of a phone number.
unsure-side_by_side = A row here may hold several people side by side. Callboard takes a row for one person, who is called at each number of the row by the name in it. If these are different people, put each on a row of their own, and bring the table again.

listed-row = Row
listed-why = Why it is no record
listed-text = Text of the row

field-phone = Phone
field-clientExternalId = Client external id
field-timezone = Time zone
field-botSettingsId = Scenario
field-autoCallTemplateId = Template
field-checkPhone = Number check by TWIN
field-variables = Variable
field-callbackData = Callback data
field-leftOut = Leave out
