"""Web pages and XML under a table's name: old programs save such a thing as .xls, and Excel opens it."""

_BEGINNINGS = (
    b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<div", b"<style", b"<meta", b"<?xml", b"<workbook",
    b"<!--", b"mime-version:",
)  # fmt: skip
_LOOKED_AT = 1_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_markup(content: bytes) -> bool:
    """Whether the file begins as HTML or XML does, in whatever encoding."""
    beginning = content[:_LOOKED_AT]
    for mark in _MARKS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"").lstrip().lower().startswith(_BEGINNINGS)
