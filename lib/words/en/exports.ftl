# Column titles of the CSV files that leave Callboard. autoCallId and autoCallCandidateId are TWIN's own names.

export-row = Row
export-state = State
export-why-excluded = Why excluded
export-earlier-submission = Earlier submission
export-request = Request
export-auto-call-id = autoCallId
export-auto-call-candidate-id = autoCallCandidateId
export-matched = Matched
export-sent-at = Sent at
export-changed-at = Changed at
export-submission = Submission
export-file = File
export-released-at = Released at
export-released-by = Released by

# The file of rows to mend; the titles follow "Callboard: ".
mend-sheet = Rows to mend
mend-row = row
mend-what = what is wrong
mend-how = how to mend it

# The sheet beside it, that tells how each kind of error is mended.
guide-sheet = How to mend
guide-what = What is wrong
guide-count = Rows
guide-how = What it means
guide-excel = In Excel
guide-calc = In LibreOffice
