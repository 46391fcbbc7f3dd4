"""Reading a paper by its code: a document, an answer slip, the receipt of a package."""

from pathlib import Path

import pypdfium2
import pytest

from inspector.documents.code_reading import codes_on_pages
from inspector.domain.inspection import InspectionState
from inspector.exchange.keys import generate_signer
from inspector.exchange.receipt import ReceiptSlip, issue_slip
from inspector.exchange.receiver import PROVINCE
from inspector.operations.changes import Changed
from inspector.operations.check_document import CheckedPaper, PaperState
from inspector.operations.exchange_state import exchange_state
from inspector.operations.export_package import export_package
from inspector.operations.file_slip import FiledSlip
from inspector.operations.identity import NotEnrolledError, enrolled_device, issuer_of
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.paper_codes import PaperCodes
from inspector.operations.print_receipt import print_receipt
from inspector.operations.read_paper import is_slip, read_codes, read_paper, tell_enough
from inspector.operations.take_paper_receipt import (
    NotAReceiptError,
    TakenReceipt,
    take_paper_receipt,
)
from inspector.operations.workspace import Workspace
from inspector.storage.packages import PackageState
from operations.papers_at_hand import issued, pdf_of


def photographed(folder: Path, pdf: bytes) -> Path:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    file = folder / "纸面.jpg"
    page.render(scale=3).to_pil().save(file, "JPEG", quality=80)
    page.close()
    document.close()
    return file


@pytest.fixture
def receipt(enrolled: Workspace, province: Workspace, sealed: str, usb: Path) -> Path:
    """A package is at the province; its paper receipt is printed."""
    (package,) = export_package(enrolled, usb).packages
    sender = import_package(province, package.file).sender
    file = usb / "回执.pdf"
    print_receipt(province, sender, 1, file)
    return file


def state_of(county: Workspace) -> PackageState:
    return exchange_state(county).outgoing[0].state


def case_of(county: Workspace) -> InspectionState:
    with county.database.reading() as stored:
        return stored.inspections.summaries()[0].state


def slip_of(county: Workspace, **other: object) -> ReceiptSlip:
    """The slip for the package that was sent, with something in it that is other."""
    with county.database.reading() as stored:
        (package,) = stored.packages.outgoing(PROVINCE)
        device = enrolled_device(stored).device
    told = {
        "v": 1,
        "to": device,
        "epoch": 1,
        "seq": package.seq,
        "h": package.manifest_sha256,
        "status": "accepted",
        "rows": 1,
        "photos": 1,
        "missing": 0,
        "created": "2026-11-23T01:30:00Z",
    }
    return ReceiptSlip(**{**told, **other})


def codes(data: bytes) -> PaperCodes:
    return PaperCodes(None, ((data.decode("ascii"),),))


def test_a_paper_receipt_marks_its_package_once__h8(
    enrolled: Workspace, receipt: Path, tmp_path: Path
) -> None:
    assert state_of(enrolled) is PackageState.WRITTEN
    assert case_of(enrolled) is InspectionState.EXPORTED
    taken = read_paper(enrolled, photographed(tmp_path, receipt.read_bytes()))
    assert isinstance(taken, TakenReceipt)
    assert (taken.accepted, taken.slip.seq, taken.slip.missing) == (True, 1, 0)
    assert taken.changed is Changed.PACKAGES | Changed.INSPECTIONS
    assert state_of(enrolled) is PackageState.ACCEPTED
    assert case_of(enrolled) is InspectionState.RECEIVED
    again = read_paper(enrolled, receipt)
    assert isinstance(again, TakenReceipt)
    assert again.changed is Changed.NOTHING


def test_the_receipt_on_the_stick_comes_after_the_paper_one(
    enrolled: Workspace, province: Workspace, receipt: Path, usb: Path
) -> None:
    read_paper(enrolled, receipt)
    for written in write_receipts(province, usb):
        import_package(enrolled, written.file)
    assert state_of(enrolled) is PackageState.ACCEPTED


def test_a_refused_package_is_marked_as_such(
    enrolled: Workspace, province: Workspace, receipt: Path
) -> None:
    refused = issue_slip(slip_of(enrolled, status="rejected"), issuer_of(province))
    taken = take_paper_receipt(enrolled, codes(refused))
    assert not taken.accepted
    assert state_of(enrolled) is PackageState.REJECTED
    assert case_of(enrolled) is InspectionState.SEALED
    read_paper(enrolled, receipt)
    assert state_of(enrolled) is PackageState.ACCEPTED
    assert take_paper_receipt(enrolled, codes(refused)).changed is Changed.NOTHING
    assert state_of(enrolled) is PackageState.ACCEPTED


def test_a_receipt_with_another_signature_marks_nothing(enrolled: Workspace, receipt: Path) -> None:
    forged = issue_slip(slip_of(enrolled), generate_signer())
    for data in (forged, b'{"payload":1}', forged[:-9]):
        with pytest.raises(NotAReceiptError, match="不是省厅现用密钥签的"):
            take_paper_receipt(enrolled, codes(data))
    with pytest.raises(NotAReceiptError, match="唯一的一个"):
        take_paper_receipt(enrolled, PaperCodes(None, ((),)))
    assert state_of(enrolled) is PackageState.WRITTEN


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"to": "149901-zzzz"}, "149901-zzzz"),
        ({"seq": 7}, "第7号"),
        ({"h": "0" * 64}, "第1号"),
    ],
)
def test_a_receipt_of_another_package_marks_nothing(
    enrolled: Workspace, province: Workspace, receipt: Path, other: dict[str, object], told: str
) -> None:
    slip = issue_slip(slip_of(enrolled, **other), issuer_of(province))
    with pytest.raises(NotAReceiptError, match=told):
        take_paper_receipt(enrolled, codes(slip))
    assert state_of(enrolled) is PackageState.WRITTEN


def test_a_computer_that_is_not_enrolled_takes_no_receipt(
    province: Workspace, receipt: Path
) -> None:
    with pytest.raises(NotEnrolledError):
        read_paper(province, receipt)


def test_a_document_is_checked_and_a_slip_is_filed(
    enrolled: Workspace, sealed: str, tmp_path: Path
) -> None:
    order = issued(enrolled, sealed, "F05")
    file = tmp_path / "通知书.pdf"
    file.write_bytes(pdf_of(enrolled, order))
    checked = read_paper(enrolled, file)
    assert isinstance(checked, CheckedPaper)
    assert checked.state is PaperState.GENUINE
    slip = pdf_of(enrolled, issued(enrolled, sealed, "F06"))
    filed = read_paper(enrolled, photographed(tmp_path, slip))
    assert isinstance(filed, FiledSlip)
    assert filed.order.id == order.id
    file.write_bytes(slip)
    assert isinstance(read_paper(enrolled, file), CheckedPaper)


def test_codes_without_their_page_tell_what_they_can__x3(county: Workspace, sealed: str) -> None:
    def on_paper(kind: str) -> PaperCodes:
        pdf = pdf_of(county, issued(county, sealed, kind))
        return PaperCodes(None, (codes_on_pages(pdf)[0],))

    order, slip = on_paper("F05"), on_paper("F06")
    foreign = PaperCodes(None, (("https://a.invalid",),))
    assert (tell_enough(order), is_slip(order)) == (True, False)
    assert is_slip(slip)
    assert (tell_enough(foreign), is_slip(foreign)) == (False, False)
    checked = read_codes(county, order)
    assert isinstance(checked, CheckedPaper)
    assert checked.state is PaperState.GENUINE
