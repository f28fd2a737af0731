# The release: what will happen, in plain numbers.

release-preparing = { $count ->
    [one] Preparing { $count } row
   *[other] Preparing { $count } rows
}
release-prepared = prepared by { $name }, { $moment }
release-what = What the bot does
release-as-the-template-says = Call hours, redials and pace are as the template says; Callboard cannot see them.
release-left-out = Left out because of earlier submissions
release-nobody-left-out = Nobody: none of these numbers is on its way or was called lately.
release-in_another = { $count ->
    [one] { $count } person is in { $number } { $file }, sent or waiting there
   *[other] { $count } people are in { $number } { $file }, sent or waiting there
}
release-called_already = { $count ->
    [one] { $count } person was called by { $number } { $file }
   *[other] { $count } people were called by { $number } { $file }
}
release-more = and { $count } more
release-goes = Go now
release-bar-in-another = In another
release-bar-called-already = Called already
release-bar-errors = Errors
release-numbers = Phone numbers
release-requests = Requests
release-requests-tasks = { $count ->
    [one] about **{ $count }**, so up to { $count } call task at TWIN
   *[other] about **{ $count }**, so up to { $count } call tasks at TWIN
}
release-takes = Takes
release-takes-until = about **{ $duration }**, until { $until }
release-today = Today
release-today-left = { $count ->
    [one] **{ $count }** more person may be called
   *[other] **{ $count }** more people may be called
}
release-token = Token until
release-day-limit = { $count ->
    [0] None of { $all } go today: the limit of people for 24 hours is used up. The submission pauses, and the rest waits for somebody to press Resume.
    [one] { $count } of { $all } goes today: that is what the limit of people for 24 hours leaves. Then the submission pauses, and the rest waits for somebody to press Resume.
   *[other] { $count } of { $all } go today: that is what the limit of people for 24 hours leaves. Then the submission pauses, and the rest waits for somebody to press Resume.
}
release-type = Type { $number } to confirm
release-call = { $count ->
    [one] Call { $count } candidate
   *[other] Call { $count } candidates
}
release-send-to-sandbox = { $count ->
    [one] Send { $count } candidate to the sandbox
   *[other] Send { $count } candidates to the sandbox
}
release-back = Back to review

# How it is sent: the choice in one line, put together from parts; the fields; the change while it runs.
pace-how = How it is sent: { $how }
pace-a-request = { $count } a request
pace-at-a-time = { $count ->
    [one] one at a time
   *[other] { $count } at a time
}
pace-in-ten-minutes = { $count ->
    [one] at most { $count } person in ten minutes
   *[other] at most { $count } people in ten minutes
}
pace-until-unknown = { $count ->
    [one] stops at the first unknown request
   *[other] stops at { $count } unknown requests
}
pace-halves = in halves where TWIN says too big
release-batch-size = People in a request
pace-parallel = Requests at the same time
pace-per-ten-minutes = People per ten minutes
pace-no-limit = no limit
pace-unknown-limit = Stops at unknown request no.
pace-unknown-reason = Why it may go on after an unknown request (needed)
pace-halve = Halve a request that TWIN refuses as too big
pace-change = Change the pace
pace-from-the-next = What you set holds from the next request on. A request that is out stays as it is.
pace-set = Set this pace
pace-token-ends-first = The token ends { $token }, and the last request is likely to leave { $end }. What has not left by then pauses until there is another token.
release-nobody-but-earlier = { $count ->
    [one] There is nobody to call: the only row of the file belongs to an earlier submission.
   *[other] There is nobody to call: all { $count } rows of the file belong to earlier submissions.
}
