# What `python -m lib` says to people.

cli-description = Callboard without a browser.
cli-check-help = read and check a file of people to call; nothing is sent and nothing is kept
cli-check-description = Reads and checks a file as the pages do. Nothing is sent and nothing is kept; until it ends, the rows lie in a temporary folder that only you may open. Exit code 0: every row can go; 1: some cannot; 2: the file cannot be read.
cli-check-file = the file: text (.csv, .tsv, .txt), a spreadsheet (.xlsx, .xlsm, .xls, .xlsb, .ods) or .json
cli-check-json = print one JSON object for programs instead of sentences
cli-check-how = also say of each kind of finding what it means, and how to mend it in Excel and in LibreOffice
cli-check-report = also write the rows that cannot go, with what is wrong and how to mend it; .xlsx (with a sheet on how to do it in Excel and in LibreOffice) and .json too
cli-language = the language of the sentences (default: as the system's)
cli-sandbox-help = run a stand-in TWIN on this machine; nobody is called

cli-no-file = { $file } cannot be opened: { $reason }. See whether the path is right and whether you may read or write there.

cli-no-room = The rows found no room. Free some memory, and some space in { $folder }, or set TMPDIR to a folder that has more.

cli-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
cli-summary =
    { $file }: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $can } can go with { $numbers ->
        [one] { $numbers } phone number
       *[other] { $numbers } phone numbers
    }, { $errors ->
        [one] { $errors } has an error
       *[other] { $errors } have errors
    }, { $unreadable } cannot be read.
