# A restored or copied store: why it is locked, what it would send, what nobody can know.

lock-no_seal = The seal beside this data is missing
lock-no_seal-what =
    Callboard keeps a small file beside its data that tells how far it has sent. The file is not there, or cannot be
    read, so this data may be complete, or an older copy.
lock-behind = This data is older than what was sent
lock-behind-what =
    It is an earlier copy. Callboard went on sending after it was made, and this data knows nothing of that.
lock-other_machine = This data comes from another machine
lock-other_machine-what =
    Callboard wrote it on another machine, and may still be sending there from the original. Only one of the two may
    go on.
lock-other_file = This data was copied or put back
lock-other_file-what =
    The data file is another one than Callboard wrote last: somebody copied it, moved it to another disk, or put a
    copy in its place.
lock-other_store = Other data stands in this place
lock-other_store-what =
    The data that sent from here before is not this one: the file was replaced, or deleted and made anew. What was
    sent from the other data is not known here.
lock-backup = This data is a backup
lock-backup-what = It was made as a backup. What was sent after that is not in it.

restored-quiet = nothing leaves until a person has looked
restored-banner = Nothing leaves: the sender is locked. { $reason }.
restored-look = See what would be sent
restored-since = Locked since
restored-backup = Backup made
restored-last-request = Last request in this data
restored-never = none
restored-missing = Requests missing, at least
restored-not-told = not known
restored-would-go = People who would be called

restored-unknowable = What this data cannot tell
restored-lost = { $count ->
    [one] At least { $count } request left after this copy was made. Whom it called cannot be known from here, and those people could be called again. Look in TWIN's cabinet first, among the tasks made since the last request in this data.
   *[other] At least { $count } requests left after this copy was made. Whom they called cannot be known from here, and those people could be called again. Look in TWIN's cabinet first, among the tasks made since the last request in this data.
}
restored-lost-none =
    By the seal no request is missing. What else was done after this copy was made, a file checked, a submission stopped
    or a row settled, is not in it.
restored-lost-unknown =
    How many requests left after this copy was made, nothing here tells. The people of those requests could be called
    again. Look in TWIN's cabinet first, among the tasks made since the last request in this data.
restored-stopped =
    A submission that somebody stopped after this copy was made waits here again. Ask whoever released it before it goes
    on.
restored-guard =
    A release looks every number up in this data only. It does not know whom the missing requests called.
restored-drafts = { $count ->
    [one] { $count } file is being prepared here. It may have been released after this copy was made.
   *[other] { $count } files are being prepared here. Any of them may have been released after this copy was made.
}

restored-would-be-sent = What would be sent
restored-nothing-would =
    Nothing: no submission in this data has anybody waiting.
restored-waiting = Waiting
restored-held = Held
restored-note = What did you look at, and what did you find?
restored-note-why = The note is needed, and kept. Everything stays paused: each submission goes on only when somebody presses Resume there.
restored-unlock = I have looked: unlock the sender
restored-not-locked = The sender is not locked: this is the data that sent last.
restored-not-locked-what =
    When data is restored from a backup or copied, the sender is locked, and this page shows what would be sent.
restored-to-overview = To the overview
