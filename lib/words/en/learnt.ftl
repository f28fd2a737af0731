# What we learnt of TWIN: the open questions with their evidence, and the rehearsal.

learnt-what = TWIN's pages leave these questions open, and Callboard assumes no answer. What stands here was seen in this installation's own requests; what was seen once may be otherwise tomorrow.
learnt-stand-in = This is the sandbox: everything below was seen of the stand-in on this server, not of TWIN.
learnt-seen-of = { $count ->
    [0] Nothing seen yet of { $all } questions
    [one] { $count } of { $all } questions has evidence
   *[other] { $count } of { $all } questions have evidence
}
learnt-status-open = Not seen yet
learnt-status-some = Some evidence
learnt-shown-by = The rehearsal would show it: { $step }.
learnt-request = { $number }, request { $request }
learnt-on = on
learnt-off = off

learnt-refuses_whole = When TWIN refuses a request of several people, does it call none of them?
learnt-refuses_whole-open = No request of several people was refused.
learnt-refuses_whole-setting = TWIN_REFUSES_WHOLE is { $value }. Switch it on only after looking refused requests up in TWIN's cabinet and finding nobody called: then a refusal of several people counts as a refusal, not as unknown.
learnt-receipt = How is the answer nested when a request holds several people?
learnt-receipt-open = No request was accepted.
learnt-task = Does each request open a call task of its own?
learnt-task-open = It takes at least two accepted requests to see.
learnt-same_number = Does a number that is asked for again become a new candidate?
learnt-same_number-open = No number was asked for twice in a rehearsal.
learnt-bad_alone = What becomes of a bad number that is alone in its request?
learnt-bad_alone-open = No rehearsal has asked for one.
learnt-bad_beside = What becomes of a bad number beside a good one?
learnt-bad_beside-open = No rehearsal has asked for one.
learnt-check_phone = Does TWIN's own number check (checkPhone) refuse a bad number?
learnt-check_phone-open = No rehearsal has asked for a bad number with the check on.
learnt-largest_batch = How many people may a request hold?
learnt-largest_batch-open = No request was accepted. It shows when real files go.
learnt-largest_batch-setting = CALLBOARD_BATCH_SIZE is { $value }: so many people go in a request unless a release says otherwise.
learnt-largest_body = How large may a request be?
learnt-largest_body-open = No request was accepted. It shows when real files go.
learnt-largest_body-setting = CALLBOARD_BODY_BYTES is { $value }: a request that would be larger takes fewer people.
learnt-too_large = Does TWIN refuse a request as too large (413)?
learnt-too_large-open = It never has. It would show when real files go.
learnt-too_large-setting = CALLBOARD_BODY_BYTES is { $value }. Set it below the size that was refused.
learnt-rate = Does TWIN ask for fewer requests (429), and for how long?
learnt-rate-open = It never has. It would show when real files go.
learnt-rate-setting = TWIN_REPEAT_429 is { $value }. While it is on, a request refused so goes again after the time that TWIN names.
learnt-time = How long does TWIN take to answer?
learnt-time-open = No answer has come.
learnt-time-setting = TWIN_READ_TIMEOUT is { $value }. Keep it well above the longest answer: giving up early makes unknowns.

