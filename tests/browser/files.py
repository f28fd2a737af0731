"""Files of invented people: valid Russian mobile numbers, none of them in a sample."""

from pathlib import Path


def people(path: Path, count: int, *, first: int = 79_160_010_000) -> Path:
    """A file of this many rows in the layout of TWIN's cabinet."""
    lines = ["Номер телефона;Client Id;Time Zone;FirstName"]
    lines += [f"{first + place * 7};CL-{place:04};10800;Анна" for place in range(count)]
    path.write_text("\r\n".join([*lines, ""]), encoding="cp1251")
    return path
