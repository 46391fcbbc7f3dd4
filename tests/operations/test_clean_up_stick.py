"""Nothing is offered for clean-up before a receipt (X6)."""

from pathlib import Path

import pytest

from desks import ready_to_seal
from inspector.operations.clean_up_stick import NothingToCleanUpError, clean_up_stick
from inspector.operations.exchange_state import exchange_state
from inspector.operations.export_package import export_package
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.storage.failures import StorageError
from operations.enrolling import answer, enrol_again, send


def test_only_what_a_receipt_confirmed_leaves_the_stick__x6(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    send(enrolled, province, usb)
    assert not exchange_state(enrolled).may_clean_up
    with pytest.raises(NothingToCleanUpError, match="没有省厅回执"):
        clean_up_stick(enrolled, usb)
    answer(enrolled, province, usb)
    assert exchange_state(enrolled).may_clean_up
    seal_inspection(enrolled, ready_to_seal(enrolled))
    waiting = export_package(enrolled, usb).packages[0].file
    (usb / "别人的文件.docx").write_bytes(b"x")
    before = {path.name for path in usb.iterdir()}
    cleaned = clean_up_stick(enrolled, usb)
    assert len(cleaned.removed) == 2
    assert cleaned.kept == 1
    assert {path.name for path in usb.iterdir()} == before - set(cleaned.removed)
    assert waiting.exists()


def test_packages_of_an_earlier_key_are_known_by_their_names(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    enrol_again(enrolled, province, usb)
    send(enrolled, province, usb)
    answer(enrolled, province, usb)
    assert any("-e2-" in name for name in clean_up_stick(enrolled, usb).removed)


def test_a_stick_that_is_not_there_is_told(enrolled: Workspace, usb: Path) -> None:
    with pytest.raises(StorageError):
        clean_up_stick(enrolled, usb / "没有")
