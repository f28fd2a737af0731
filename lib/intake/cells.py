"""Values of a spreadsheet's cells as the operator sees them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

Value = str | float | bool | datetime | date | time | timedelta

_WHOLE = 1e17  # beyond this a spreadsheet shows a whole number with an exponent, too
_SHOWN = 15  # significant digits that a spreadsheet shows; what is behind them is the arithmetic's dust
_HALF_SECOND = timedelta(milliseconds=500)
_LATEST = datetime.combine(date.max, time.max) - _HALF_SECOND
_DAYS = 2_958_466  # a spreadsheet's dates end with the year 9999
_LEAP_DAY = 60  # 29 February 1900, which only spreadsheets know: days before it are counted from one day later
_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's times have no zone
_FROM_1904 = 1462


def text(value: Value) -> str:
    """Whole numbers with all their digits and without `.0`, dates as ISO, `true`/`false`, times as `HH:MM:SS`."""
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


def seen(value: datetime, *, day: bool, hour: bool) -> str:
    """Of a date and time what is shown of it: its day, its time, or both; a time on no day is always shown."""
    if not day:
        return text(value.time())
    return text(value if hour else _rounded(value).date())


def decimal(value: float) -> Decimal:
    """The number that a spreadsheet works with: as many digits as it shows, and no dust behind them."""
    return Decimal(f"{value:.{_SHOWN}g}")


def moment(days: float, *, since_1904: bool = False) -> datetime | None:
    """The date and time that a number stands for, counted from 1900 or 1904; None where spreadsheets have no date."""
    days += _FROM_1904 * since_1904
    if not 0 <= days < _DAYS:
        return None
    return min(_ZERO + timedelta(days=days + (1 <= days < _LEAP_DAY)), _LATEST)


def duration(days: float) -> timedelta:
    """The time that a number of days lasts."""
    return timedelta(days=days)


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
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
