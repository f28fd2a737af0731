"""Characters that people cannot see or tell apart, by what they stand for."""

UNSEEN = "".join(
    map(chr, (0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
)
"""Zero-width characters, direction marks and soft hyphens: a cell that holds only these looks empty."""

SPACES = "".join(map(chr, (0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
"""Every width of space."""

BLANK = " \t\r\n\v\f" + SPACES[1:] + UNSEEN
"""What is trimmed from both ends of a cell; a cell of nothing else is blank."""

DASHES = "".join(map(chr, (0x2D, *range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D)))
"""Every length of dash, the minus sign included."""

PLUSES = "+＋﹢"
"""Every width of plus."""
