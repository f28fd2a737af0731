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
    [one] { $accepted } of { $count } accepted by TWIN. A request is out with { $sending } person.
   *[other] { $accepted } of { $count } accepted by TWIN. A request is out with { $sending } people.
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
    [one] { $count } person may have been called: the request left, and no clear answer came back. Nothing repeats it. Look for the person in TWIN's cabinet, among the tasks of the time of that request; the row below says which request it was.
   *[other] { $count } people may have been called: their request left, and no clear answer came back. Nothing repeats it. Look for them in TWIN's cabinet, among the tasks of the time of that request; the rows below say which request it was.
}
submission-next-try = The last request did not get through. The next try leaves at { $moment }.

submission-comes-next = What comes next
submission-how-it-went = How it went
submission-requests = Requests
submission-requests-done = **{ $done }** of { $all }
submission-last-request = Last one
submission-batch-size = People in each
submission-last-problem = Last problem, in TWIN's words
submission-no-problem = none
submission-left-out = Excluded
submission-nobody-left-out = No row of the file.
submission-who = Who and what
submission-released-by = Released by
submission-released-at = Released
submission-tasks = { $count ->
    [one] { $count } task id
   *[other] { $count } task ids
}
submission-tasks-what = TWIN's autoCallId of every accepted request, in order.
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
submission-number = Number
submission-request = Request
submission-matched = Matched
submission-changed = Changed
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
