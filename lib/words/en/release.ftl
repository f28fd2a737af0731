# The release: what will happen, in plain numbers.

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
    [one] **{ $count }**, up to { $count } TWIN task
   *[other] **{ $count }**, up to { $count } TWIN tasks
}
release-batch-size = People in a request
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
