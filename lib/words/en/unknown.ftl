# People who may have been called and nobody knows: the requests, what to look for in TWIN, what a person says of them.

unknown-what = Their request left, and no clear answer came back. Nothing repeats it.
unknown-nobody = Nobody is unknown. Of every request that left, it is known what became of it.
unknown-no-such = There is no unknown request at this address. It may belong to the other mode: sandbox and live are kept apart.
unknown-which = { $first } to { $last } of { $count } requests, the newest first; what was left on purpose stands last
unknown-which-all = { $count ->
    [one] { $count } request
   *[other] { $count } requests, the newest first; what was left on purpose stands last
}
unknown-others = { $count ->
    [one] { $count } other unknown request
   *[other] { $count } other unknown requests
}
unknown-only-of = { $count ->
    [one] **{ $count } unknown request** of { $submission }
   *[other] **{ $count } unknown requests** of { $submission }
}
unknown-of-submission = Only those of this submission, or a report for all of them
unknown-all = All submissions
unknown-settle = Look into it
unknown-may = { $count ->
    [one] { $count } person may have been called
   *[other] { $count } people may have been called
}
unknown-left-at = Request left
unknown-people = Unknown
unknown-people-of = { $count ->
    [one] **{ $people }** of { $count } person
   *[other] **{ $people }** of { $count } people
}
unknown-answer = What happened
unknown-left-by = Left so by { $name }, { $moment }

# What to look for in TWIN's cabinet.
unknown-look = What to look for in TWIN's cabinet
unknown-look-tasks = Call tasks that were created between **{ $first }** and **{ $last }**, in your time. A task may also be older, if TWIN adds to it.
unknown-look-template = Of the template: { $template }.
unknown-look-people = { $count ->
    [one] With about **{ $count }** candidate, with this number: { $numbers }
   *[other] With about **{ $count }** candidates, with numbers such as { $numbers }
}
unknown-look-key = A report with callbackData shows Callboard's key of each row, under the name callboardRow. That is the surest sign.
unknown-look-ids = The answer named these tasks, without saying whose they are: { $ids }
unknown-copy = Numbers and keys, to copy
unknown-copy-first = { $count ->
    [one] The first one of { $people }.
   *[other] The first { $count } of { $people }.
}
unknown-copy-numbers = Whole numbers, as TWIN writes them
unknown-copy-keys = Callboard's keys, in the same order

# The three choices for a whole request.
unknown-choices = { $count ->
    [one] What became of this { $count } person?
   *[other] What became of these { $count } people?
}
unknown-found = They are in TWIN
unknown-found-what = They were called, or will be. They count as accepted from then on, and never go again by themselves. With ids, from a report or typed row by row, their calls can be followed.
unknown-found-note = Where you saw them
unknown-found-all = { $count ->
    [one] { $count } person is in TWIN
   *[other] All { $count } are in TWIN
}
unknown-not_sent = They are not in TWIN
unknown-not_sent-what = They were not called. They count as not sent, and may go again only through a new, linked draft with its own release. If you are wrong, people are called twice.
unknown-not_sent-note = Where you looked
unknown-not_sent-all = { $count ->
    [one] { $count } person is not in TWIN
   *[other] All { $count } are not in TWIN
}
unknown-offered-from = Offered from { $moment } on, half an hour after the request: TWIN may show it late.
unknown-left = Leave it so
unknown-left-what = They stay unknown, on purpose, and block their numbers in every other release. The request stays on this page, at its end, and can be settled later.
unknown-left-note = Why, if you like
unknown-left-all = { $count ->
    [one] Leave { $count } person unknown
   *[other] Leave all { $count } unknown
}
unknown-nothing-sent = Nothing on this page sends anything. What is settled here stays settled.

# A report from TWIN, or pasted text.
unknown-report = { $count ->
    [one] Find { $count } person in a report from TWIN
   *[other] Find { $count } people in a report from TWIN
}
unknown-report-what = Export a report in TWIN's cabinet, with callbackData, numbers and ids if it offers them, and **only of the time shown on this page**: an earlier call of the same number is not this one. Nothing is taken until you press the button below.
unknown-report-way = How the report comes
unknown-report-file-way = A file
unknown-report-text-way = Pasted text
unknown-report-file = The report, CSV or XLSX
unknown-report-paste = A table with its titles, or one number, id or key a line
unknown-part-row_key = Callboard's key or callbackData
unknown-part-external_id = External id
unknown-part-number = Number
unknown-part-task = autoCallId (task)
unknown-part-candidate = autoCallCandidateId (candidate)
unknown-part-none = not in the report
unknown-part-column = column { $number }
unknown-matched = { $count ->
    [0] **Nobody** of them is surely in the report.
    [one] **{ $count } person is in the report.**
   *[other] **{ $count } people are in the report.**
}
unknown-without = { $count ->
    [one] { $count } person is not in it, which alone proves nothing.
   *[other] { $count } people are not in it, which alone proves nothing.
}
unknown-strangers = { $count ->
    [one] { $count } line is about others.
   *[other] { $count } lines are about others.
}
unknown-unreadable = { $count ->
    [one] { $count } line could not be read.
   *[other] { $count } lines could not be read.
}
unknown-by-number-only = Some are known by their number alone. Take them only if the report holds no earlier calls of these people.
unknown-by = Known by
unknown-by-row_key = Callboard's key
unknown-by-external_id = external id
unknown-by-number = number
unknown-matches-which = { $first } to { $last } of { $count }
unknown-doubts = { $count ->
    [one] { $count } place in the report is not clear, and is not taken
   *[other] { $count } places in the report are not clear, and are not taken
}
unknown-doubts-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
unknown-doubt = { $count ->
    [one] Line { $lines }, for row { $people }: { $why }
   *[other] Lines { $lines }, for row { $people }: { $why }
}
unknown-why-several_people = it fits several people
unknown-why-several_ids = the lines name several candidates for one person
unknown-why-shared_id = one candidate's id stands in the lines of several people
unknown-why-others_id = the candidate's id is another row's, or another request's
unknown-why-disagrees = the number and the external id are not the same person's
unknown-report-take = { $count ->
    [0] Take nobody
    [one] Take { $count } person as found in TWIN
   *[other] Take { $count } as found in TWIN
}
unknown-report-take-what = They count as accepted, with the ids that the report names.
unknown-take-nobody = Is another column the right one? Choose it above.

