"""A check as a declared thing: what it looks at and when it finds something, in SQL over the staged view."""

from dataclasses import dataclass

from lib.model.columns import Field
from lib.model.finding import Code, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of finding.

    With `fields`, it looks at every text of the columns that fill one of them, blank cells never; without, at every
    row once. `when`, `value` and `detail` are SQL over the columns of the text view or of the row view, which
    `store/checking` documents; they are written here in the code and never hold anything that came from a file.
    """

    code: Code
    severity: Severity
    when: str
    fields: tuple[Field, ...] = ()
    value: str = "value"
    detail: str = "''"
