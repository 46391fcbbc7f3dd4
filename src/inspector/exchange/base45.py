"""Base45 (RFC 9285): bytes in the alphabet that a QR code packs best."""

from typing import Final

from inspector.exchange.verdicts import Refused, Verdict

_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_BASE: Final = len(_ALPHABET)
_LETTERS: Final = {1: 2, 2: 3}  # of a group by its bytes


def base45(data: bytes) -> str:
    """Return the bytes in base 45: three letters for two bytes, two for a last one."""
    groups = (data[at : at + 2] for at in range(0, len(data), 2))
    return "".join(_letters(int.from_bytes(group, "big"), _LETTERS[len(group)]) for group in groups)


def unbase45(text: str) -> bytes:
    """Return the bytes.

    Raises:
        Refused: malformed; no bytes are spelled like this.
    """
    if len(text) % 3 == 1:
        raise Refused(Verdict.MALFORMED, "二维码的文字不完整")
    try:
        groups = [[_VALUES[one] for one in text[at : at + 3]] for at in range(0, len(text), 3)]
        return b"".join(_bytes(group) for group in groups)
    except (KeyError, OverflowError) as error:
        raise Refused(Verdict.MALFORMED, "二维码的文字不是 Base45 编码") from error


def _letters(number: int, count: int) -> str:
    letters = []
    for _ in range(count):
        number, value = divmod(number, _BASE)
        letters.append(_ALPHABET[value])
    return "".join(letters)


def _bytes(group: list[int]) -> bytes:
    number = 0
    for value in reversed(group):
        number = number * _BASE + value
    return number.to_bytes(len(group) - 1, "big")
