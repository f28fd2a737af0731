"""Which company the submissions were released for."""

from lib.store.connection import Reader


def unfinished_of_others(reader: Reader, company: str) -> int:
    """How many submissions that have not ended were not released for this company."""
    return int(
        reader.value(
            "select count(*) from submission where state not in ('stopped', 'finished') and company is distinct from ?",
            [company],
        )
    )
