"""Which single-byte encoding a text is in, by its letters.

CP-1251, KOI8-R and CP-866 all have the Russian ones, each in other places, so that only one of them makes words.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

_RUSSIAN = ("cp1251", "koi8-r", "cp866")
_WESTERN = "cp1252"

_ALPHABET = " абвгдежзийклмнопрстуфхцчшщъыьэюя"
_PAIRS = (
    "077767536628677786875653542000544",
    "925756446466768357674454440000127",
    "694310813804625808527234104563212",
    "890234803805626826754021113074004",
    "794645700704635928527014000000200",
    "782533873805547817636030210064233",
    "844766555466768458772445441000013",
    "685038900905058630637200000000200",
    "795826742804567735615200100065204",
    "755556635487768546772465641000037",
    "933416403105546424860103330000011",
    "892522600903533926666213020012210",
    "784144840904735821346110200048066",
    "896330901804354862636110200064304",
    "783467723806226820765204310075015",
    "836876545366777368773442540000114",
    "682000800704623959557132000034004",
    "794565831805456934667344231065225",
    "774513700709645764685222320034116",
    "883512800805336848646120300067224",
    "867577557446767368870352554000551",
    "780040800904633838377500040033322",
    "980410500703556816556000000011100",
    "885500900908230600207000000070220",
    "882100930806008410056010030005100",
    "784600902907746734665240000002000",
    "582222922922225422225222222222222",
    "844444944444444444444444444444446",
    "915654704095665065660081450000002",
    "904545704406068430871333354000057",
    "615535113378868158781711141111111",
    "866467386167667137781435736111111",
    "905434525005557045570024523000025",
)
"""How often a letter (line) is followed by another (place); 6 is as by chance, one more is twice as often, 0 is never.

Counted in 9,561 Russian names, streets, cities, trades, countries and words of these pages; ё counts as е, and the
first line and place stand for the edge of a word.
"""

_PAIR = {first + second: int(how) - 6 for first, line in zip(_ALPHABET, _PAIRS, strict=True)
         for second, how in zip(_ALPHABET, line, strict=True)}  # fmt: skip
_WORD = re.compile("[А-Яа-яЁё]+")
_USUAL_CASE = re.compile("[а-яё]+|[А-ЯЁ][а-яё]*|[А-ЯЁ]+")
_UNUSUAL_CASE = -8
_TITLES = re.compile(
    r"телефон|номер|фамилия|отчество|город|адрес|клиент|часовой|договор|компания|комментарий"
    r"|\b(?:тел|моб|имя|фио|дата|сумма|руб|мск)\b",
    re.IGNORECASE,
)
_TITLE = 1_000  # no other encoding's letters make such a word by chance
_SIGNS = re.compile("[^\x00-\x7fА-Яа-яЁё«»№–—‘’“”„…•·°±§©®€\u00a0]")
_SIGN = -4
_AHEAD = 8  # what another encoding has to be ahead of CP-1251, which nearly every Russian file has

_ENOUGH = 5_000  # words with a letter beyond ASCII by which an encoding is told
_LONGEST = 40
_HIGH = re.compile(rb"[\x80-\xff]{1,40}")
_TWO_HIGH = re.compile(rb"[\xa8\xb8\xc0-\xff]{2}")
_LATIN = re.compile(rb"[A-Za-z]")
_LETTERS_BEFORE = re.compile(rb"[A-Za-z\x80-\xff]*$")
_LETTERS_AFTER = re.compile(rb"[A-Za-z\x80-\xff]*")
_LATIN_WORD = re.compile("[A-Za-zß-öø-ÿšžœ][a-zß-öø-ÿšžœ]*|[A-ZÀ-ÖØ-ÞŠŽŒŸ]+|[A-ZÀ-ÖØ-ÞŠŽŒŸ][a-zß-öø-ÿšžœ]+")
_INSIDE = re.compile("[A-Za-z][^A-Za-z]{1,2}[A-Za-z]")
_OWN_LATIN = re.compile("[DFGIJLNQRSUVWZbdfghijklmnqrstuvwz]")  # what no Cyrillic letter looks like
_WESTERN_WORDS = 2
_SURELY_WESTERN = re.compile(
    "[A-Za-z][áâãäæçéëíïôöøùúûüß]{1,2}[a-z]"
)  # in CP-1251 no look-alikes: «Mьller», «Franзois»


def encoding(content: bytes) -> str:
    """The encoding of a text that is not Unicode; CP-1251 unless the letters clearly speak for another one."""
    words = list(islice(_words(content, _HIGH), _ENOUGH))
    if _is_western(words) and not any(map(_is_russian, _words(content, _TWO_HIGH))):
        return _WESTERN
    text = b" ".join(word for word in words if not _LATIN.search(word))
    scores = {each: _score(text.decode(each, "replace")) for each in _RUSSIAN}
    best = max(_RUSSIAN, key=lambda each: scores[each])
    return best if scores[best] >= scores[_RUSSIAN[0]] + _AHEAD else _RUSSIAN[0]


def _words(content: bytes, with_in_it: re.Pattern[bytes]) -> Iterator[bytes]:
    """Each word that has such bytes beyond ASCII, with the letters that belong to it."""
    end = 0
    for found in with_in_it.finditer(content):
        if found.start() < end:
            continue
        before = _LETTERS_BEFORE.search(content[max(found.start() - _LONGEST, end) : found.start()])
        after = _LETTERS_AFTER.match(content, found.end(), found.end() + _LONGEST)
        end = after.end() if after else found.end()
        yield content[found.start() - len(before[0] if before else b"") : end]


def _score(text: str) -> int:
    """How much a text looks like Russian words, as the base-2 logarithm of a likelihood ratio."""
    score = _SIGN * len(_SIGNS.findall(text)) + _TITLE * len(set(_TITLES.findall(text)))
    for word in _WORD.findall(text):
        plain = word.lower().replace("ё", "е")
        score += sum(_PAIR[first + second] for first, second in pairwise(f" {plain} "))
        score += 0 if _USUAL_CASE.fullmatch(word) else _UNUSUAL_CASE
    return score


def _is_western(words: list[bytes]) -> bool:
    """Whether some words have a letter such as é or ü in their Latin ones, and not only at an end as «SMSка» has.

    One word will do where the letter is none that anybody types for a Latin one by mistake, as the с of «Moсcow».
    """
    western = [text for text in (word.decode(_WESTERN, "replace") for word in words) if _is_western_word(text)]
    enough = len(western) >= _WESTERN_WORDS or any(map(_SURELY_WESTERN.search, western))
    return enough and any(map(_INSIDE.search, western))


def _is_western_word(text: str) -> bool:
    high = re.sub("[A-Za-z]", "", text)
    return bool(_LATIN_WORD.fullmatch(text) and len(high) * 2 <= len(text) and _OWN_LATIN.search(text))


def _is_russian(word: bytes) -> bool:
    """Whether a word has several letters beyond ASCII, as CP-1251 would read it, and more of them than Latin ones.

    Two of them are side by side then.
    """
    text = word.decode(_RUSSIAN[0], "replace")
    high = re.sub(r"[^А-Яа-яЁё]", "", text)
    return len(high) > 1 and len(high) * 2 > len(text)
