"""Every declared check, in the order in which a row's findings are listed."""

from lib.checks import duplicates, identifiers, phones, switches, timezones, variables
from lib.model.check import Check


def catalogue(*, duplicates_let_in: bool, mobiles_only: bool = False) -> tuple[Check, ...]:
    """The checks that `store/checking` compiles into its statements; others look at the header or at several rows."""
    return (
        *phones.CHECKS,
        *((phones.LANDLINES,) if mobiles_only else ()),
        *timezones.CHECKS,
        *identifiers.CHECKS,
        *switches.CHECKS,
        *variables.CHECKS,
        duplicates.declared(let_in=duplicates_let_in),
    )
