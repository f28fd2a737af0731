# The settings: what is configured, and the connection check.

settings-twin = TWIN
settings-mode = Mode
settings-address = Address
settings-token = Token
settings-company = Company
settings-not-told = the token does not tell
settings-token-sandbox = not needed in the sandbox
settings-token-none = none yet
settings-token-fixed = from the settings (TWIN_TOKEN)
settings-token-login = by login (TWIN_LOGIN)
settings-token-pasted = pasted, until Callboard stops
settings-ends = Token ends
settings-ended = ended { $moment }
settings-renewed = { $moment }, renewed before that
settings-login = Last login
settings-login-well = { $moment }
settings-login-failed = { $moment }, gave no token
settings-login-none = The last login gave no token
settings-login-still = Until it ends, the token that is there is used.
settings-login-next = Callboard asks again when a token is needed, not before { $moment }.
settings-trouble-unreachable = TWIN's IAM was not reached. { $fault } Look at TWIN_IAM_URL, TWIN_PROXY and TWIN_CA_BUNDLE.
settings-trouble-silent = TWIN's IAM was reached and gave no whole answer. { $fault }
settings-trouble-refused = TWIN's IAM refused the login (status { $status }). Look at TWIN_LOGIN and TWIN_PASSWORD. Callboard waits longer after a refusal, for repeated ones may lock the account.
settings-trouble-odd = TWIN's IAM answered with status { $status } and no token. Look at TWIN_IAM_URL; if that is right, ask TWIN.
settings-trouble-clock = TWIN's IAM gave a token that has ended already by this server's clock. Set the clock of the server.
settings-how-sandbox = With TWIN_TOKEN, or TWIN_LOGIN and TWIN_PASSWORD, set, Callboard is live after its next start. The sandbox's history stays apart.
settings-how-live = What is released rings real people. The token is never shown and never stored.
settings-how-live_no_token = Nothing leaves until there is a token: paste one below, or the administrator sets TWIN_TOKEN, or TWIN_LOGIN and TWIN_PASSWORD, and restarts Callboard.
settings-check = Check the connection
settings-check-what = Looks the name up, connects, and shakes hands. Nothing is asked of TWIN, and nobody is called.
settings-checking = Checking the connection
settings-reached = The address can be reached: name, connection and encryption are in order.
settings-failed = The address cannot be reached
settings-failed-settings = The address, the proxy or the certificate file in the settings cannot be used. Look at TWIN_BASE_URL, TWIN_PROXY and TWIN_CA_BUNDLE.
settings-failed-name = The name cannot be looked up. Is the address right (TWIN_BASE_URL), and does this server reach a name server?
settings-failed-tcp = The name is known, but nobody answers there. A firewall may stand between, or a proxy is needed (TWIN_PROXY).
settings-failed-proxy = The proxy refuses to connect to TWIN. Ask whoever runs it (TWIN_PROXY).
settings-failed-tls = Somebody answers, but the encrypted connection fails. A proxy may put its own certificate in between: set TWIN_CA_BUNDLE.
settings-failed-ready = The connection was ready and then broke off. Try again.
settings-log-in = Log in now
settings-log-in-what = Asks TWIN's IAM for a new token. Nobody is called.
settings-logging-in = Logging in
settings-ask = Ask TWIN about the token
settings-ask-what = Reads one call task of the company with the token. Nobody is called.
settings-asking = Asking TWIN
settings-taken-taken = TWIN takes the token.
settings-taken-refused = TWIN refuses the token (status { $status }). Bring another one.
settings-taken-not_reached = TWIN was not reached, so nothing is known of the token. Check the connection.
settings-taken-unclear = The answer says nothing about the token (status { $status }). A request would show it.

settings-paste = Paste a token
settings-paste-what = For as long as Callboard runs, requests go out with the token that you paste here. It is kept in memory only: it is never shown, never stored, and gone after a restart. That you pasted one is noted, with its company and its end.
settings-paste-instead-fixed = It takes the place of TWIN_TOKEN until the next start.
settings-paste-instead-login = It takes the place of the login until the next start, and is not renewed by itself.
settings-paste-instead-pasted = It takes the place of the one pasted before.
settings-paste-label = Token from TWIN
settings-paste-use = Use this token
settings-paste-kept = The field was empty: the token that was pasted before is in use.
settings-paste-taken = The token of company { $company } is in use, until { $moment }. What has paused for want of a token waits for Resume.
settings-paste-other-company = Until now it was company { $before }, now it is { $company }. What was released for { $before } does not go on with this token.
settings-paste-others = { $count ->
    [one] { $count } submission that has not ended was released for another company. It pauses, and goes on only with a token of its own company.
   *[other] { $count } submissions that have not ended were released for another company. They pause, and go on only with a token of their own company.
}
settings-paste-refused-sandbox = Nothing was changed: this is the sandbox, and a pasted token never makes it call real people. The administrator sets TWIN_TOKEN, or TWIN_LOGIN and TWIN_PASSWORD, and restarts Callboard.
settings-paste-refused-form = Nothing was changed: this is not a token of TWIN's form. One has three long parts with dots between them and begins with "eyJ". Copy it whole, without line breaks.
settings-paste-refused-no_end = Nothing was changed: the token does not tell when it ends, so it may have ended already. Tokens that TWIN's login gives do tell.
settings-paste-refused-ended = Nothing was changed: the token has ended already. Get a new one from TWIN.
settings-paste-refused-no_company = Nothing was changed: the token does not tell its company, so it may belong to another one. Tokens that TWIN's login gives do tell.

settings-limits = Limits
settings-day-limit = People in 24 hours
settings-no-limit = no limit in the sandbox
settings-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
settings-guard-days = Not called again within
settings-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
settings-upload = Largest file
settings-country = Default country
settings-tries = Tries without an answer
settings-connect_timeout = Connect within
settings-read_timeout = Answer within
settings-total_timeout = Request within
settings-limits-how = The administrator changes these in the environment or in .streamlit/secrets.toml; they hold from the next start.

settings-storage = Data
settings-data = Folder
settings-storage-how = History and uploaded files are kept here, the sandbox's and the live one's apart. CALLBOARD_DATA moves it.