# Row by row.
unknown-rows = { $count ->
    [one] Row by row ({ $count })
   *[other] Row by row ({ $count })
}
unknown-rows-choose = Choose rows to settle them on their own.
unknown-rows-all = { $count ->
    [one] Choose this { $count }
   *[other] Choose these { $count }
}
unknown-rows-none = Choose none
unknown-rows-which = { $first } to { $last } of { $count }, in the order of the file
unknown-row = Row { $row }
unknown-rows-note = Where you saw them, or where you looked
unknown-rows-found = { $count ->
    [one] { $count } row is in TWIN
   *[other] { $count } rows are in TWIN
}
unknown-rows-not_sent = { $count ->
    [one] { $count } row is not in TWIN
   *[other] { $count } rows are not in TWIN
}

# What a press did, or why it did nothing.
unknown-done-found = { $count ->
    [one] { $count } person counts as accepted now: TWIN has them.
   *[other] { $count } people count as accepted now: TWIN has them.
}
unknown-done-not_sent = { $count ->
    [one] { $count } person counts as not sent now. They may go again only through a new, linked draft.
   *[other] { $count } people count as not sent now. They may go again only through a new, linked draft.
}
unknown-done-left = { $count ->
    [one] { $count } person stays unknown, on purpose.
   *[other] { $count } people stay unknown, on purpose.
}
unknown-conflict = Some of these people were settled meanwhile, by somebody else or by evidence. Your press changed nothing. Look at who is left, and press again.
unknown-note-needed = Nothing was changed: a note is missing. Write how you know, in a few words, then press again. For a row with TWIN's ids no note is needed.
unknown-too-soon = Nothing was changed: TWIN may show a request late. That somebody is not in TWIN can be said from { $moment } on.
unknown-id-taken = { $count ->
    [one] Nothing was changed: { $count } candidate's id is another row's already, or was given to two rows. Look it up once more.
   *[other] Nothing was changed: { $count } candidates' ids are other rows' already, or were given to two rows. Look them up once more.
}

# What became of a request, and the way on.
unknown-over = Request { $request } is settled: nobody of it is unknown any more
unknown-settled-by = { $source }, { $name }, { $moment }
unknown-again = Who was not sent does not go again by itself: on the page of the submission, a new, linked draft with only those rows can be prepared.
unknown-rest = { $count ->
    [one] { $count } more person of { $submission } is unknown
   *[other] { $count } more people of { $submission } are unknown
}
unknown-resume = { $count ->
    [one] Nobody of { $submission } is unknown any more, and { $count } person waits. Resume there
   *[other] Nobody of { $submission } is unknown any more, and { $count } people wait. Resume there
}
unknown-open = Open { $submission }

# Accepted requests whose ids fitted nobody.
unknown-unmatched = { $count ->
    [one] { $count } accepted request whose ids fit nobody
   *[other] { $count } accepted requests whose ids fit nobody
}
unknown-unmatched-what = TWIN took these requests, and what it answered names more or fewer candidates than people, so nobody can say whose each is. The people count as accepted and never go again by themselves. A webhook, or a report, tells whose the ids are.
unknown-unmatched-ids = Ids without a person
unknown-unmatched-copy = The ids, to copy
unknown-ids = { $count ->
    [one] Find the ids of { $count } person in a report from TWIN
   *[other] Find the ids of { $count } people in a report from TWIN
}
unknown-ids-what = Export a report in TWIN's cabinet, with the candidates' ids and, if it offers it, callbackData, **only of the time shown on this page**. Nothing is taken until you press the button below.
unknown-ids-take = { $count ->
    [0] Give nobody an id
    [one] Give { $count } person the id
   *[other] Give { $count } people their ids
}
unknown-ids-take-what = As certain. Nobody is called, and nobody's state changes.
unknown-done-named = { $count ->
    [one] { $count } person has TWIN's id now.
   *[other] { $count } people have TWIN's ids now.
}
