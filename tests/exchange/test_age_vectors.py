"""The age format's own test vectors, decrypted as a package is."""

import hashlib
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector.exchange.encryption import MAGIC, decrypt, header_is_bounded
from inspector.exchange.stream import Feed, Push
from inspector.exchange.verdicts import Refused, Verdict

FOLDER = Path(__file__).with_name("age_vectors")
NAMES = sorted(path.stem for path in FOLDER.glob("*.age"))
ANY_IDENTITY = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"
PAYLOAD = "013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab"
# The library still reads stanzas as the beta of the format spelled them. Header and payload are
# authenticated all the same, and the package inside is signed.
READ_ALL_THE_SAME = {"stanza_missing_body", "stanza_missing_final_line"}
FAILURES = {"no match", "header failure", "HMAC failure", "payload failure"}


@dataclass(frozen=True)
class Vector:
    told: dict[str, str]
    identities: list[str]
    file: bytes


def vector(name: str) -> Vector:
    head, _, file = (FOLDER / f"{name}.age").read_bytes().partition(b"\n\n")
    lines = [line.partition(": ")[::2] for line in head.decode().splitlines()]
    told = dict(lines)
    if told.get("compressed") == "zlib":
        file = zlib.decompress(file)
    return Vector(told, [value for key, value in lines if key == "identity"], file)


def collected(into: bytearray) -> Feed[bytes]:
    while piece := (yield 1000):
        into += piece
        if len(piece) < 1000:
            break
    return bytes(into)


def decrypted(one: Vector, into: bytearray) -> bytes:
    identity = one.identities[0] if one.identities else ANY_IDENTITY
    return decrypt(io.BytesIO(one.file), identity, Push(collected(into)))


@pytest.mark.parametrize("name", sorted(set(NAMES) - READ_ALL_THE_SAME))
def test_a_vector_is_decrypted_or_refused_as_it_says(name: str) -> None:
    one = vector(name)
    payload = bytearray()
    if one.told["expect"] == "success":
        assert hashlib.sha256(decrypted(one, payload)).hexdigest() == one.told["payload"]
        assert one.file.startswith(MAGIC)
        assert header_is_bounded(one.file)
        return
    assert one.told["expect"] in FAILURES
    with pytest.raises(Refused) as caught:
        decrypted(one, payload)
    assert caught.value.verdict is Verdict.DECRYPT


@pytest.mark.parametrize("name", sorted(READ_ALL_THE_SAME))
def test_an_old_spelling_of_a_stanza_gives_the_payload_that_was_meant(name: str) -> None:
    assert hashlib.sha256(decrypted(vector(name), bytearray())).hexdigest() == PAYLOAD


def test_there_are_vectors_for_every_part_of_a_file() -> None:
    parts = {name.partition("_")[0] for name in NAMES}
    assert parts >= {"header", "hmac", "stanza", "stream", "version", "x25519"}
    assert len(NAMES) == 67
