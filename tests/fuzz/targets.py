"""What must hold for any bytes whatever: each target takes some and raises where it does not.

What is refused in words is refused; what is accepted is the one spelling of what it says, or the
very bytes that somebody signed.
"""

import functools
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pyrage

from exchange.made_up import (
    DEVICE,
    IDENTITY,
    ISSUER,
    NOW,
    ROOTS,
    grant,
    province,
    signed_trust,
    trust,
)
from exchange.made_up import trust_record as made_up_trust
from fuzz import seeds
from inspector.domain import canonical_json
from inspector.domain.divisions import Divisions
from inspector.domain.roster.judge import judge
from inspector.errors import UserError
from inspector.exchange.enrolment import open_request
from inspector.exchange.envelope import decode_envelope, encode_envelope, sign_envelope
from inspector.exchange.grant import GRANT_TYPE, open_grant
from inspector.exchange.manifest import MANIFEST_TYPE
from inspector.exchange.reader import admit, verify_package
from inspector.exchange.rows import Row, decode_row
from inspector.exchange.strict import encode_record
from inspector.exchange.trust import TRUST_TYPE, accept_trust, introduce_trust, open_trust
from inspector.exchange.verdicts import Refused
from inspector.imaging.child import answer
from inspector.imaging.conversation import Request, Task
from inspector.policy.divisions import load_practice_divisions
from inspector.progress import unreported
from inspector.spreadsheet.reading import read_workbook

RESOURCES = Path(__file__).parents[2] / "resources"


def envelope(data: bytes) -> None:
    for kind in (MANIFEST_TYPE, TRUST_TYPE, GRANT_TYPE):
        with suppress(Refused):
            assert encode_envelope(decode_envelope(data, kind)) == data


def manifest(data: bytes) -> None:
    """A payload that the laptop has signed, whatever it is."""
    with suppress(Refused):
        signed = sign_envelope(data, MANIFEST_TYPE, [DEVICE])
        judged = admit(signed, province())
        assert encode_record(judged.manifest) == data


def rows(data: bytes) -> None:
    try:
        row = decode_row(data)
    except Refused:
        with suppress(msgspec.MsgspecError, ValueError, RecursionError):
            msgspec.json.decode(data, type=Row)
            assert not _is_canonical(data)
        return
    assert canonical_json.decode(data) == json.loads(data)
    assert row.i == json.loads(data)["i"]


def container(data: bytes) -> None:
    with suppress(Refused):
        verify_package(_file(data), province())
        assert data == seeds.package()


def members(data: bytes) -> None:
    """What comes after an envelope that is good."""
    head = seeds.package()[: len(seeds.package()) - len(_tail())]
    container(head + data)


def encrypted(data: bytes) -> None:
    with suppress(Refused):
        verify_package(_file(data), province())
        opened = data == seeds.package() or pyrage.decrypt(data, [_identity()])
        assert opened in {True, seeds.package()}


def trust_file(data: bytes) -> None:
    held = trust()
    for take in (
        lambda: open_trust(data, [root.keyid for root in ROOTS]),
        lambda: introduce_trust(data, held.fingerprint),
        lambda: accept_trust(data, held, NOW),
    ):
        with suppress(Refused):
            assert take().envelope == data == signed_trust(made_up_trust())


def trust_record(data: bytes) -> None:
    """A payload that two roots have signed, whatever it is."""
    with suppress(Refused):
        signed = sign_envelope(data, TRUST_TYPE, ROOTS[:2])
        opened = open_trust(signed, [root.keyid for root in ROOTS])
        assert encode_record(opened.record) == data


def grant_file(data: bytes) -> None:
    with suppress(Refused):
        assert open_grant(data, trust()) == grant()


def grant_record(data: bytes) -> None:
    """A payload that the issuer has signed, whatever it is."""
    with suppress(Refused):
        opened = open_grant(sign_envelope(data, GRANT_TYPE, [ISSUER]), trust())
        assert encode_record(opened) == data


def request(data: bytes) -> None:
    with suppress(Refused):
        assert open_request(data) == open_request(seeds.request())


def canonical(data: bytes) -> None:
    with suppress(canonical_json.NotCanonicalError):
        value = canonical_json.decode(data)
        assert canonical_json.encode(value) == data
        assert json.loads(data) == value


def roster(data: bytes) -> None:
    with suppress(UserError):
        preview = judge(read_workbook(_file(data), unreported), _divisions(), ())
        assert all(row.verdict is not None for row in preview.rows)


def photo(data: bytes) -> None:
    reply, pictures = answer(Request(Task.THUMBNAIL, size=len(data)), data)
    assert (reply.refused is None) != (reply.facts is None)
    assert list(reply.sizes) == [len(one) for one in pictures]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "envelope": envelope,
    "manifest": manifest,
    "rows": rows,
    "container": container,
    "members": members,
    "encrypted": encrypted,
    "trust": trust_file,
    "trust_record": trust_record,
    "grant": grant_file,
    "grant_record": grant_record,
    "request": request,
    "canonical_json": canonical,
    "roster": roster,
    "photo": photo,
}


def _is_canonical(data: bytes) -> bool:
    try:
        canonical_json.decode(data)
    except canonical_json.NotCanonicalError:
        return False
    return True


def _file(data: bytes) -> Path:
    path = _folder() / "given"
    path.write_bytes(data)
    return path


@functools.cache
def _folder() -> Path:
    """A folder in memory where there is one."""
    quick = Path("/dev/shm")  # noqa: S108 - mkdtemp names a folder nobody else has
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=quick if quick.is_dir() else None))


@functools.cache
def _identity() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(IDENTITY)


@functools.cache
def _tail() -> bytes:
    (tail,) = seeds.SEEDS["members"]()
    return tail


@functools.cache
def _divisions() -> Divisions:
    return load_practice_divisions(RESOURCES)
