"""How many copies a document has and what each is for."""

_COUNTS = "零一两三四五六七八九十"


def copies_in_words(copies: tuple[str, ...]) -> str:
    """Return for example “本文书一式两份：一份送达当事人，一份归档。”."""
    number = len(copies)
    count = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"本文书一式{count}份：" + "，".join(f"一份{copy}" for copy in copies) + "。"
