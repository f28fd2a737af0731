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
shell-sender-stopped =
    The sender has not run since { $since } ({ $reason }). Nothing leaves. Tell the administrator: the log of the
    server names the fault, and a restart of Callboard starts the sender again.
shell-sender-never =
    The sender does not run. Nothing leaves. Tell the administrator: the log of the server names the fault, and a
    restart of Callboard starts the sender again.
shell-no-reason = no reason was recorded
shell-no-token =
    LIVE, no token: nothing leaves. This installation has called real people before, and now it finds no token. The
    administrator sets TWIN_TOKEN and restarts Callboard.

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
