"""`python -m bench`: prints every measured claim."""

from bench import check, operators, send, upload

if __name__ == "__main__":
    check.measure()
    send.measure()
    upload.measure()
    operators.measure()
