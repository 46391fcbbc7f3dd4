"""What becomes of a document after it was issued: served, voided, replaced."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import Clock
from inspector.domain import canonical_json
from inspector.operations.changes import Changed
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import list_documents
from inspector.operations.messages import document_issued, document_served, document_voided
from inspector.operations.messages.document_issued import IssuedRow
from inspector.operations.messages.document_served import ServedRow
from inspector.operations.messages.document_voided import VoidedRow
from inspector.operations.messages.message import Sender
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.open_findings import open_findings
from inspector.operations.own_document import NotOwnDocumentError
from inspector.operations.serve_document import NotServableError, Service, serve_document
from inspector.operations.void_document import NotVoidableError, void_document
from inspector.operations.workspace import Workspace
from inspector.storage.documents import DocumentState, IssuedDocument

MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis wants it naive
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
AT = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)


@pytest.fixture
def order(county: Workspace, sealed: str, clock: Clock) -> IssuedDocument:
    document = issue_document(county, sealed, "F05").document
    clock.forward(minutes=30)
    return document


def served(county: Workspace, document: IssuedDocument, clock: Clock) -> Service:
    service = Service(document.id, clock.now, " 直接送达，示例丙签收 ")
    assert serve_document(county, service) is Changed.DOCUMENTS | Changed.PACKAGES
    return service


def test_a_document_is_served_with_time_and_way(
    county: Workspace, order: IssuedDocument, clock: Clock
) -> None:
    served(county, order, clock)
    (kept,) = list_documents(county)
    assert (kept.state, kept.served_at) == (DocumentState.SERVED, clock.now)
    assert kept.reason == "直接送达，示例丙签收"
    with county.database.reading() as stored:
        *_, line = stored.journal.lines(1, 99)
    assert (line.kind, line.subject) == ("document-served", order.id)


def test_a_service_is_corrected_by_a_second_one(
    county: Workspace, order: IssuedDocument, clock: Clock
) -> None:
    served(county, order, clock)
    serve_document(county, Service(order.id, clock.now - timedelta(minutes=5), "邮寄送达"))
    assert list_documents(county)[0].reason == "邮寄送达"


@pytest.mark.parametrize(
    ("by", "way", "told"),
    [
        (timedelta(0), " ", "没有写送达方式"),
        (timedelta(minutes=1), "直接送达", "在将来"),
        (-timedelta(minutes=31), "直接送达", "早于签发时间"),
    ],
)
def test_a_service_that_cannot_be_is_refused(
    county: Workspace, order: IssuedDocument, clock: Clock, by: timedelta, way: str, told: str
) -> None:
    with pytest.raises(NotServableError, match=told):
        serve_document(county, Service(order.id, clock.now + by, way))
    assert list_documents(county)[0].state is DocumentState.ISSUED


def test_a_document_served_in_the_minute_of_its_issue_is_taken(
    county: Workspace, sealed: str, clock: Clock
) -> None:
    clock.forward(seconds=40)
    document = issue_document(county, sealed, "F05").document
    serve_document(county, Service(document.id, clock.now.replace(second=0), "直接送达"))


def test_a_voided_document_keeps_its_number_and_is_followed_by_another(
    county: Workspace, sealed: str, order: IssuedDocument, clock: Clock
) -> None:
    served(county, order, clock)
    void_document(county, order.id, " 联系电话有误 ")
    assert open_findings(county)[0].order == ""
    again = issue_document(county, sealed, "F05").document
    first, second = list_documents(county)
    assert (first.state, first.reason, first.number) == (
        DocumentState.VOIDED,
        "联系电话有误",
        order.number,
    )
    assert (second.number, second.serial) == (again.number, order.serial + 1)
    assert open_findings(county)[0].order == again.number
    with pytest.raises(NotServableError, match="已经作废"):
        serve_document(county, Service(order.id, clock.now, "直接送达"))


def test_voiding_takes_a_reason_and_happens_once(county: Workspace, order: IssuedDocument) -> None:
    with pytest.raises(NotVoidableError, match="理由"):
        void_document(county, order.id, " ")
    void_document(county, order.id, "写错")
    with pytest.raises(NotVoidableError, match="已经作废"):
        void_document(county, order.id, "写错")


def test_only_documents_of_this_computer_are_changed(
    county: Workspace, order: IssuedDocument
) -> None:
    with pytest.raises(NotOwnDocumentError, match="没有这份文书"):
        void_document(county, "nowhere", "写错")
    with county.database.transaction() as stored:
        stored.documents.put(replace(order, id="other", origin="149902-x"))
    with pytest.raises(NotOwnDocumentError, match="149902-x"):
        void_document(county, "other", "写错")


def test_the_province_hears_of_it(
    enrolled: Workspace,
    province: Workspace,
    order: IssuedDocument,
    clock: Clock,
    usb: Path,
) -> None:
    service = served(enrolled, order, clock)
    again = issue_document(enrolled, order.inspection_id, "F05").document
    void_document(enrolled, again.id, "写错")
    export_package(enrolled, usb)
    import_package(province, next(usb.glob("*.age")))
    first, second = list_documents(province)
    assert (first.state, first.served_at) == (DocumentState.SERVED, service.at)
    assert (second.state, second.reason) == (DocumentState.VOIDED, "写错")


@given(st.builds(ServedRow, id=WORDS, served_at=MOMENTS, way=WORDS))
def test_a_service_comes_back_as_it_went(row: ServedRow) -> None:
    message = document_served.MESSAGE
    assert message.decode(message.encode(row)) == row


@given(st.builds(VoidedRow, id=WORDS, voided_at=MOMENTS, reason=WORDS))
def test_a_voiding_comes_back_as_it_went(row: VoidedRow) -> None:
    message = document_voided.MESSAGE
    assert message.decode(message.encode(row)) == row


def test_the_rows_are_written_as_other_programs_read_them() -> None:
    way = "直接送达，示例丙签收"
    assert (
        canonical_json.encode(document_served.MESSAGE.encode(ServedRow("d1", AT, way))).decode()
        == f'{{"id":"d1","served_at":"2026-11-23T02:42:00Z","way":"{way}"}}'
    )
    assert (
        canonical_json.encode(document_voided.MESSAGE.encode(VoidedRow("d1", AT, "写错"))).decode()
        == '{"id":"d1","reason":"写错","voided_at":"2026-11-23T02:42:00Z"}'
    )


def test_news_of_a_document_of_somebody_else_is_refused(
    county: Workspace, order: IssuedDocument
) -> None:
    voided = VoidedRow(order.id, AT, "写错")
    with county.database.transaction() as stored:
        with pytest.raises(UnreadableRecordError, match="别的电脑"):
            document_voided.MESSAGE.apply(stored, Sender("149901-x", (), AT), voided)
        with pytest.raises(UnreadableRecordError, match="没有随包"):
            document_served.MESSAGE.apply(
                stored, Sender("149901-x", (), AT), ServedRow("nowhere", AT, "直接送达")
            )


def test_another_document_under_a_known_id_is_refused(
    county: Workspace, order: IssuedDocument
) -> None:
    message = document_issued.MESSAGE
    row = IssuedRow(**{one.name: getattr(order, one.name) for one in fields(IssuedRow)})
    sender = Sender("149901-x", (), AT)
    with county.database.transaction() as stored:
        assert message.apply(stored, sender, row) is Changed.NOTHING
        with pytest.raises(UnreadableRecordError, match="另一份"):
            message.apply(stored, sender, replace(row, sha256="0" * 64))
