"""Every declared check, in the order in which a row's findings are listed."""

from lib.checks import duplicates, identifiers, phones, switches, timezones
from lib.model.check import Check


def catalogue(*, duplicates_let_in: bool) -> tuple[Check, ...]:
    """The checks that `store/checking` compiles into its statements; `reserved` looks at the header instead."""
    return (
        *phones.CHECKS,
        *timezones.CHECKS,
        *identifiers.CHECKS,
        *switches.CHECKS,
        duplicates.declared(let_in=duplicates_let_in),
    )
