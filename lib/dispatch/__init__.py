"""From a release to its outcomes: plan, journal, send, record; recovery at a start; a person's orders."""
