"""Who holds a good key says what only others may: laptops as the province, papers of trust."""

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from exchange.made_up import key
from inspector.domain import canonical_json
from inspector.exchange.enrolment import (
    EnrolmentFault,
    EnrolmentRefused,
    new_request,
    request_enrolment,
)
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import Ed25519Signer, load_signer
from inspector.exchange.trust import TRUST_TYPE, encode_trust
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import (
    EnrolmentFileError,
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
    requested_device,
)
from inspector.operations.identity import held_trust
from inspector.operations.import_package import import_package
from inspector.operations.messages.message import Writer
from inspector.operations.messages.registry import known_messages
from inspector.operations.workspace import Workspace
from operations.attacking import Stage, held_in
from operations.enrolling import OFFICERS

PROVINCE_S_OWN = sorted(
    kind for kind, message in known_messages().items() if message.writers is Writer.PROVINCE
)
COUNTY_S_OWN = sorted(
    kind for kind, message in known_messages().items() if message.writers is Writer.COUNTY
)


@pytest.fixture
def stage(enrolled: Workspace, province: Workspace, sealed: str, usb: Path) -> Stage:
    return Stage(enrolled, province, usb)


def refuses(workspace: Workspace, stage: Stage, attack: bytes) -> Refused:
    """Import and return the refusal, after comparing the whole home."""
    before = held_in(workspace)
    with pytest.raises(Refused) as caught:
        import_package(workspace, stage.file(attack))
    assert held_in(workspace) == before
    return caught.value


@pytest.mark.parametrize("kind", PROVINCE_S_OWN)
def test_a_laptop_cannot_send_what_the_province_alone_may_write(stage: Stage, kind: str) -> None:
    refused = refuses(stage.province, stage, stage.next(kind).saying())
    assert refused.verdict is Verdict.UNTRUSTED_KEY
    assert "只能由省厅写" in refused.detail
    assert refused.about is not None


def test_a_laptop_cannot_entrust_an_inspection_that_nobody_signed(stage: Stage) -> None:
    first = stage.first()
    rows = first.rows.replace(b'"kind":"inspection-sealed"', b'"kind":"case-entrusted"')
    assert rows != first.rows
    forged = first.with_rows(rows)
    head = hashlib.sha256(rows.splitlines()[-1]).hexdigest()
    refused = refuses(stage.province, stage, forged.saying(log_head=head))
    assert refused.verdict is Verdict.UNTRUSTED_KEY


@pytest.mark.parametrize("kind", COUNTY_S_OWN)
def test_the_province_does_not_speak_as_a_laptop(stage: Stage, kind: str) -> None:
    refused = refuses(stage.county, stage, stage.issue(kind).saying())
    assert refused.verdict is Verdict.UNTRUSTED_KEY
    assert "只能由县级写" in refused.detail


def test_a_sealed_inspection_under_another_key_leaves_no_photo_behind(stage: Stage) -> None:
    first = stage.first()
    row = json.loads(first.rows.splitlines()[0])
    forged_by = key("stranger")
    signed = forged_by.sign(b"another record")
    row["body"]["signatures"] = [
        {"keyid": forged_by.keyid, "sig": base64.b64encode(signed).decode("ascii")}
    ]
    line = canonical_json.encode(row)
    forged = first.with_rows(line + b"\n")
    head = hashlib.sha256(line).hexdigest()
    refused = refuses(stage.province, stage, forged.saying(log_head=head, log_from=1, log_to=1))
    assert refused.verdict in {Verdict.BAD_SIGNATURE, Verdict.BELOW_THRESHOLD}


COUNTY: dict[str, tuple[Callable[[Stage], bytes], Verdict]] = {
    "for another laptop": (
        lambda s: s.issue("register-issued").saying(to="other"),
        Verdict.WRONG_RECIPIENT,
    ),
    "by a laptop": (
        lambda s: s.issue("register-issued").changed(dict.copy, s.first().signer),
        Verdict.UNTRUSTED_KEY,
    ),
    "by a stranger": (
        lambda s: s.issue("register-issued").changed(dict.copy, key("stranger")),
        Verdict.UNKNOWN_SENDER,
    ),
    "gap": (lambda s: s.issue("x").saying(seq=2, prev="ab" * 32), Verdict.GAP),
    "log gap": (lambda s: s.issue("x").saying(log_from=2, log_to=2), Verdict.LOG_GAP),
    "one's own": (lambda s: s.first().saying(), Verdict.WRONG_RECIPIENT),
}


