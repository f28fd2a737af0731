# Where a row, a submission and the server stand. `-short` is for the file bar.

state-waiting = Waiting
state-waiting-short = Waiting
state-held = Held
state-held-short = Held
state-sending = Sending
state-sending-short = Sending
state-accepted = Accepted
state-accepted-short = Accepted
state-rejected = Rejected
state-rejected-short = Rejected
state-not_sent = Not sent
state-not_sent-short = Not sent
state-unknown = Unknown: may be dialling
state-unknown-short = Unknown
state-cancelled = Cancelled
state-cancelled-short = Cancelled
state-excluded = Excluded
state-excluded-short = Excluded

# Why a row of the file does not go.
excluded-unreadable = Unreadable
excluded-error = Has an error
excluded-left_out = Left out
excluded-called_already = Called already
excluded-in_another = In another submission

# How an identifier came to its row.
matched-certain = certain
matched-by_order = by order
matched-not_matched = not matched

submission-queued = Queued
submission-running = Running
submission-paused = Paused
submission-stopping = Stopping
submission-stopped = Stopped
submission-finished = Finished

# Why a submission has paused: a phrase to follow "Paused: ". `-do` is what a person does now.
pause-unknown = { $count ->
    [0] the people who were unknown have been settled
    [one] { $count } person may have been called
   *[other] { $count } people may have been called
}
pause-unknown-do = A request left and no clear answer came back. Nothing is repeated, and nothing more is sent until a person has looked. Look these people up in the TWIN cabinet. Resume sends only those who still wait; who is unknown stays unknown and is not called again.

pause-token_refused = TWIN refused the token
pause-token_refused-do = Nothing more is sent until the cause is mended. The administrator gives a new token in Settings, or sets TWIN_TOKEN, or TWIN_LOGIN and TWIN_PASSWORD, and restarts Callboard. Then press Resume: those who wait go. People shown as unknown may have been called.

pause-no_token = there is no token, so nothing leaves
pause-no_token-do = Those who wait have not been called. The administrator gives a token in Settings, or sets TWIN_TOKEN and restarts Callboard. Then press Resume.

pause-no_money = TWIN asks for payment
pause-no_money-do = Top up the TWIN account, then press Resume: those who wait go. People shown as unknown may have been called.

pause-forbidden = TWIN does not allow this account to send
pause-forbidden-do = Ask whoever manages the TWIN account what it may use: calls, the template, the scenario. Then press Resume: those who wait go. People shown as unknown may have been called.

pause-unreachable = TWIN could not be reached
pause-unreachable-do = The connection was never ready, so nothing of the last request arrived: its people are shown as not sent and were not called. Run the connection check in Settings. When it passes, press Resume: those who wait go.

pause-redirected = the address of TWIN points elsewhere
pause-redirected-do = The address in the settings (TWIN_BASE_URL) is probably wrong. People shown as unknown may have been called. Stop this submission, have the address put right, and bring the file again: who was called or may have been called is left out.

pause-rate_limit = TWIN asks for fewer requests
pause-rate_limit-do = Wait a few minutes, then press Resume: those who wait go. People shown as unknown may have been called.

pause-day_limit = the limit of people for 24 hours is reached
pause-day_limit-do = Those who wait have not been called. Press Resume when earlier calls are 24 hours old, or have the administrator raise the limit (CALLBOARD_DAY_LIMIT).

pause-other_address = it was released for another TWIN address or company
pause-other_address-do = It goes only where it was released for. Have the earlier address and token put back and press Resume. Or stop it and bring the file again: who was called or may have been called is left out.

pause-restarted = Callboard was not running for a while
pause-restarted-do = Nothing was lost, and those who wait have not been called. See whether this is still a good time to call, then press Resume.

pause-restored = the data may be a restored or copied one
pause-restored-do = Nothing leaves until a person has looked at what would be sent (the page “Restored data”). Then press Resume.

pause-person = a person pressed Pause
pause-person-do = Those who wait have not been called. Press Resume when they may go.

pause-failures = several requests in a row were not accepted
pause-failures-do = Look at the last problem below and mend its cause. Then press Resume: those who wait go. Who was not sent or was rejected does not go again by itself.

pause-token_ended = the token has ended
pause-token_ended-do = Those who wait have not been called. The administrator sets a new token, in Settings or in TWIN_TOKEN. Then press Resume.

pause-sender_failed = the sender stopped because of a fault
pause-sender_failed-do = Tell the administrator: the log of the server names the fault. After a restart of Callboard press Resume. People shown as unknown may have been called.

# Whether people are called. `-sentence` is the big one of the first run, the release and the submission.
mode-sandbox = SANDBOX
mode-sandbox-sentence = SANDBOX: nobody is called
mode-live = LIVE
mode-live-sentence = LIVE: real people are called
mode-live_no_token = LIVE, no token
mode-live_no_token-sentence = LIVE, no token: nothing leaves

# Why nothing was released, and what to do.
refusal-not_checked = The file has changed since it was checked. Nothing was released. Go back to Review and check it again.
refusal-nobody = There is nobody to call: every row has an error, cannot be read, was left out, or belongs to an earlier submission. The bar above says how many of each. Mend the rows, or bring another file.
refusal-sample_live = This file has rows of Callboard's sample. Some of those numbers may belong to somebody, so they never go live. Nothing was released. Bring your own file, or take the sample rows out of it.
refusal-no_token = This server calls real people, but it has no token, so nothing leaves. The administrator gives one in Settings, or sets TWIN_TOKEN and restarts Callboard; the draft stays as it is.
refusal-changed = Something has changed since this page was shown: the file, the settings, or what other submissions have taken. Nothing was released. Look at the new numbers and confirm again.
refusal-count_differs = The number you typed is not the number of people who would be called. Nothing was released. Type the number that stands above the field.
refusal-released_already = This draft is released already, by an earlier press or another person. Nobody is called twice. Open its submission to see how it goes.
refusal-no_login = Callboard could not log in to TWIN, so nothing leaves. See Settings for the reason; the draft stays as it is.
refusal-locked = The sender is locked: the data may be a restored or copied one. Nothing leaves until a person has looked at what would be sent, on the page “Restored data”. The draft stays as it is.
refusal-reason_needed = Going on after an unknown request needs a reason. Write why, or let it stop at the first one.

# What went wrong on the way of a request.

fault-token = The token cannot be sent: it is empty or holds what no header may hold.
fault-settings = The address, proxy or certificate file in the settings cannot be used.
fault-name = The name of TWIN's server was not found.
fault-refused = The connection was refused.
fault-connect_timeout = No connection within the time limit.
fault-unreachable = TWIN's server could not be reached.
fault-proxy = The proxy did not let the request through.
fault-tls = The encrypted connection failed.
fault-read_timeout = TWIN did not answer within the time limit.
fault-deadline = The answer did not end within the time limit.
fault-broken = The connection broke off.
fault-cut = The answer broke off.
fault-not_http = What came back was no answer.
fault-server_stopped = Callboard's server stopped while the request was out.
