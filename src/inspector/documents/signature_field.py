"""The place of a signature in a PDF file: made with room for it, filled, and found again."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from inspector.documents.pdfa import pdf_date

_WIDE: Final = 9_999_999_999  # ten digits, room for every place in a file
_PRINTED_AND_LOCKED: Final = 4 | 128  # PDF/A wants the one
_SIGNED_AND_APPEND_ONLY: Final = 3
_MARKS: Final = (b"/ByteRange", b"ETSI.CAdES.detached", b"Adobe.PPKLite")
_RANGE: Final = re.compile(rb"/ByteRange \[ *(\d+) +(\d+) +(\d+) +(\d+) *\]")


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What a reader of PDF files shows beside the signature; ``at`` has its zone."""

    name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """What stands in the file.

    Attributes:
        digest: SHA-256 of all bytes of the file but the signature.
        message: CMS in DER.
    """

    digest: bytes
    message: bytes


class BrokenSignatureError(Exception):
    """The file was signed, and not all of it stands as it was."""


def signed(pdf: bytes, words: SignatureWords, room: int, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the file with a signature over all its bytes.

    Args:
        pdf: a file without signatures.
        words: shown beside it.
        room: bytes that the signature takes at most.
        sign: returns the CMS signature over content with this SHA-256.
    """
    made = _with_room(pdf, words, room)
    start = made.index(b"<" + b"0" * 2 * room + b">")
    end = start + 2 * room + 2
    ranges = (0, start, end, len(made) - end)
    written = " ".join(str(number) for number in ranges).encode("ascii")
    old = _RANGE.search(made)
    if old is None:
        raise ValueError("the ranges of the signature were not written")
    filled = b"/ByteRange [ " + written.ljust(len(old[0]) - len(b"/ByteRange [  ]")) + b" ]"
    made = made.replace(old[0], filled, 1)
    digest = hashlib.sha256(made[:start] + made[end:]).digest()
    message = sign(digest).hex().ljust(2 * room, "0").encode("ascii")
    return made[: start + 1] + message + made[end - 1 :]


def signature_in(pdf: bytes) -> FoundSignature | None:
    """Return the signature of a file; None: it bears none.

    Raises:
        BrokenSignatureError: it bears one that does not cover the whole file, or traces of one.
    """
    if not any(mark in pdf for mark in _MARKS):
        return None
    places = _RANGE.findall(pdf)
    if len(places) != 1:
        raise BrokenSignatureError
    first, start, end, rest = (int(number) for number in places[0])
    whole = first == 0 and start < end and end + rest == len(pdf)
    held = pdf[start:end]
    if not whole or not re.fullmatch(rb"<[0-9a-f]+>", held):
        raise BrokenSignatureError
    return FoundSignature(
        hashlib.sha256(pdf[:start] + pdf[end:]).digest(), _unpadded(held[1:-1].decode("ascii"))
    )


def _unpadded(text: str) -> bytes:
    """Return the DER value at the start; only zeros may follow it."""
    try:
        padded = bytes.fromhex(text)
    except ValueError as error:
        raise BrokenSignatureError from error
    size = int.from_bytes(padded[2:4], "big") + 4  # a SEQUENCE of 256 to 65,535 bytes
    if padded[:2] != b"\x30\x82" or padded[size:].strip(b"\0") or size > len(padded):
        raise BrokenSignatureError
    return padded[:size]


def _nothing(pdf: Pdf) -> pikepdf.Stream:
    """Return an appearance without marks: nothing of the page is covered."""
    drawn = pdf.make_stream(b"")
    drawn.Type = Name.XObject
    drawn.Subtype = Name.Form
    drawn.BBox = Array([0, 0, 0, 0])
    return drawn


def _with_room(pdf: bytes, words: SignatureWords, room: int) -> bytes:
    with Pdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        signature = opened.make_indirect(
            Dictionary(
                Type=Name.Sig,
                Filter=Name("/Adobe.PPKLite"),
                SubFilter=Name("/ETSI.CAdES.detached"),
                M=String(pdf_date(words.at)),
                Name=String(words.name),
                Reason=String(words.reason),
                ByteRange=Array([0, _WIDE, _WIDE, _WIDE]),
                Contents=String(bytes(room)),
            )
        )
        field = opened.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String("Signature1"),
                V=signature,
                F=_PRINTED_AND_LOCKED,
                Rect=Array([0, 0, 0, 0]),
                AP=Dictionary(N=_nothing(opened)),
                P=page.obj,
            )
        )
        held = page.obj.get(Name.Annots, Array([]))
        page.obj.Annots = Array([*held, field])
        opened.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=_SIGNED_AND_APPEND_ONLY)
        result = BytesIO()
        opened.save(
            result,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
        )
    return result.getvalue()
