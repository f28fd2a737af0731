"""`python -m bench`: prints every measured claim."""

from bench import check, edit, operators, phones, review, send, upload, workbook

if __name__ == "__main__":
    check.measure()
    review.measure()
    edit.measure()
    workbook.measure()
    phones.measure()
    send.measure()
    upload.measure()
    operators.measure()
