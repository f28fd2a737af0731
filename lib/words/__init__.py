"""Every word an operator reads, in English and Russian, keyed by code; nothing here knows anything of ours."""

from lib.words.words import LANGUAGES, Words, words

__all__ = ["LANGUAGES", "Words", "words"]
