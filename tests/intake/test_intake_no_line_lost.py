"""No line of a text is ever lost: each is read, listed, blank or the header, in every encoding, spoiled or not."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.encoding import ENCODINGS
from lib.intake.free_lines import FREE
from lib.intake.read import FileRead, read
from lib.model.reading import FileUnreadable, ReadingChoice

WORDS = [
    "Анна",
    "Пётр",
    "Ключевая",
    "Zoë",
    "Müller",
    "Итого",
    "Телефон",
    "Имя",
    "Город",
    "7,98765E+10",
    "+7",
    "(916)",
    "8916",
    "79161234567",
    "ё",
    "№",
    ",",
]
MARKS = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}

cells = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
encodings = st.sampled_from(ENCODINGS)
line_ends = st.sampled_from(["\n", "\r", "\r\n"])
spoils = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from(["in", "out", "other"]), st.integers(0, 255)), max_size=4
)


def encoded(text: str, encoding: str) -> bytes:
    """The text with what the encoding cannot write left out."""
    return (MARKS.get(encoding, "") + text).encode(encoding, "ignore")


def spoiled(content: bytes, spoils: list[tuple[int, str, int]]) -> bytes:
    broken = bytearray(content)
    for place, how, byte in spoils:
        at = place % max(len(broken), 1)
        broken[at : at + (how != "in")] = b"" if how == "out" else bytes([byte])
    return bytes(broken)


def lines_of(content: bytes, encoding: str) -> list[str]:
    """The lines of a text as any program would count them, NULs and ^Z at the end aside."""
    wide = encoding.startswith("utf-16")
    text = content.decode(encoding.removesuffix("-sig"), "replace" if wide else "surrogateescape")
    return re.split("\r\n|\r|\n", text.removeprefix("\ufeff").rstrip("\0\x1a"))


def told(content: bytes, choice: ReadingChoice) -> FileRead | None:
    try:
        return read(content, "people.csv", choice)
    except FileUnreadable:
        return None


@settings(max_examples=150)
@given(
    table=st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=10),
    delimiter=st.sampled_from([";", ",", "\t", "|", " "]),
    encoding=encodings,
    end=line_ends,
    spoils=spoils,
    chosen=st.booleans(),
)
def test_each_line_of_a_spoiled_text_is_counted_once(
    table: list[list[str]],
    delimiter: str,
    encoding: str,
    end: str,
    spoils: list[tuple[int, str, int]],
    chosen: bool,
) -> None:
    text = end.join(map(delimiter.join, [["Телефон", "Имя"], *table, ["79161234567", "Анна"]]))
    content = spoiled(encoded(text, encoding), spoils)

    file = told(content, ReadingChoice(encoding=encoding if chosen else None))

    if file is None:
        return
    rows = [*file.records["row"].to_pylist(), *(line.row for line in file.unreadable)]
    assert len(rows) == len(set(rows)) == file.reading.rows
    lines = lines_of(content, file.reading.encoding)
    if not any('"' in line or line.startswith(("[", "{", "sep=")) for line in lines):
        whole = lines if lines[-1] else lines[:-1]
        assert file.reading.rows + file.reading.blank + bool(file.reading.header_row) == len(whole)


@settings(max_examples=150)
@given(
    noise=st.lists(
        st.lists(st.sampled_from(['"', ";", ",", '""', "\t", " ", "89161234567", "\n"]), max_size=6), max_size=12
    ),
    choice=st.builds(
        ReadingChoice,
        delimiter=st.none() | st.sampled_from([";", ",", "\t", FREE]),
        header_row=st.none() | st.integers(0, 3),
        skip=st.integers(0, 2),
    ),
    titled=st.booleans(),
)
def test_however_quotes_stand_each_word_is_in_the_header_or_a_record_or_a_listed_line(
    noise: list[list[str]], choice: ReadingChoice, titled: bool
) -> None:
    words = [f"k{place}x" for place in range(len(noise))]
    lines = ["".join([*signs[:3], word, *signs[3:]]) for word, signs in zip(words, noise, strict=True)]
    text = "\n".join([*(["Телефон;Имя"] if titled else []), *lines, "79161234567;Анна"])

    file = told(text.encode(), choice)

    if file is not None:
        somewhere = "\n".join(
            [
                *file.reading.header,
                *(cell for row in file.records["cells"].to_pylist() for cell in row),
                *(line.raw for line in file.unreadable),
            ]
        )
        assert [word for word in words if somewhere.count(word) != 1] == []


@settings(max_examples=150)
@given(
    lines=st.lists(
        st.lists(st.sampled_from([*WORDS, ";", "—", "•", "1)", "моб."]), max_size=7).map(" ".join),
        min_size=1,
        max_size=10,
    ),
    encoding=encodings,
    end=line_ends,
    spoils=spoils,
)
def test_each_pasted_line_is_a_record_or_listed_or_blank_in_its_place(
    lines: list[str], encoding: str, end: str, spoils: list[tuple[int, str, int]]
) -> None:
    content = spoiled(encoded(end.join([*lines, "Анна 79161234567"]), encoding), spoils)

    file = told(content, ReadingChoice(encoding=encoding, delimiter=FREE))

    if file is not None:
        written = lines_of(content, encoding)
        filled = [row for row, line in enumerate(written, 1) if line.strip()]
        if not any('"' in line for line in written):
            assert sorted([*file.records["row"].to_pylist(), *(line.row for line in file.unreadable)]) == filled
