"""The first name out of «ФИО», where it is sure: by the patronymic, else by a name that everybody knows.

Who is called by the wrong name hangs up, so what leaves a doubt has no first name here: initials, two words that could
both be names or both be surnames, a name in front of something that may be anything.
"""

import re

_MEN = """
александр алексей анатолий андрей антон аркадий арсений артём артур богдан борис вадим валентин валерий василий
виктор виталий владимир владислав всеволод вячеслав геннадий георгий глеб григорий даниил данила денис дмитрий
евгений егор иван игорь ильдар илья ильнур кирилл константин лев леонид макар максим марат матвей михаил никита
николай олег павел пётр ринат рамиль роман ростислав руслан рустам савелий святослав семён сергей станислав степан
тарас тимофей тимур фёдор филипп эдуард юрий яков ярослав
"""
_WOMEN = """
алёна александра алина алиса алла анастасия ангелина анжела анжелика анна антонина валентина валерия варвара
василиса вера вероника виктория галина гузель дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна
ирина карина кира клавдия кристина ксения лариса лидия лилия любовь людмила маргарита марина мария милана надежда
наталия наталья нелли нина оксана олеся ольга полина раиса регина римма светлана снежана софия софья таисия тамара
татьяна ульяна эльвира эльмира юлия яна
"""
_LATIN = """
alexander alexey anatoly andrey anton artem boris vadim valery vasily viktor vitaly vladimir vladislav vyacheslav
gennady grigory denis dmitry evgeny egor ivan igor ilya kirill konstantin leonid maxim mikhail nikita nikolay oleg
pavel petr roman ruslan sergey stanislav stepan timur fedor yury yaroslav alexandra alina anastasia anna valentina
valeria vera veronika viktoria galina daria diana evgenia ekaterina elena elizaveta zhanna irina karina kristina
ksenia larisa lidia lyudmila margarita marina maria nadezhda natalia natalya nina oksana olga polina svetlana sofia
tamara tatiana tatyana ulyana yulia yana
"""
_NAMES = frozenset(f"{_MEN} {_WOMEN} {_LATIN}".replace("ё", "е").split())

_PATRONYMIC = re.compile(
    r".{2,}(?:вич|ьич|мич|кич|вна|чна|шна|vich|yich|vna|chna|shna|(?<=-)(?:оглы|оглу|кызы|гызы|угли|ogly|oglu|kyzy))"
)
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|ск[иоа]й|цк[иоа]й|[сц]кая|енко|[иы]х|[ую]к|ян|дзе|швили|ец"
    r"|[oe]va?|ina?|s?k[iy]y?|skaya|enko|[uiy]k|yan|dze)"
)
_SON_OF = frozenset({
    "оглы", "оглу", "кызы", "гызы", "кизи", "қизи", "улы", "уулу", "угли", "ўғли",
    "ogly", "oglu", "kyzy", "kizi", "qizi", "ugli",
})  # fmt: skip
_WORD = re.compile(r"(?=..)[^\W\d_]+(?:[-’'][^\W\d_]{2,})*")
_FULL = 3


def first_name(text: str) -> str | None:
    """The first name in «Фамилия Имя Отчество», in any usual order of the three; None where it is not sure.

    It comes as it is written, but for letters that are all capital or all small.
    """
    words = text.split()
    if len(words) > _FULL and words[-1].casefold() in _SON_OF:
        del words[-1]
        return _cased(words[1]) if len(words) == _FULL and all(map(_WORD.fullmatch, words)) else None
    if not 1 <= len(words) <= _FULL or not all(map(_WORD.fullmatch, words)):
        return None
    place = _of_three(words) if len(words) == _FULL else _of_two(words) if len(words) == 2 else _of_one(words)
    return None if place is None else _cased(words[place])


def _of_three(words: list[str]) -> int | None:
    """Where the first name stands: right before the patronymic; in front, if it is known, where two words look so."""
    surname, name, patronymic = (_PATRONYMIC.fullmatch(word.casefold()) is not None for word in words)
    if patronymic and not name and not _known(words[0]):
        return 1
    if not name or surname:
        return None
    odd = patronymic or _known(words[2]) or _SURNAME.fullmatch(words[0].casefold())
    return 0 if _known(words[0]) or not odd else None


def _of_two(words: list[str]) -> int | None:
    """Where the only known name stands: behind a surname, or in front of what is plainly one."""
    first, second = map(_known, words)
    if second and not first:
        return 1
    plainly = _SURNAME.fullmatch(words[1].casefold()) or _PATRONYMIC.fullmatch(words[1].casefold())
    return 0 if first and not second and plainly else None


def _of_one(words: list[str]) -> int | None:
    return 0 if _known(words[0]) else None


def _known(word: str) -> bool:
    return word.casefold().replace("ё", "е") in _NAMES


def _cased(word: str) -> str:
    if not (word.isupper() or word.islower()):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
