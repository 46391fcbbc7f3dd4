"""The paper receipt of a package, and the report on a year."""

from pathlib import Path

import pytest

from desks import Clock, ready_to_seal
from inspector.documents.code_reading import codes_on_pages
from inspector.documents.printed_text import printed_text
from inspector.exchange.receipt import open_slip
from inspector.operations.export_package import export_package
from inspector.operations.identity import NotEnrolledError, held_trust
from inspector.operations.import_package import import_package
from inspector.operations.print_receipt import NoSuchPackageError, print_receipt
from inspector.operations.report_year import report_year
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import issued


def test_the_receipt_tells_its_cases_and_carries_a_signed_slip(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path, tmp_path: Path
) -> None:
    issued(enrolled, sealed, "F05")
    (package,) = export_package(enrolled, usb).packages
    device = import_package(province, package.file).sender
    file = tmp_path / "receipt.pdf"
    print_receipt(province, device, 1, file)
    pdf = file.read_bytes()
    text = printed_text(pdf)
    for words in ("云岭县示例敬老院", "已接收", device, "山西省民政厅", "2026年11月23日"):
        assert words in text
    assert "照片1张" not in text
    with province.database.reading() as stored:
        trust = held_trust(stored)
        (photo, *_) = stored.photos.all_hashes()
    (code,) = {code for page in codes_on_pages(pdf) for code in page}
    slip = open_slip(code.encode("ascii"), trust)
    assert (slip.to, slip.seq, slip.status) == (device, 1, "accepted")
    province.files.path_of(photo).unlink()
    print_receipt(province, device, 1, file)
    assert "照片1张" in printed_text(file.read_bytes())
    with pytest.raises(NoSuchPackageError, match="第2号"):
        print_receipt(province, device, 2, file)
    with pytest.raises(NotEnrolledError):
        print_receipt(enrolled, device, 1, file)


def test_the_report_counts_the_sealed_inspections_of_the_year(
    county: Workspace, sealed: str, tmp_path: Path, clock: Clock
) -> None:
    second = ready_to_seal(county)
    seal_inspection(county, second)
    file = tmp_path / "report.pdf"
    report_year(county, 2026, file)
    text = printed_text(file.read_bytes())
    for words in (
        "2026年度养老机构检查工作报告",
        "检查养老机构1家2次",
        "发现问题2项",
        "年度抽查",
        "T1-C09",
    ):
        assert words in text
    assert "T1-A01" not in text
    report_year(county, 2025, file)
    text_before = printed_text(file.read_bytes())
    assert "没有可以统计的检查。" in text_before
    assert "没有不符合的检查事项。" in text_before
