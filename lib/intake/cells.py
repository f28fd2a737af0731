"""Values of a spreadsheet's cells as the operator sees them."""

from datetime import date, datetime, time, timedelta

Value = str | float | bool | datetime | date | time | timedelta

_WHOLE = 1e17  # beyond this a spreadsheet shows a whole number with an exponent, too
_SHOWN = 15  # significant digits that a spreadsheet shows; what is behind them is the arithmetic's dust
_HALF_SECOND = timedelta(milliseconds=500)
_LATEST = datetime.combine(date.max, time.max) - _HALF_SECOND


def text(value: Value) -> str:
    """Whole numbers with all their digits and without `.0`, dates as ISO, `true`/`false`, times as `H:MM:SS`."""
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case float() | int():
            return _number(value)
        case datetime():
            rounded = _rounded(value)
            return rounded.date().isoformat() if rounded.time() == time() else rounded.isoformat(" ")
        case date():
            return value.isoformat()
        case time():
            return _rounded(datetime.combine(date(2000, 1, 1), value)).time().isoformat()
        case timedelta():
            return _duration(value)


def _number(value: float) -> str:
    if float(value).is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    return repr(float(f"{value:.{_SHOWN}g}"))


def _rounded(value: datetime) -> datetime:
    """To the second: a spreadsheet keeps a time as a fraction of a day, which seldom hits one."""
    return (min(value, _LATEST) + _HALF_SECOND).replace(microsecond=0)


def _duration(value: timedelta) -> str:
    seconds = round(abs(value.total_seconds()))
    sign = "-" if value < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
