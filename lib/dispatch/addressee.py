"""Whether a submission was released for the TWIN that this server asks now."""

from lib.drafts.terms import Terms
from lib.store import inquiries
from lib.store.connection import Reader


class OtherTwin(Exception):
    """The submission is for another address or company: what this TWIN says of it, or is told, means nothing."""


def require_here(reader: Reader, terms: Terms, submission_id: str) -> None:
    """Raise OtherTwin unless address and company are those of the release."""
    if inquiries.released_for(reader, submission_id) != (terms.address, terms.company):
        raise OtherTwin
