"""The checks of phone cells; what a cell says is read in `phone/`."""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, PhoneFault, Severity
from lib.model.number import NumberKind

_DAMAGES = (
    PhoneFault.EXPONENT, PhoneFault.FLOAT_TAIL, PhoneFault.ZERO_LOST, PhoneFault.CUT_OFF, PhoneFault.FORMULA_ERROR,
)  # fmt: skip
_DAMAGE = f"fault in {tuple(map(str, _DAMAGES))}"
_PHONE = (Field.PHONE,)
_SERVICES = (NumberKind.TOLL_FREE, NumberKind.SHARED_COST, NumberKind.COMPANY, NumberKind.VOICEMAIL, NumberKind.PAGER)


def _has(*kinds: NumberKind) -> str:
    return f"list_has_any(kinds, {[each.value for each in kinds]})"


CHECKS = (
    Check(Code.PHONE_MISSING, Severity.ERROR, "phone_cells = 0"),
    Check(Code.PHONE_INVALID, Severity.ERROR, f"fault is not null and not {_DAMAGE}", _PHONE, detail="fault"),
    Check(Code.PHONE_DAMAGED, Severity.ERROR, _DAMAGE, _PHONE, detail="fault"),
    Check(Code.AMBIGUOUS_COUNTRY, Severity.WARNING, "ambiguous", _PHONE),
    Check(Code.PREMIUM_NUMBER, Severity.WARNING, _has(NumberKind.PREMIUM), _PHONE),
    Check(Code.SERVICE_NUMBER, Severity.WARNING, _has(*_SERVICES), _PHONE),
    Check(Code.SEVERAL_NUMBERS, Severity.NOTE, "len(numbers) > 1", _PHONE),
    Check(Code.NATIONAL_FORM, Severity.NOTE, "national", _PHONE),
)

LANDLINES = Check(Code.LANDLINE, Severity.ERROR, _has(NumberKind.LANDLINE), _PHONE)
"""For an operator who wants mobiles alone."""
