"""Bytes into a table: encoding, delimiter, sheet, header and columns; nothing is padded, merged or dropped."""
