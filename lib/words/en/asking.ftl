# What TWIN is asked beside the batch request: calls to people who are unknown, and the brake on call tasks.

asked-off = TWIN's calls to these numbers can be searched for. That is switched off: the search is known only from the code of other customers, not from TWIN. The administrator switches it on with TWIN_ASK.
asked-title = Ask TWIN
asked-what = Looks each number up in TWIN's search of calls, from a minute before this request on. The search is known only from the code of other customers, so what it finds is shown as evidence and settles nothing by itself. **Finding nothing proves nothing**: a call may show up minutes later.
asked-button = { $count ->
    [one] Ask TWIN about { $count } number
   *[other] Ask TWIN about { $count } numbers
}
asked-go-on = { $count ->
    [one] Ask about { $count } more
   *[other] Ask about { $count } more
}
asked-again = { $count ->
    [one] Ask about { $count } number again
   *[other] Ask about { $count } numbers again
}
asked-stop = Stop asking
asked-progress = { $count ->
    [one] Asked about { $asked } of { $count } number
   *[other] Asked about { $asked } of { $count } numbers
}
asked-nothing = { $count ->
    [one] Nothing found for { $count } number so far.
   *[other] Nothing found for { $count } numbers so far.
}
asked-unread = { $count ->
    [one] For { $count } number TWIN's answer could not be read.
   *[other] For { $count } numbers TWIN's answer could not be read.
}
asked-stopped = { $status ->
    [200] Stopped: TWIN answered, but not with the list of calls that was expected. If that comes again, tell the administrator: the search may have changed.
    [401] Stopped: TWIN did not take the token (401). Mend the token in the settings, then go on.
    [403] Stopped: TWIN does not let this account search (403). Ask whoever runs the account at TWIN.
    [429] Stopped: TWIN asks for fewer questions (429). Go on in a few minutes.
   *[any] Stopped: TWIN answered with status { $status }, which tells nothing about calls. Go on later.
}
asked-stopped-fault = Stopped. { $reason } Nothing is lost: go on later.
asked-stopped-elsewhere = Nobody was asked: this request went to another TWIN address or company than the settings name now.
asked-stopped-changed = Nothing was taken: somebody, or evidence, settled one of these rows meanwhile. Look at what is left and press again.
asked-seen = { $count ->
    [one] Calls found for { $count } row
   *[other] Calls found for { $count } rows
}
asked-status = Call
asked-when = When
asked-speaks = What speaks against it
asked-speaks-nothing = nothing
asked-several = several candidates: which is ours?
asked-doubt-no_candidate = it names no candidate
asked-doubt-other_number = it names another number
asked-doubt-earlier = it is older than this request
asked-doubt-elsewhere = it is another request's
asked-doubt-shared = it is found for several rows
asked-take = { $count ->
    [one] Take this { $count } row as found
   *[other] Take these { $count } rows as found
}
asked-take-what = Only rows with exactly one candidate that nothing speaks against. They count as accepted from then on and are never sent again; your name and the search stand beside them.
asked-note = Found by TWIN's search of calls
asked-which-all = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
asked-which = { $first } to { $last } of { $count } calls

# How one call stands: TWIN's word stands before this.
call-ANSWERED = the client answered
call-NOANSWER = no answer
call-BUSY = engaged
call-UNAVAILABLE = the subscriber is unavailable
call-CONGESTION = refused by the operator: load, caller id, intensity, or there is no such number
call-CHANUNAVAIL = an error
call-FAILED = ended early by an error
call-INVALID = the format of the number is wrong, not called
call-BLACKLIST = on TWIN's blacklist, not called
call-CANCEL = cancelled by a user, not called
call-EXPIRED = dialling for over 10 minutes
call-REJECTED = refused (direct integration only)
call-SCHEDULED = planned
call-DIAL = dialling
call-INPROGRESS = talking

brake-label = { $count ->
    [one] { $count } task at TWIN
   *[other] { $count } tasks at TWIN
}
brake-label-held = { $count ->
    [one] { $held } of { $count } task held at TWIN
   *[other] { $held } of { $count } tasks held at TWIN
}
brake-whom = { $others ->
    [0] An order holds for a whole task, whoever is in it. No other submission of this Callboard is known to be in these tasks. Whether people of other programs are, nobody here can see.
    [one] An order holds for a whole task, whoever is in it: { $others } other submission of this Callboard is in these tasks too. Whether people of other programs are, nobody here can see.
   *[other] An order holds for a whole task, whoever is in it: { $others } other submissions of this Callboard are in these tasks too. Whether people of other programs are, nobody here can see.
}
brake-cannot = It does not end a conversation that has begun, and phones that ring may go on ringing. The order is known only from the code of other customers, not from TWIN: only an answer below says what was done.
brake-not-yet = This submission still sends. Pause or stop it first: then its tasks can be held.
brake-pause = { $count ->
    [one] Ask TWIN to pause { $count } task
   *[other] Ask TWIN to pause { $count } tasks
}
brake-play = { $count ->
    [one] Let { $count } task go on
   *[other] Let { $count } tasks go on
}
brake-halt = { $count ->
    [one] End { $count } task for ever
   *[other] End { $count } tasks for ever
}
brake-halt-what = { $count ->
    [one] A task that is ended never goes on: whoever in it was not called yet is not called any more.
   *[other] Tasks that are ended never go on: whoever in them was not called yet is not called any more.
}
brake-halt-now = { $count ->
    [one] Yes, end { $count } task for ever
   *[other] Yes, end { $count } tasks for ever
}
brake-halt-not = Do not end them
brake-telling = { $count ->
    [one] Telling TWIN about { $count } task
   *[other] Telling TWIN about { $count } tasks
}
brake-stopped = { $status ->
    [401] TWIN did not take the token (401). Mend the token in the settings, then press again.
    [403] TWIN does not let this account do that (403). Pause the tasks in TWIN's cabinet.
    [429] TWIN asks for fewer requests (429). Press again in a minute, or pause the tasks in TWIN's cabinet.
   *[any] TWIN answered with status { $status }.
}
brake-stopped-fault = { $reason } Press again, or pause the tasks in TWIN's cabinet.
brake-stopped-elsewhere = Nothing was asked: this submission went to another TWIN address or company than the settings name now.
brake-left = { $count ->
    [0] Every task was asked.
    [one] { $count } task was not asked yet.
   *[other] { $count } tasks were not asked yet.
}
brake-task = Task
brake-people = People
brake-others = Other submissions
brake-stands = Stands
brake-last = Last order and TWIN's answer
brake-held-no = not held
brake-held-perhaps = unknown: may be held
brake-held-yes = paused
brake-held-for_ever = ended for ever
brake-order-pause = pause
brake-order-play = go on
brake-order-halted = end for ever
brake-said-done = TWIN said yes
brake-said-refused = TWIN refused
brake-said-not_reached = it did not reach TWIN
brake-said-unknown = unknown: TWIN may have done it
brake-last-order = { $order }: { $said }, { $moment }
brake-last-order-status = { $order }: { $said } ({ $status }), { $moment }
brake-which = { $first } to { $last } of { $count } tasks