@pytest.mark.parametrize(("attack", "verdict"), COUNTY.values(), ids=list(COUNTY))
def test_a_county_refuses_as_the_province_does(
    stage: Stage, attack: Callable[[Stage], bytes], verdict: Verdict
) -> None:
    refused = refuses(stage.county, stage, attack(stage))
    assert refused.verdict is verdict, (refused.verdict, refused.detail)


TRUSTS = {
    "one root": (1, 2, Verdict.BELOW_THRESHOLD),
    "no root": (0, 2, Verdict.BELOW_THRESHOLD),
    "an older one": (2, 1, None),
}


@pytest.mark.parametrize(("roots", "version", "verdict"), TRUSTS.values(), ids=list(TRUSTS))
def test_trust_file__the_issuer_alone_cannot_bring_another(
    stage: Stage, roots: int, version: int, verdict: Verdict | None
) -> None:
    with stage.province.database.reading() as stored:
        held = held_trust(stored)
    signers = [*_roots(stage.province)[:roots], key("stranger")][: max(roots, 1)]
    record = replace(held.record, version=version, expires="2099-01-01T00:00:00Z")
    envelope = sign_envelope(encode_trust(record), TRUST_TYPE, signers)
    issued = stage.issue("trust-issued", version=version, envelope=envelope.decode())
    if verdict is None:
        import_package(stage.county, stage.file(issued.saying()))
    else:
        assert refuses(stage.county, stage, issued.saying()).verdict is verdict
    with stage.county.database.reading() as stored:
        assert held_trust(stored).envelope == held.envelope


FAULTS: dict[str, tuple[str, tuple[str, ...], EnrolmentFault]] = {
    "another fingerprint": ("0" * 30, OFFICERS, EnrolmentFault.WRONG_FINGERPRINT),
    "one officer": ("", OFFICERS[:1], EnrolmentFault.ONE_OFFICER),
    "one officer twice": ("", OFFICERS[:1] * 2, EnrolmentFault.SAME_OFFICER),
}


@pytest.mark.parametrize(("digits", "officers", "fault"), FAULTS.values(), ids=list(FAULTS))
def test_enrolment__nothing_is_granted_by_mistake(
    county: Workspace,
    province: Workspace,
    usb: Path,
    digits: str,
    officers: tuple[str, ...],
    fault: EnrolmentFault,
) -> None:
    create_province(province)
    asked = ask_for_enrolment(county, usb / "ask.sxrequest")
    before = held_in(province)
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(province, asked.file, digits or asked.fingerprint, officers, usb)
    assert refused.value.fault is fault
    assert held_in(province) == before
    assert not list(usb.glob("*.sxgrant"))


def test_enrolment__a_key_in_use_and_a_name_in_use(stage: Stage, usb: Path) -> None:
    before = held_in(stage.province)
    first = usb / "ask.sxrequest"
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(stage.province, first, requested_device(first)[1], OFFICERS, usb)
    assert refused.value.fault is EnrolmentFault.KEY_IN_USE
    stranger = key("stranger")
    request = new_request(stage.device, "149901", stranger, stage.province.clock())
    (usb / "x.sxrequest").write_bytes(request_enrolment(request, stranger))
    with pytest.raises(EnrolmentRefused) as refused:
        grant_enrolment(stage.province, usb / "x.sxrequest", request.fingerprint, OFFICERS, usb)
    assert refused.value.fault is EnrolmentFault.DEVICE_EXISTS
    assert held_in(stage.province) == before


def test_enrolment__a_grant_with_other_digits_or_for_another_laptop(
    stage: Stage, usb: Path
) -> None:
    file = next(usb.glob("*.sxgrant"))
    with stage.county.database.reading() as stored:
        digits = held_trust(stored).fingerprint
    before = held_in(stage.county)
    with pytest.raises(Refused) as refused:
        accept_enrolment(stage.county, file, "1" * 30)
    assert refused.value.verdict is Verdict.UNTRUSTED_KEY
    other = json.loads(file.read_bytes()) | {"recipient": "age1"}
    file.write_bytes(canonical_json.encode(other))
    with pytest.raises(EnrolmentFileError, match="不是本机"):
        accept_enrolment(stage.county, file, digits)
    assert held_in(stage.county) == before


def _roots(province: Workspace) -> list[Ed25519Signer]:
    names = [name for name in province.keys.names() if name.startswith("root-")]
    return [load_signer(province.keys.get(name) or b"") for name in names]
