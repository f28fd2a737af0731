"""What was sent and what came back: search, a submission's detail, reports."""
