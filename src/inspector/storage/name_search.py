"""Words for the full-text index that find any part of a Chinese name.

SQLite's own tokenizers find nothing for one or two characters. Here every character is a word of
one column, every pair of neighbours a word of another; a part of two characters or more is found
as a phrase of pairs. Words are hex digits, so that no tokenizer can drop or fold a character.
"""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_BETWEEN_FIELDS: Final = "z"
"""No hex digit: keeps a phrase from reaching over the end of a field."""

LAST_CHARACTER: Final = "\U0010ffff"


def plain(text: str) -> str:
    """Return the text without what does not count in a search: width, case and blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def index_words(fields: Iterable[str]) -> tuple[str, str]:
    """Return the words of the two columns: single characters, pairs."""
    texts = [plain(field) for field in fields]
    between = f" {_BETWEEN_FIELDS} "
    singles = between.join(" ".join(_word(one) for one in text) for text in texts)
    pairs = between.join(" ".join(_pairs(text)) for text in texts)
    return singles, pairs


def query_words(text: str) -> str:
    """Return the FTS5 query for texts that hold every part between blanks; empty for no part."""
    parts = [plain(part) for part in unicodedata.normalize("NFKC", text).split()]
    return " AND ".join(_query_of(part) for part in parts if part)


def _query_of(part: str) -> str:
    if len(part) == 1:
        return f'singles : "{_word(part)}"'
    return f'pairs : "{" ".join(_pairs(part))}"'


def _pairs(text: str) -> list[str]:
    return [f"{_word(first)}x{_word(second)}" for first, second in pairwise(text)]


def _word(character: str) -> str:
    return f"{ord(character):x}"
