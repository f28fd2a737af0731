# The frame of every page: tab, navigation, first row, steps, troubles.

shell-tab = { $mode } · Callboard
shell-language = Language
shell-zone = Times are told in the zone of this browser: { $zone }
shell-stand-in = a stand-in for TWIN on this server
shell-company = { $host }, company { $company }
shell-unknown = { $count ->
    [one] { $count } unknown
   *[other] { $count } unknown
}
shell-sender-runs = Sender runs
shell-sender-held = Sender is held
shell-sender-locked = Sender is locked
shell-sender-stopped =
    The sender has not run since { $since } ({ $reason }). Nothing leaves. Tell the administrator: the log of the
    server names the fault, and a restart of Callboard starts the sender again.
shell-sender-never =
    The sender does not run. Nothing leaves. Tell the administrator: the log of the server names the fault, and a
    restart of Callboard starts the sender again.
shell-no-reason = no reason was recorded
shell-no-token =
    LIVE, no token: nothing leaves. This installation has called real people before, and now it finds no token. Paste one
    in Settings; or the administrator sets TWIN_TOKEN and restarts Callboard.

stop-everything = Stop everything
stop-everything-title = Stop everything?
stop-everything-nothing = There is nothing to stop: nothing is queued, sent or paused any more.
stop-everything-stops = { $count ->
    [one] This stops { $count } submission.
   *[other] This stops { $count } submissions.
}
stop-everything-one = { $number } { $file }, waiting: { $count }
stop-everything-out = { $count ->
    [one] { $count } person is in a request that has left: it is let finish, and may still be called.
   *[other] { $count } people are in requests that have left: those are let finish, and the people may still be called.
}
stop-everything-now = Yes, stop everything
stop-everything-done = { $count ->
    [0] Nothing was left to stop: somebody was faster.
    [one] { $count } submission is stopped. Who waited in it is not called.
   *[other] { $count } submissions are stopped. Who waited in them is not called.
}

update-title = Prepare for an update
update-what = Begin no further request and let those that are out finish. Then every page says that it is safe to restart, and nobody is left unknown by the restart. What waits goes on by itself if Callboard is back within 15 minutes; after a longer break somebody presses Resume.
update-prepare = Prepare for an update
update-prepared = Prepared for an update: nothing more leaves
update-still-out = { $count ->
    [one] { $count } request is still out. Wait until it has an answer.
   *[other] { $count } requests are still out. Wait until they have an answer.
}
update-safe = Safe to restart now
update-safe-what = Prepared for an update: nothing more leaves, and no request is out.
update-carry-on = Carry on without a restart

language-en = English
language-ru = Русский
person-local = Local user

nav-overview = Overview
nav-batch = New batch
nav-columns = Columns
nav-review = Review
nav-release = Release
nav-submission = Submission
nav-history = History
nav-unknown = Unknown
nav-names = Templates
nav-learnt = What we learnt of TWIN
nav-restored = Restored data
nav-settings = Settings

step-batch = File
step-columns = Columns
step-review = Review
step-release = Release

bar-rows-of-file = = rows of the file
bar-rows = = rows

trouble-not-running =
    Callboard has not finished its start, or it is shutting down. Reload this page in a few seconds.
trouble-nothing-here = Nothing here
trouble-no-such-draft =
    There is no draft at this address. It may belong to the other mode
    (sandbox and live are kept apart). Nothing was sent by opening this page.
trouble-no-such-submission =
    There is no submission at this address. It may belong to the other mode: sandbox and live are kept apart.
trouble-store =
    The history could not be read or written just now. Nothing was changed by this press. Try again; if it stays so,
    tell the administrator: the log of the server names the fault.
trouble-unexpected =
    Something went wrong on this page, and the log of the server names what. What was released goes on all the same.
    Reload the page, or look the state up in the history.
trouble-to-overview = To the overview
trouble-to-history = To the history
