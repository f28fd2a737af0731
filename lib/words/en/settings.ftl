# The settings: what is configured, and the connection check.

settings-twin = TWIN
settings-mode = Mode
settings-address = Address
settings-token = Token
settings-company = Company
settings-not-told = the token does not tell
settings-token-sandbox = not needed in the sandbox
settings-token-absent = not set (TWIN_TOKEN)
settings-token-unknown-end = set; it does not tell until when
settings-token-until = set, until { $moment }
settings-token-ended = ended { $moment }
settings-how-sandbox = With TWIN_TOKEN set, Callboard is live after its next start. The sandbox's history stays apart.
settings-how-live = What is released rings real people. The token is never shown and never stored.
settings-how-live_no_token = The administrator sets TWIN_TOKEN and restarts Callboard. Until then nothing leaves.
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
