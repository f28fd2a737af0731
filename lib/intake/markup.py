"""Text that is no table: web pages and XML, which old programs save as .xls and Excel opens, and cards of contacts."""

_BEGINNINGS = (
    b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<div", b"<style", b"<meta", b"<?xml", b"<workbook",
    b"<!--", b"mime-version:",
)  # fmt: skip
_LOOKED_AT = 1_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_markup(content: bytes) -> bool:
    """Whether the file begins as HTML or XML does, in whatever encoding."""
    return _beginning(content).startswith(_BEGINNINGS)


def is_vcard(content: bytes) -> bool:
    """Whether the file begins as the contacts of a telephone do (RFC 6350), in whatever encoding."""
    return _beginning(content).startswith(b"begin:vcard")


def _beginning(content: bytes) -> bytes:
    beginning = content[:_LOOKED_AT]
    for mark in _MARKS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"").lstrip().lower()
