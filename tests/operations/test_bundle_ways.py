"""The custody in an evidence bundle tells where the photos went."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock
from inspector.errors import UserError
from inspector.operations.bundle_evidence import bundle_evidence
from inspector.operations.evidence.journeys import journeys_of
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.workspace import Workspace
from operations.bundles import custody_deeds, order, verified


def test_custody_tells_the_way_to_the_province_and_earlier_bundles(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path, clock: Clock
) -> None:
    (package,) = export_package(enrolled, usb).packages
    sent = bundle_evidence(enrolled, order(sealed), usb)
    assert "装入数据包送出" in custody_deeds(sent)
    assert "省厅确认收到" not in custody_deeds(sent)
    clock.forward(days=1)
    import_package(province, package.file)
    clock.forward(days=1)
    (receipt,) = write_receipts(province, usb)
    import_package(enrolled, receipt.file)
    second = bundle_evidence(enrolled, order(sealed, "行政诉讼"), usb)
    assert second.number != sent.number
    deeds = custody_deeds(second)
    photos = deeds.count("拍摄")
    assert photos >= 2
    for deed in ("入库", "随检查封存", "装入数据包送出", "省厅确认收到"):
        assert deeds.count(deed) == photos
    assert deeds.count("装入证据包") == 2 * photos
    done = verified(second.folder)
    assert done.returncode == 0, done.stderr
    assert "有省厅的授权" in done.stdout
    assert "省厅根密钥的核对码" in done.stdout


def test_another_package_does_not_count_as_a_way_of_these_photos(
    enrolled: Workspace, sealed: str, usb: Path
) -> None:
    export_package(enrolled, usb)
    bundle_evidence(enrolled, order(sealed), usb)
    export_package(enrolled, usb)  # the line about the bundle goes in a package of its own
    with enrolled.database.reading() as stored:
        assert len(journeys_of(stored, sealed, "")) == 1
        assert len(stored.packages.outgoing()) == 2


def test_a_package_that_was_not_written_carried_nothing(
    enrolled: Workspace, sealed: str, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise UserError("优盘坏了。")

    monkeypatch.setattr("inspector.operations.export_package.write_package", broken)
    with pytest.raises(UserError, match="优盘坏了"):
        export_package(enrolled, usb)
    with enrolled.database.reading() as stored:
        assert len(stored.packages.outgoing()) == 1
        assert journeys_of(stored, sealed, "") == ()


def test_the_province_bundles_what_it_received_and_knows_the_countys_bundles(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    bundle_evidence(enrolled, order(sealed), usb)
    (package,) = export_package(enrolled, usb).packages
    import_package(province, package.file)
    made = bundle_evidence(replace(province, signer=None), order(sealed), usb)
    done = verified(made.folder)
    assert done.returncode == 0, done.stderr
    custody = (made.folder / "data/custody.jsonl").read_text("utf-8")
    assert "第 1 号数据包" in custody
    assert custody_deeds(made).count("装入证据包") == 2 * custody_deeds(made).count("拍摄")
    with province.database.reading() as stored:
        origin = stored.records.of_inspection(sealed)[0].origin
        assert journeys_of(stored, "another", origin) == ()
