"""`python -m bench`: prints every measured claim."""

from bench import check, send

if __name__ == "__main__":
    check.measure()
    send.measure()
