"""What screens read: registers, inspections, officers, documents, findings, the exchange."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import BLOCKED, HOME, Clock, find, photo_of, ready_to_seal, started
from inspector.domain.finding import Remedy
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.describe_office import described_office
from inspector.operations.earlier_inspection import earlier_inspection
from inspector.operations.exchange_state import exchange_state, is_enrolled
from inspector.operations.export_package import export_package
from inspector.operations.find_institutions import (
    count_institutions,
    find_institutions,
    get_institution,
)
from inspector.operations.issue_document import issue_document
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_documents import (
    DocumentLostError,
    document_bytes,
    document_titles,
    list_documents,
)
from inspector.operations.list_inspections import list_inspections
from inspector.operations.list_officers import list_officers
from inspector.operations.open_findings import open_findings
from inspector.operations.photo_copies import photo_thumbnail
from inspector.operations.practice import PRACTICE_OFFICE, PRACTICE_OFFICERS
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace


def test_institutions_are_found_by_a_part_of_their_name(county: Workspace) -> None:
    assert find_institutions(county, "示例", 5) == (HOME,)
    assert find_institutions(county, "没有", 5) == ()
    assert count_institutions(county) == 1


def test_an_institution_is_got_by_its_id(county: Workspace) -> None:
    assert get_institution(county, HOME.id) == HOME
    assert get_institution(county, "na-unknown") is None


def test_inspections_and_officers_are_listed(county: Workspace) -> None:
    inspection = started(county)
    assert [one.id for one in list_inspections(county)] == [inspection]
    assert list_officers(county) == PRACTICE_OFFICERS


def test_documents_are_listed_with_their_bytes(county: Workspace, sealed: str) -> None:
    document = issue_document(county, sealed, "F05").document
    assert list_documents(county) == list_documents(county, sealed) == (document,)
    assert document_bytes(county, document).startswith(b"%PDF")
    assert document_titles()["F05"] == "责令改正通知书"
    with pytest.raises(DocumentLostError, match="文件丢失了"):
        document_bytes(county, replace(document, sha256="0" * 64))


def test_open_findings_come_by_deadline_with_their_order(county: Workspace, clock: Clock) -> None:
    first = ready_to_seal(county)
    seal_inspection(county, first)
    order = issue_document(county, first, "F05").document.number
    clock.forward(days=1)
    second = ready_to_seal(county)
    find(county, second, BLOCKED, remedy=Remedy.BY_DEADLINE)
    seal_inspection(county, second)
    started(county)
    found = open_findings(county)
    assert [(one.inspection_id, one.order) for one in found] == [(first, order), (second, "")]


def test_what_is_corrected_on_the_spot_is_not_open(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    find(county, inspection, BLOCKED, remedy=Remedy.ON_THE_SPOT)
    seal_inspection(county, inspection)
    assert open_findings(county) == ()


def test_the_exchange_knows_what_is_unsent(county: Workspace, sealed: str) -> None:
    state = exchange_state(county)
    assert (state.unsent, state.oldest_unsent) == (1, county.clock())
    assert state.last_answer is None
    assert not is_enrolled(county)
    assert sealed


def test_what_waits_for_its_receipt_is_under_way_and_not_unsent__x6(
    enrolled: Workspace, usb: Path, sealed: str
) -> None:
    export_package(enrolled, usb)
    state = exchange_state(enrolled)
    assert is_enrolled(enrolled)
    assert (state.unsent, state.in_transit, state.returned) == (0, 1, 0)
    assert (state.oldest_unsent, state.oldest_in_transit) == (None, enrolled.clock())
    assert not state.may_clean_up
    assert [package.seq for package in state.outgoing] == [1]
    assert sealed


def test_the_last_sealed_inspection_stands_beside_the_new_one(
    county: Workspace, sealed: str, clock: Clock
) -> None:
    clock.forward(days=360)
    inspection = judged_inspection(county, started(county)).inspection
    earlier = earlier_inspection(county, inspection)
    assert earlier is not None
    assert earlier.id == sealed


def test_a_thumbnail_is_made_once(county: Workspace) -> None:
    use = PhotoUse(started(county), "T3-M01")
    sha256 = attach_photo(county, photo_of(county), use).attachment.photo.sha256
    picture = photo_thumbnail(county, sha256)
    assert picture.startswith(b"\xff\xd8")
    county.files.path_of(sha256).unlink()
    assert photo_thumbnail(county, sha256) == picture


def test_a_lost_photo_has_no_thumbnail(county: Workspace) -> None:
    assert photo_thumbnail(county, "0" * 64) == b""


def test_a_thumbnail_that_cannot_be_kept_is_shown_all_the_same(county: Workspace) -> None:
    use = PhotoUse(started(county), "T3-M01")
    sha256 = attach_photo(county, photo_of(county), use).attachment.photo.sha256
    kept = county.home / "thumbnails" / f"{sha256}.jpg"
    kept.unlink()
    kept.mkdir()
    assert photo_thumbnail(county, sha256).startswith(b"\xff\xd8")


def test_the_office_is_read_as_it_was_described(county: Workspace) -> None:
    assert described_office(county) == PRACTICE_OFFICE
