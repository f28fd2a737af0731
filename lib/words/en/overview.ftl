# The overview: the first welcome, then what waits and what runs.

overview-welcome = Bring a list, check it, release it to be called
overview-what =
    Callboard reads your file, shows what is wrong and how to mend it, and sends nothing to TWIN until you press the
    button that says how many people will be called.
overview-sample = Try it with a sample file
overview-sample-what =
    214 invented people and the usual mistakes in a file: a lost digit, an empty cell, a number twice. It takes about
    three minutes.
overview-sample-live = On this live server the sample can be looked at, but it is never released.
overview-own = Upload a file

overview-waits = Waits for somebody
overview-nothing-waits = Nothing waits for you.
overview-runs = Runs now
overview-nothing-runs = Nothing is being sent.
overview-open = Open
overview-accepted-of = { $accepted } of { $count } accepted
overview-unknown = { $count ->
    [one] { $count } person may have been called
   *[other] { $count } people may have been called
}
overview-unknown-do = Nothing repeats their requests: look them up in TWIN.
overview-look-up = { $count ->
    [one] Look { $count } person up
   *[other] Look { $count } people up
}
overview-token-ends = The TWIN token ends { $moment }
overview-token-ended = The TWIN token ended { $moment }
overview-token-do = Paste a new one in Settings; or the administrator sets TWIN_TOKEN and restarts Callboard.
overview-last = Last submissions
overview-all = All in history
overview-drafts = { $count ->
    [one] { $count } file is prepared and not released
   *[other] { $count } files are prepared and not released
}