learnt-seen-refused_called = { $count ->
    [one] { $count } request was refused, and yet somebody in it turned out to be called. TWIN does not refuse whole.
   *[other] { $count } requests were refused, and yet somebody in them turned out to be called. TWIN does not refuse whole.
}
learnt-seen-refused_absent = { $count ->
    [one] { $count } request was refused, and a person found nobody of it in TWIN.
   *[other] { $count } requests were refused, and a person found nobody of them in TWIN.
}
learnt-seen-refused_silent = { $count ->
    [one] { $count } request was refused, and no call of it was seen since. That proves nothing yet: look it up in TWIN's cabinet.
   *[other] { $count } requests were refused, and no call of them was seen since. That proves nothing yet: look them up in TWIN's cabinet.
}
learnt-seen-receipt_groups = { $count ->
    [one] { $count } answer: a group for each person, one pair in it.
   *[other] { $count } answers: a group for each person, one pair in it.
}
learnt-seen-receipt_one_group = { $count ->
    [one] { $count } answer: one group with a pair for each person.
   *[other] { $count } answers: one group with a pair for each person.
}
learnt-seen-receipt_per_number = { $count ->
    [one] { $count } answer: a pair for each number of a person.
   *[other] { $count } answers: a pair for each number of a person.
}
learnt-seen-receipt_other = { $count ->
    [one] { $count } answer of another form: its ids could not be given to people.
   *[other] { $count } answers of another form: their ids could not be given to people.
}
learnt-seen-receipt_single = { $count ->
    [one] { $count } answer with one pair for one person, which says nothing of several.
   *[other] { $count } answers with one pair for one person, which says nothing of several.
}
learnt-seen-task_own = { $count ->
    [one] { $count } task that belongs to one request alone.
   *[other] { $count } tasks that each belong to one request alone.
}
learnt-seen-task_shared = { $count ->
    [one] { $count } task that several requests went into: TWIN appends.
   *[other] { $count } tasks that several requests went into: TWIN appends.
}
learnt-seen-task_several = { $count ->
    [one] { $count } request that opened more than one task.
   *[other] { $count } requests that opened more than one task.
}
learnt-seen-same_new = { $count ->
    [one] Asked for again { $count } time, it got a new candidate id.
   *[other] Asked for again { $count } times, it got a new candidate id.
}
learnt-seen-same_old = { $count ->
    [one] Asked for again { $count } time, it got the candidate id that it had.
   *[other] Asked for again { $count } times, it got the candidate id that it had.
}
learnt-seen-same_differs = { $count ->
    [one] { $count } answer to the same people again had other ids than people.
   *[other] { $count } answers to the same people again had other ids than people.
}
learnt-seen-bad_refused = { $count ->
    [one] Refused { $count } time ({ $text }).
   *[other] Refused { $count } times ({ $text }).
}
learnt-seen-bad_taken = { $count ->
    [one] Accepted { $count } time, with an id for every number, as if it were good.
   *[other] Accepted { $count } times, with an id for every number, as if it were good.
}
learnt-seen-bad_differs = { $count ->
    [one] Accepted { $count } time, with other ids than numbers: it may have been left out in silence.
   *[other] Accepted { $count } times, with other ids than numbers: it may have been left out in silence.
}
learnt-seen-bad_unclear = { $count ->
    [one] No clear answer, { $count } time.
   *[other] No clear answer, { $count } times.
}
learnt-seen-batch_accepted = { $count ->
    [one] { $count } person at most, accepted so far.
   *[other] { $count } people at most, accepted so far.
}
learnt-seen-body_accepted = { $size } at most, accepted so far.
learnt-seen-too_large = { $count ->
    [one] { $count } request was refused so, of { $size }.
   *[other] { $count } requests were refused so, the smallest of { $size }.
}
learnt-seen-rate_asked = { $count ->
    [one] { $count } request, with Retry-After { $text }.
   *[other] { $count } requests, with Retry-After { $text }.
}
learnt-seen-rate_silent = { $count ->
    [one] { $count } request, and it did not say for how long.
   *[other] { $count } requests, and it did not say for how long.
}
learnt-seen-time_answered = { $count ->
    [one] { NUMBER($longest, maximumFractionDigits: 1) } s; { $count } answer.
   *[other] Half came within { NUMBER($median, maximumFractionDigits: 1) } s, the slowest took { NUMBER($longest, maximumFractionDigits: 1) } s; { $count } answers.
}
learnt-seen-time_late = { $count ->
    [one] { $count } request had no answer within the time limit.
   *[other] { $count } requests had no answer within the time limit.
}

answer-title = What TWIN answered
answer-of-twin = TWIN: { $said }
answer-status = Answer
answer-no-status = none came
answer-seconds = After
answer-in = { NUMBER($seconds, maximumFractionDigits: 1) } s
answer-left-at = Left
answer-open = Open submission { $number }
answer-headers = Headers that were kept
answer-empty = TWIN's answer has no text.
answer-cut = { $count ->
    [one] The first { $count } character; the journal keeps the rest.
   *[other] The first { $count } characters; the journal keeps the rest.
}
answer-truncated = The answer broke off, or was longer than what is kept.

