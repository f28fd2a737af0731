"""Titles that say phone and, before or behind that, whose or which: «Телефон должника», `Primary Phone`, «2-й тел.».

What says that somebody else may answer (a manager, a workplace, a relative, who receives or pays) is no part of them.
"""

import re

_WORDS = {
    "en": (
        """
        client customer contact patient guest lead buyer debtor subscriber candidate
        primary main first secondary second additional alternative other mobile cell personal
        """,
        "phones? phonenumbers? phoneno telephone telephonenumber tel telno telnumber",
        "value required",
    ),
    "ru": (
        """
        клиента? абонента? пациента? контакта? гостя покупателя заказчика должника заемщика заявителя
        ученика студента подписчика участника кандидата
        моб(?:ильный|ильного)? сот(?:овый|ового)? основной осн главный доп(?:олнительный)? другой контактный личный
        первый второй третий
        """,
        "телефона? телефоны тел номертелефона номерателефонов телефонныйномер номертел телномер",
        "длясвязи дляобзвона длязвонка длязвонков обязательно",
    ),
}
"""By language: whose or which, phone, and what may stand behind it besides; as `columns.title_key` leaves them."""


_PLACE = r"(?<!\d)\d{1,2}(?!\d)"


def _pattern(whose: str, phone: str, behind: str) -> str:
    around, base, after = ("|".join(words.split()) for words in (whose, phone, f"{whose} {behind}"))
    return rf"(?:№|n)?(?:{around}|{_PLACE}й?)*(?:{base})(?:{after}|[№#]?{_PLACE}|[№#])*"


_TITLES = re.compile("|".join(_pattern(*words) for words in _WORDS.values()))
_LONGEST = 60


def are(key: str) -> bool:
    """Whether what `columns.title_key` leaves of a title says a phone of whoever is to be called."""
    return len(key) <= _LONGEST and _TITLES.fullmatch(key) is not None
