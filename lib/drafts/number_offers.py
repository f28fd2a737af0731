"""What many phone cells would become by a fix: the plain ones as a column, the rest one by one.

Plain is one number of digits and the usual separators, or with a decimal tail. Both ways give the same offers; a test
compares them.
"""

import pyarrow as pa
import pyarrow.compute as pc

from lib.checks.phone.column import read_column
from lib.checks.phone.offer import Mend, offered

SCHEMA = pa.schema([("value", pa.string()), ("text", pa.string()), ("mend", pa.string())])

_TAIL = r"[.,]0+$"
_WITH_TAIL = rf"^\+?[0-9]{{6,15}}{_TAIL}"
_ALONE = r"^\+?[0-9][0-9 ()-]*$"


def offers(texts: pa.StringArray, country: str) -> pa.Table:
    """Look through distinct cells; `country` is the ISO code of the default country.

    Returns `SCHEMA`, a row for each cell that has an offer, in any order: `text` is what it would become, `mend` how.
    """
    tail = pc.match_substring_regex(texts, _WITH_TAIL)
    plain = pc.or_(tail, pc.match_substring_regex(texts, _ALONE))
    found, known = _as_column(texts.filter(plain), tail.filter(plain), country)
    others = pa.concat_arrays([texts.filter(pc.invert(plain)), texts.filter(plain).filter(pc.invert(known))])
    return pa.concat_tables([found, _one_by_one(others, country)])


def _as_column(texts: pa.StringArray, tail: pa.BooleanArray, country: str) -> tuple[pa.Table, pa.BooleanArray]:
    """The offers for plain cells, and which of them are a number at all."""
    bare = pc.if_else(tail, pc.replace_substring_regex(texts, _TAIL, ""), texts)
    said = read_column(bare.unique(), country).combine_chunks()
    said = said.take(pc.index_in(bare, said["value"]))
    good = pc.and_(pc.is_null(said["fault"]), pc.equal(pc.list_value_length(said["numbers"]), 1)).combine_chunks()
    number = pc.list_flatten(said["numbers"].filter(good)).combine_chunks()
    after = written(number, country)
    value = texts.filter(good)
    at_home = said["national"].filter(good)
    how = pc.if_else(at_home, Mend.NATIONAL.value, Mend.DIGITS.value)
    mend = pc.if_else(tail.filter(good), Mend.FLOAT_TAIL.value, how)
    found = pa.table([value, after, mend], schema=SCHEMA)
    sure = pc.or_(at_home, pc.invert(said["ambiguous"].filter(good)))
    return found.filter(pc.and_(sure, pc.not_equal(found["value"], found["text"]))), good


def written(numbers: pa.StringArray, country: str) -> pa.StringArray:
    """Numbers (E.164 without the plus) as cells: their digits where these read back as they stand, else with a plus."""
    with_plus = pc.binary_join_element_wise("+", numbers, "")
    return pc.if_else(pc.is_in(numbers, _read_back(numbers, country)), numbers, with_plus)


def _read_back(numbers: pa.StringArray, country: str) -> pa.Array:
    """The numbers whose digits alone read as themselves, and as nobody else's."""
    said = read_column(numbers.unique(), country).combine_chunks()
    sure = pc.and_(pc.is_null(said["fault"]), pc.invert(pc.or_(said["national"], said["ambiguous"])))
    said = said.filter(sure)
    return said["value"].filter(pc.equal(said["value"], pc.list_element(said["numbers"], 0))).combine_chunks()


def _one_by_one(texts: pa.StringArray, country: str) -> pa.Table:
    found = [(text, offer.text, offer.mend.value) for text in texts.to_pylist() if (offer := offered(text, country))]
    return pa.Table.from_pylist([dict(zip(SCHEMA.names, each, strict=True)) for each in found], schema=SCHEMA)
