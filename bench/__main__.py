"""`python -m bench`: prints every measured claim, or those that are named."""

import argparse

from bench import check, edit, operators, phones, review, send, upload, workbook

MEASURED = {
    "check": check.measure,
    "review": review.measure,
    "edit": edit.measure,
    "workbook": workbook.measure,
    "phones": phones.measure,
    "send": send.measure,
    "upload": upload.measure,
    "operators": operators.measure,
}


def main() -> None:
    """Measure the claims that are named on the command line, all of them where none is."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("claim", nargs="*", metavar="claim", help=f"any of: {', '.join(MEASURED)}")
    claims = parser.parse_args().claim
    if unknown := sorted(set(claims) - MEASURED.keys()):
        parser.error(f"no such claim: {', '.join(unknown)}")
    for claim in claims or MEASURED:
        MEASURED[claim]()


if __name__ == "__main__":
    main()