rehearsal = Rehearsal
rehearsal-why = A rehearsal calls your own phones, one step at a time, and keeps TWIN's answers as they come. Each step is a release of its own: it is in the history and counts for the limit of 24 hours. A number that was called a moment ago may be called again here, and only here.
rehearsal-name = Rehearsal: { $step }
rehearsal-step = Step
rehearsal-one = One person
rehearsal-one-what = One person in one request: the simplest thing that TWIN's pages describe. It shows that the token, the template and the way there are right.
rehearsal-two = Two in one request
rehearsal-two-what = Two people in one request: shows how the answer is nested, and in which order.
rehearsal-again = The same again
rehearsal-again-what = The same two people in a new request: shows whether it opens a task of its own, and whether they become new candidates.
rehearsal-bad = A bad number alone
rehearsal-bad-what = A number that nobody can have, alone: shows what TWIN says to it. Do it once more with TWIN's own check switched on.
rehearsal-beside = A bad one beside a good one
rehearsal-beside-what = A good number first, then the bad one, in one request. If TWIN refuses it, watch the phone: if it rings all the same, TWIN does not refuse whole.

rehearsal-numbers = Your numbers
rehearsal-entry-first = Phone 1, your own
rehearsal-entry-second = Phone 2, your own
rehearsal-entry-bad = Bad number, nobody's
rehearsal-entry-template = Template
rehearsal-entry-scenario = Scenario
rehearsal-check-phone = TWIN checks the numbers (checkPhone)
rehearsal-numbers-kept = They stay in this tab until you leave the page.

rehearsal-exactly = What this step sends
rehearsal-cost = { $count ->
    [0] No phone of yours rings.
    [one] { $count } phone of yours rings, as often as the template says.
   *[other] { $count } phones of yours ring, as often as the template says.
}
rehearsal-cost-sandbox = Nobody is called: the request goes to the stand-in on this server.
rehearsal-rings-now = { $count ->
    [0] LIVE: the request leaves for TWIN now
    [one] LIVE: this number will ring now
   *[other] LIVE: these numbers will ring now
}
rehearsal-rings-now-what = As soon as you press the button. An accepted call cannot be taken back.
rehearsal-no-body = The exact request stands here once the entries of this step are complete.
rehearsal-type = { $field }: type it in full
rehearsal-call = { $count ->
    [one] Call { $count } number
   *[other] Call { $count } numbers
}
rehearsal-send-to-sandbox = { $count ->
    [one] Send { $count } number to the sandbox
   *[other] Send { $count } numbers to the sandbox
}
rehearsal-released = The step is released. The answer appears below within moments.

rehearsal-taken = Steps taken
rehearsal-none-taken = None yet.
rehearsal-answered = answered { $status }

rehearsal-hindrance-no_token = This server calls real people, but it has no token, so nothing leaves. The administrator sets one; then take this step.
rehearsal-hindrance-locked = The sender is locked: the data may be a restored or copied one. Nothing leaves until a person has looked, on the page “Restored data”.
rehearsal-hindrance-under_way = Another step is not over yet. Wait for it, or stop or resume it on the page of its submission.
rehearsal-hindrance-day_limit = The limit of people for 24 hours leaves too few for this step. Take it later, or have the administrator raise the limit (CALLBOARD_DAY_LIMIT).
rehearsal-hindrance-needed = { $field }: enter it, then the exact request is shown.
rehearsal-hindrance-unreadable = { $field }: this is not one whole phone number. Write it with its country code.
rehearsal-hindrance-not_bad = { $field }: somebody might have this number, or TWIN might read it as somebody's. Take one of full length that does not exist, such as +7 000 000-00-00.
rehearsal-hindrance-same_number = { $field }: this is the other number once more. Enter a second phone of your own.
rehearsal-hindrance-no_uuid = { $field }: this is no id of TWIN. It looks like bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11 and stands in TWIN's cabinet.
rehearsal-hindrance-typed_differs = What was typed is not what would be called. Nothing was released. Type each number once more.
rehearsal-hindrance-changed = Something has changed since this page was shown. Nothing was released. Look at the request and confirm again.
rehearsal-hindrance-released_already = This very step is released already, by an earlier press. Nobody is called twice.
