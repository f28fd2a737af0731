"""A staged file to findings: declared checks, and how phone numbers and time zones are read."""
