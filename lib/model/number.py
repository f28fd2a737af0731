"""What kind of line a number is, by its numbering plan."""

from enum import StrEnum


class NumberKind(StrEnum):
    """The kinds that the `phonenumbers` library tells apart; in some countries a mobile looks like a landline."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    LANDLINE_OR_MOBILE = "landline_or_mobile"
    PREMIUM = "premium"
    TOLL_FREE = "toll_free"
    SHARED_COST = "shared_cost"
    VOIP = "voip"
    PERSONAL = "personal"
    PAGER = "pager"
    COMPANY = "company"
    VOICEMAIL = "voicemail"
