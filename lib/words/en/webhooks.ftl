# What TWIN tells by itself: the address to paste there, and the alarms.

webhook-title = Events from TWIN
webhook-what =
    TWIN can tell by itself when a call has ended. Then a person who is unknown here, and whom TWIN has called, becomes
    accepted without anybody looking it up.
webhook-paste =
    Paste this address into the webhook field of the call template in the TWIN cabinet. Whoever knows it can write here:
    treat it like a password.
webhook-no-address =
    There is no address to paste yet: TWIN cannot reach a server that is known only by its own loopback address. The
    administrator sets CALLBOARD_PUBLIC_URL to the https address at which TWIN reaches this server, and restarts Callboard.
webhook-last = Last event
webhook-nothing = none yet
webhook-by-key = Found by our row key
webhook-by-ids = Found by TWIN's ids (settles nothing)
webhook-of-nobody = About nobody of ours

alarm-title = { $count ->
    [one] TWIN called { $count } person who was shown here as not called
   *[other] TWIN called { $count } people who were shown here as not called
}
alarm-where = { $count ->
    [one] { $submission } { $file }, row { $rows } of the file.
   *[other] { $submission } { $file }, rows { $rows } of the file.
}
alarm-rows-more = { $rows } and { $count } more
alarm-what = Accepted now, because an event from TWIN says so, and never sent from here. Look in the TWIN cabinet for who or what started such calls.
alarm-again = { $count ->
    [one] { $count } of these numbers went in another submission as well ({ $submissions }): that person was probably called twice.
   *[other] { $count } of these numbers went in another submission as well ({ $submissions }): those people were probably called twice.
}
alarm-was = { $state }: { $count }
alarm-open = Open
alarm-seen = Looked at
