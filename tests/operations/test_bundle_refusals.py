"""When no evidence bundle is made, nothing of it is left."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desks import started
from inspector.errors import UserError
from inspector.exchange.keys import generate_signer
from inspector.operations import bundle_evidence as operation
from inspector.operations.bundle_evidence import BundleOrder, bundle_evidence
from inspector.operations.evidence.gathering import NoBundleError
from inspector.operations.workspace import Workspace
from inspector.progress import Cancelled
from operations.bundles import Office, order


def test_a_draft_has_no_bundle(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="还没有封存"):
        bundle_evidence(office.county, order(started(office.county, "T1")), usb)


def test_a_purpose_must_be_told(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="用途"):
        bundle_evidence(office.county, order(office.sealed, "  "), usb)


def nothing_left(usb: Path) -> bool:
    return not [path for path in usb.iterdir() if "证据包" in path.name]


def test_a_lost_or_changed_original_stops_the_bundle__p4(
    county: Workspace, sealed: str, usb: Path
) -> None:
    original = next(path for path in (county.home / "files").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"changed")
    with pytest.raises(NoBundleError, match="从备份恢复"):
        bundle_evidence(county, order(sealed), usb)
    original.unlink()
    with pytest.raises(NoBundleError, match="从备份恢复"):
        bundle_evidence(county, order(sealed), usb)
    assert nothing_left(usb)


def test_a_bundle_that_is_there_is_not_overwritten(office: Office, usb: Path) -> None:
    day, inspection = office.county.today, office.sealed[:8]
    (usb / f"证据包-{day:%Y%m%d}-{inspection}-2").mkdir()
    with pytest.raises(NoBundleError, match="已在所选文件夹中"):
        bundle_evidence(office.county, order(office.sealed), usb)


def test_a_folder_that_is_not_there_is_told(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="不存在"):
        bundle_evidence(office.county, order(office.sealed), usb / "gone")


def test_a_full_medium_is_told_before_anything_is_written(
    office: Office, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(usb)._replace(free=1000)
    monkeypatch.setattr(operation.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NoBundleError, match="剩余空间不足"):
        bundle_evidence(office.county, order(office.sealed), usb)
    assert nothing_left(usb)


def test_a_medium_that_fails_leaves_nothing(
    office: Office, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(operation, "write_archive", full)
    with pytest.raises(UserError, match="磁盘空间不足"):
        bundle_evidence(office.county, order(office.sealed), usb)
    assert nothing_left(usb)


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_cancelling_at_any_step_leaves_nothing_and_no_line(
    step: int, office: Office, usb: Path
) -> None:
    with office.county.database.reading() as stored:
        before = stored.journal.head()
    told: list[float] = []

    def cancel(_: str, fraction: float) -> None:
        told.append(fraction)
        if len(told) > step:
            raise Cancelled

    with pytest.raises(Cancelled):
        bundle_evidence(office.county, order(office.sealed), usb, cancel)
    with office.county.database.reading() as stored:
        assert stored.journal.head() == before
    assert nothing_left(usb)


def test_progress_grows_from_nothing_to_all(county: Workspace, sealed: str, usb: Path) -> None:
    told: list[float] = []
    bundle_evidence(county, order(sealed), usb, lambda _, fraction: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_device_without_key_cannot_sign(office: Office, usb: Path) -> None:
    with pytest.raises(NoBundleError, match="还没有签名密钥"):
        bundle_evidence(replace(office.county, signer=None), order(office.sealed), usb)


def test_a_record_signed_by_an_unknown_key_is_not_bundled(office: Office, usb: Path) -> None:
    stranger = replace(office.county, signer=generate_signer())
    with pytest.raises(NoBundleError, match="不在本机"):
        bundle_evidence(stranger, order(office.sealed), usb)


def test_who_is_no_inspector_of_this_visit_is_named_by_number(
    county: Workspace, sealed: str, usb: Path
) -> None:
    made = bundle_evidence(county, BundleOrder(sealed, "行政复议", "YL-9999"), usb)
    assert "Contact-Name: YL-9999\n" in (made.folder / "bag-info.txt").read_text("utf-8")
