from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import MORNING, ready_to_seal
from inspector.domain import canonical_json
from inspector.domain.answer import Answer
from inspector.domain.canonical_json import JsonValue
from inspector.exchange.keys import PublicKey, generate_signer
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.messages import document_issued, inspection_sealed, package_received
from inspector.operations.messages.document_issued import IssuedRow
from inspector.operations.messages.inspection_sealed import SealedRow
from inspector.operations.messages.message import Sender
from inspector.operations.messages.package_received import ReceivedCase, ReceivedPackage
from inspector.operations.messages.record_form import (
    record_bytes,
    record_value,
    sealed_of,
    sealed_of_value,
)
from inspector.operations.messages.registry import known_messages
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
COUNTS = st.integers(0, 2**40)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


@pytest.fixture
def row(county: Workspace) -> SealedRow:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    with county.database.reading() as stored:
        (line,) = stored.journal.lines(1, 1)
    body = canonical_json.decode(line.line)
    assert isinstance(body, dict)
    inner = body["body"]
    assert isinstance(inner, dict)
    return inspection_sealed.MESSAGE.decode(inner)


@given(
    st.builds(
        IssuedRow,
        id=WORDS,
        inspection_id=WORDS,
        kind=WORDS,
        number=WORDS,
        abbreviation=WORDS,
        year=COUNTS,
        serial=COUNTS,
        issued_at=st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - Hypothesis wants it naive
        sha256=HASHES,
        size=COUNTS,
    )
)
def test_an_issued_document_comes_back_as_it_went(row: IssuedRow) -> None:
    message = document_issued.MESSAGE
    assert message.decode(message.encode(row)) == row


@given(
    st.builds(
        ReceivedPackage,
        seq=COUNTS,
        sha256=HASHES,
        records=COUNTS,
        files=COUNTS,
        cases=st.lists(st.builds(ReceivedCase, WORDS, HASHES), max_size=3).map(tuple),
    )
)
def test_a_receipt_comes_back_as_it_went(received: ReceivedPackage) -> None:
    message = package_received.MESSAGE
    assert message.decode(message.encode(received)) == received


def test_a_sealed_inspection_comes_back_as_it_went(row: SealedRow) -> None:
    message = inspection_sealed.MESSAGE
    again = message.decode(message.encode(row))
    assert again == row
    assert sealed_of(record_bytes(row.sealed)) == row.sealed
    codes = [answer.item for answer in again.sealed.inspection.answers.values()]
    assert codes == sorted(codes)


def test_every_kind_of_value_travels(row: SealedRow) -> None:
    answer = Answer(
        "T9-X01",
        {
            "number": Decimal("1000.50"),
            "text": "一致",
            "day": date(2026, 11, 23),
            "codes": ("meals", "walking"),
        },
    )
    inspection = replace(row.sealed.inspection, answers={"T9-X01": answer})
    sealed = replace(row.sealed, inspection=inspection)
    assert sealed_of_value(record_value(sealed)) == sealed


@pytest.mark.parametrize("value", [{}, {"number": "1", "text": "x"}])
def test_an_answer_with_no_value_or_two_is_refused(
    row: SealedRow, value: dict[str, JsonValue]
) -> None:
    answer = Answer("T9-X01", {"a": "x"})
    inspection = replace(row.sealed.inspection, answers={"T9-X01": answer})
    record = record_value(replace(row.sealed, inspection=inspection))
    assert isinstance(record, dict)
    whole = record["inspection"]
    assert isinstance(whole, dict)
    answers = whole["answers"]
    assert isinstance(answers, list)
    first = answers[0]
    assert isinstance(first, dict)
    first["values"] = {"a": value}
    with pytest.raises(UnreadableRecordError, match="恰好一个"):
        sealed_of_value(record)


def test_a_record_of_another_version_is_refused(row: SealedRow) -> None:
    record = record_value(row.sealed)
    assert isinstance(record, dict)
    with pytest.raises(UnreadableRecordError, match="格式版本为2"):
        sealed_of_value({**record, "v": 2})


def test_bytes_that_are_not_canonical_are_refused() -> None:
    with pytest.raises(UnreadableRecordError, match="规范"):
        sealed_of(b'{"v": 1}')


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"record": {}, "signatures": [], "more": 1},
        {"record": {}, "signatures": [{"keyid": "a", "sig": "!"}]},
        {"record": {}, "signatures": [{"keyid": "a", "sig": "QQ=="}]},
        {"record": {}, "signatures": [{"keyid": "a", "sig": "QQ==", "x": 1}]},
    ],
)
def test_a_row_in_another_form_is_refused(body: dict[str, JsonValue]) -> None:
    with pytest.raises(UnreadableRecordError):
        inspection_sealed.MESSAGE.decode(body)


def test_a_signature_has_one_spelling(row: SealedRow) -> None:
    body = inspection_sealed.MESSAGE.encode(row)
    signatures = body["signatures"]
    assert isinstance(signatures, list)
    first = signatures[0]
    assert isinstance(first, dict)
    spelled = str(first["sig"])
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = spelled[-3]
    other = alphabet[alphabet.index(last) ^ 1]
    first["sig"] = spelled[:-3] + other + spelled[-2:]
    with pytest.raises(UnreadableRecordError, match="唯一"):
        inspection_sealed.MESSAGE.decode(body)


def test_a_record_signed_by_another_key_is_not_applied(county: Workspace, row: SealedRow) -> None:
    stranger = generate_signer()
    sender = Sender("149901-x", (PublicKey("ed25519", stranger.public_key),), MORNING)
    with county.database.transaction() as stored, pytest.raises(Refused) as refused:
        inspection_sealed.MESSAGE.apply(stored, sender, row)
    assert refused.value.verdict is Verdict.BELOW_THRESHOLD


def test_a_record_that_is_held_already_is_not_doubled(county: Workspace, row: SealedRow) -> None:
    signer = county.signer
    assert signer is not None
    sender = Sender("149901-x", (PublicKey("ed25519", signer.public_key),), MORNING)
    with county.database.transaction() as stored:
        inspection_sealed.MESSAGE.apply(stored, sender, row)
        assert len(stored.records.all()) == 1


def test_a_receipt_for_a_case_that_is_not_here_changes_nothing(county: Workspace) -> None:
    received = ReceivedPackage(1, "a" * 64, 1, 0, (ReceivedCase("nowhere", "b" * 64),))
    with county.database.transaction() as stored:
        package_received.MESSAGE.apply(stored, Sender("province", (), MORNING), received)
        assert stored.inspections.summaries() == ()


def test_values_have_one_form() -> None:
    assert to_wire({"a": None, "b": True, "c": (1, "x")}) == {"b": 1, "c": [1, "x"]}
    assert to_wire(datetime(2026, 1, 2, 3, 4, 5)) == "2026-01-02T03:04:05"  # noqa: DTZ001 - a camera's time has no zone
    assert to_wire(37.875) == "37.875"
    with pytest.raises(TypeError, match="complex"):
        to_wire(1j)
    with pytest.raises(UnreadableRecordError, match="多余"):
        from_wire(ReceivedCase, "x", {"inspection_id": "a", "sha256": "b", "more": 1})


@pytest.mark.parametrize("kind", sorted(known_messages()))
def test_every_message_is_found_by_its_kind(kind: str) -> None:
    assert known_messages()[kind].kind == kind
