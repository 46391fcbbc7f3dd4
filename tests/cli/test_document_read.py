"""Reading papers by their codes from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desks import Clock
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.print_receipt import print_receipt
from inspector.operations.workspace import Workspace
from ready_desks import copied, reached

Run = Callable[..., Any]


def written(workspace: Workspace, sha256: str, file: Path) -> bytes:
    with workspace.files.open(sha256) as source:
        file.write_bytes(source.read())
    return file.read_bytes()


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """An order, the photo of its answer slip, and the receipt of a package."""
    ready, clock = reached(enrolled=True, sealed=True), Clock()
    county = copied(ready, "county", tmp_path / "county", clock)
    province = copied(ready, "province", tmp_path / "province", clock)
    inspection = ready.sealed
    kinds = ("order", "slip", "receipt")
    papers = {name: tmp_path / f"{name}.pdf" for name in kinds}
    for code, name in (("F05", "order"), ("F06", "slip")):
        document = issue_document(county, inspection, code).document
        pdf = written(county, document.sha256, papers[name])
    pages = pypdfium2.PdfDocument(pdf)
    papers["slip"] = tmp_path / "slip.jpg"
    page = pages[0]
    page.render(scale=2.5).to_pil().save(papers["slip"])
    page.close()
    pages.close()
    (package,) = export_package(county, tmp_path).packages
    print_receipt(province, import_package(province, package.file).sender, 1, papers["receipt"])
    for workspace in (county, province):
        workspace.database.close()
    return papers


def test_a_paper_is_read_for_what_it_is(papers: dict[str, Path], run: Run, tmp_path: Path) -> None:
    home = tmp_path / "county"
    assert "核验结果：真实" in run("document", "read", papers["order"], home=home).out
    assert "已归到通知书" in run("document", "read", papers["slip"], home=home).out
    said = run("document", "read", papers["receipt"], home=home)
    assert "回执已登记：第1号数据包，省厅已接收，记录" in said.out
    assert "没有重复" in run("document", "read", papers["receipt"], home=home).out
    data = run("document", "read", papers["receipt"], home=home, as_json=True).data
    assert data == {"package": 1, "status": "accepted", "missing": 0}
