"""The checks of phone cells; what a cell says is read in `phone/`."""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, PhoneFault, Severity

_DAMAGE = f"fault in ('{PhoneFault.EXPONENT}', '{PhoneFault.FLOAT_TAIL}')"
_PHONE = (Field.PHONE,)

CHECKS = (
    Check(Code.PHONE_MISSING, Severity.ERROR, "phone_cells = 0"),
    Check(Code.PHONE_INVALID, Severity.ERROR, f"fault is not null and not {_DAMAGE}", _PHONE, detail="fault"),
    Check(Code.PHONE_DAMAGED, Severity.ERROR, _DAMAGE, _PHONE, detail="fault"),
    Check(Code.AMBIGUOUS_COUNTRY, Severity.WARNING, "ambiguous", _PHONE),
    Check(Code.SEVERAL_NUMBERS, Severity.NOTE, "len(numbers) > 1", _PHONE),
    Check(Code.NATIONAL_FORM, Severity.NOTE, "national", _PHONE),
)
