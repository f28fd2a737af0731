"""Titles that say phone and, before or behind that, whose or which: «Телефон должника», `Primary Phone`, «2-й тел.».

What says that somebody else may answer (a manager, a workplace, a relative, who receives or pays) is no part of them.
"""

import re

_WORDS = {
    "en": (
        """
        (?:client|customer|contact|patient|guest|lead|buyer|debtor|borrower|subscriber|candidate|applicant)s?
        primary main first secondary second third additional alternat(?:e|ive) alt other preferred personal
        mob(?:ile)? cell(?:ular)?
        """,
        """
        phones? phonenumbers? phoneno telephone telephonenumber tel telno telnumber
        mob(?:ile)?(?:number|no)? cell(?:number|no)?
        """,
        "value required e164 withcountrycode international",
    ),
    "ru": (
        """
        клиент(?:а|ов)? абонента? пациента? контакта? контрагента гостя покупателя заказчика должника заемщика
        заявителя соискателя ученика студента подписчика участника кандидата
        моб(?:ильн(?:ый|ые|ого))? сот(?:ов(?:ый|ые|ого))? основн(?:ой|ые) осн главный актуальный
        доп(?:олнительн(?:ый|ые))? друг(?:ой|ие) конт(?:актн(?:ый|ые))? личн(?:ый|ые) первый второй третий все
        """,
        """
        телефона? телефоны телеф тел тлф телефонныйномер
        номера?(?:моб(?:ильного)?|сот(?:ового)?)?(?:тел|телеф|телефона|телефонов|тлф)
        (?:моб(?:ильный)?|сот(?:овый)?)(?:номер|№)? номер(?:моб|сот)
        """,
        r"""
        длясвязи дляобзвона длязвонка длязвонков обязательно
        (?:вформате)?(?:\+?[78]?[xх]{10}|1[01]цифр) (?:с|без|через)?\+?[78]
        вмеждународномформате международныйформат
        """,
    ),
}
"""By language: whose or which, phone, and what may stand behind it besides; as `columns.title_key` leaves them."""


_PLACE = r"(?<!\d)\d{1,2}(?!\d)"


def _pattern(whose: str, phone: str, behind: str) -> str:
    around, base, after = ("|".join(words.split()) for words in (whose, phone, f"{whose} {behind}"))
    return rf"(?:№|n)?(?:{around}|{_PLACE}(?:[оыи]?й)?){{0,4}}(?:{base})(?:{after}|[№#]?{_PLACE}|[№#]){{0,4}}"


_TITLES = re.compile("|".join(_pattern(*words) for words in _WORDS.values()))
_LONGEST = 60


def are(key: str) -> bool:
    """Whether what `columns.title_key` leaves of a title says a phone of whoever is to be called."""
    return len(key) <= _LONGEST and _TITLES.fullmatch(key) is not None
