"""Files of invented people for the measurements: valid Russian mobile numbers, in no one's name."""

import csv
import io

FIRST = 79_000_000_000


def file(rows: int) -> bytes:
    """A UTF-8 CSV with six columns and this many rows, every number another one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Номер телефона", "Client Id", "Time Zone", "FirstName", "Debt", "City"])
    for place in range(rows):
        number = FIRST + 10_000_000 * (place % 9) + place * 7
        writer.writerow([number, f"CL-{place:06}", 10800, "Анна", f"{place % 90000},50", "Казань; центр"])
    return text.getvalue().encode()
