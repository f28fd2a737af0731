# One submission: its state in sentences, what comes next, its rows, stop and resume.

submission-paused-because = Paused: { $reason }
submission-is-queued = Queued since { $released }
submission-is-queued-what = { $waiting ->
    [one] { $waiting } person waits. The sender begins as soon as it is free.
   *[other] { $waiting } people wait. The sender begins as soon as it is free.
}
submission-is-running = Sending since { $released }
submission-is-running-what = { $sending ->
    [0] { $accepted } of { $count } accepted by TWIN. The next request is about to leave.
    [one] { $accepted } of { $count } accepted by TWIN. { $sending } person is on the way.
   *[other] { $accepted } of { $count } accepted by TWIN. { $sending } people are on the way.
}
submission-is-paused = Paused
submission-is-paused-what = Nothing is sent until somebody presses Resume.
submission-is-stopping = Stopping
submission-is-stopping-what = A request is out and is let finish. What waited is not sent any more.
submission-is-stopped = Stopped
submission-is-stopped-what = { $cancelled ->
    [one] { $cancelled } person was not called: cancelled by the stop. { $accepted } accepted calls go on ringing; they cannot be recalled.
   *[other] { $cancelled } people were not called: cancelled by the stop. { $accepted } accepted calls go on ringing; they cannot be recalled.
}
submission-is-finished = Finished
submission-is-finished-what = { $count ->
    [one] { $accepted } of { $count } person was accepted by TWIN.
   *[other] { $accepted } of { $count } people were accepted by TWIN.
}
submission-unknown-what = { $count ->
    [one] { $count } person may have been called: the request left, and no clear answer came back. Nothing repeats it.
   *[other] { $count } people may have been called: their request left, and no clear answer came back. Nothing repeats it.
}
submission-look-up = { $count ->
    [one] Look { $count } person up
   *[other] Look { $count } people up
}
submission-looked-up = nobody in it is unknown any more
submission-looked-up-do = Everybody who was unknown has been looked up. Press Resume: those who wait go.
submission-still-out = { $count ->
    [one] { $count } person is in a request that is still out; it is let finish.
   *[other] { $count } people are in requests that are still out; those are let finish.
}
submission-test = TEST
submission-test-what = A step of a rehearsal: it calls the team's own numbers.
submission-next-try = The last request did not get through. The next try leaves at { $moment }.
submission-asked-to-wait = TWIN asked us to wait { $duration }. The next try leaves at { $moment }.
submission-paced = The pace lets the next request leave at { $moment }.
submission-waits-for-update = Prepared for an update: nothing more leaves until Callboard has restarted or is told to carry on.

submission-comes-next = What comes next
submission-how-it-went = How it went
submission-requests = Requests
submission-requests-done = **{ $done }** of { $all }
submission-last-request = Last one
submission-expected-end = Likely to end
submission-pace = Pace
submission-last-problem = Last problem
submission-no-problem = none
submission-left-out = Excluded
submission-nobody-left-out = No row of the file.
submission-who = Who and what
submission-released-by = Released by
submission-released-at = Released
submission-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
submission-tasks-what = autoCallId, in order; the mark at the corner copies all
submission-rows-csv = { $count ->
    [one] { $count } row, CSV
   *[other] { $count } rows, CSV
}
submission-file = submission-{ $number }.csv

submission-rows = Rows
submission-all-rows = All
submission-whole-ids = Whole ids
submission-search = Row, external id or full number
submission-no-rows = There is no such row in this submission.
submission-no-rows-so = No row stands so now.
submission-number = Number
submission-request = Request
submission-matched = Matched
submission-changed = Changed
# By what evidence an id is certain, and what stood there before.
submission-by-person = by hand
submission-by-report = by a report
submission-by-webhook = by a webhook
submission-by-search = by a search
submission-corrected = corrected (was { $was })
submission-which-all = { $count ->
    [one] { $count } row
   *[other] { $count } rows, what moved last on top
}
submission-which = { $first } to { $last } of { $count }, what moved last on top

submission-cannot-recall = { $count ->
    [0] Nothing was accepted yet.
    [one] { $count } accepted call goes on ringing. It cannot be recalled.
   *[other] { $count } accepted calls go on ringing. They cannot be recalled.
}
submission-pause = Pause
submission-leave-unknown = { $count ->
    [one] Leave { $count } person unknown on purpose and go on with those who wait
   *[other] Leave { $count } people unknown on purpose and go on with those who wait
}
submission-stay-paused = Stay paused
submission-store-locked = Nothing goes on while this data may be a restored or copied one. First look at what would be sent.
submission-to-restored = Restored data
submission-stop = { $count ->
    [0] Stop
   *[other] Stop and cancel { $count }
}
submission-not-called = { $count ->
    [one] { $count } person will not be called.
   *[other] { $count } people will not be called.
}
submission-keep = Do not stop
submission-stop-now = { $count ->
    [0] Yes, stop
   *[other] Yes, stop and cancel { $count }
}
submission-resume = { $count ->
    [0] Resume
    [one] Resume with { $count } person
   *[other] Resume with { $count } people
}

# Find the culprit.
culprit-title = Refused whole
culprit-what = TWIN refused all of these because of one person, perhaps, or because the request was too big. In halves, and again in halves, it shows who.
culprit-request = { $count ->
    [one] Request { $request }: { $count } person, status { $status }
   *[other] Request { $request }: { $count } people, status { $status }
}
culprit-find = Find the culprit
culprit-find-now = { $count ->
    [one] Yes, send { $count } person again
   *[other] Yes, send { $count } people again, in halves
}
culprit-sure = These { $count } people were refused and not called. They are sent again to { $host }, in two requests of at most { $half }; whom TWIN takes is called. A half that is refused is halved again, until the culprit is alone.
culprit-leave = Leave it
culprit-moved = This request has moved on meanwhile, or is not known to be refused whole. Nothing was sent again by this press.
