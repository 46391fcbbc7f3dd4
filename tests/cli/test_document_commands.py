"""The commands about documents, as a person would call them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from PIL import Image

from desks import Clock, staffed_county, started
from inspector.operations.issue_document import issue_document
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from inspector.startup import open_workspace
from ready_desks import sealed_county

Run = Callable[..., Any]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "county"


def opened(home: Path) -> Workspace:
    return replace(open_workspace(home, None), clock=Clock())


@pytest.fixture
def inspection(home: Path) -> str:
    county, sealed = sealed_county(home, Clock())
    county.database.close()
    return sealed


@pytest.fixture
def order(home: Path, inspection: str, run: Run) -> Any:
    return run("document", "issue", inspection, "F05", home=home, as_json=True).data


def test_a_document_is_issued_listed_rendered_and_checked(
    home: Path, inspection: str, order: Any, run: Run, tmp_path: Path
) -> None:
    assert order["number"] == "云岭民责改〔2026〕1号"
    assert order["number"] in run("document", "list", home=home).out
    assert "责令改正通知书" in run("document", "list", inspection, home=home).out
    pdf = tmp_path / "order.pdf"
    assert run("document", "render", order["number"], "--to", pdf, home=home).code == 0
    said = run("document", "check", pdf, home=home)
    assert said.code == 0
    for words in ("核验结果：真实", order["number"], "全部文字与签发时一致"):
        assert words in said.out


def test_a_document_is_signed_and_its_change_is_named(
    home: Path, inspection: str, run: Run, tmp_path: Path
) -> None:
    signed = run("document", "issue", inspection, "F05", "--sign", home=home, as_json=True).data
    pdf = tmp_path / "order.pdf"
    run("document", "render", signed["id"], "--to", pdf, home=home)
    assert "数字签名有效" in run("document", "check", pdf, home=home).out
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    said = run("document", "check", pdf, home=home)
    assert (said.code, "签名以后被改动" in said.out) == (1, True)


def test_a_voided_document_fails_the_check_with_its_day(
    home: Path, order: Any, run: Run, tmp_path: Path
) -> None:
    county = opened(home)
    void_document(county, order["id"], "联系电话有误")
    county.database.close()
    pdf = tmp_path / "order.pdf"
    run("document", "render", order["id"], "--to", pdf, home=home)
    said = run("document", "check", pdf, home=home)
    assert said.code == 1
    assert "核验结果：已作废（2026年11月23日作废）" in said.out
    assert "联系电话有误" in run("document", "list", home=home).out
    data = run("document", "check", pdf, home=home, as_json=True).data
    assert (data["state"], data["number"]) == ("withdrawn", order["number"])


def test_what_a_paper_asks_for_comes_from_a_file(home: Path, run: Run, tmp_path: Path) -> None:
    county = staffed_county(home, Clock())
    draft = started(county, "T1")
    county.database.close()
    assert (
        "F02　行政检查通知书（封存前）　要填：period（检查时间，必填）、"
        in run("document", "kinds", home=home).out
    )
    said = run("document", "issue", draft, "F02", home=home)
    assert said.code == 1
    assert "检查时间" in said.err
    details = tmp_path / "notice.toml"
    details.write_text('period = "2026年11月23日9时"\n', "utf-8")
    said = run("document", "issue", draft, "F02", "--details", details, home=home)
    assert "云岭民检通〔2026〕1号" in said.out
    file = tmp_path / "notice.docx"
    said = run(
        "document", "draft", draft, "--kind", "F02", "--details", details, "--to", file, home=home
    )
    assert said.code == 0
    assert Document(str(file)).paragraphs[1].text == "行政检查通知书（草稿）"


def test_an_issued_document_becomes_a_draft(
    home: Path, order: Any, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "order.docx"
    said = run("document", "draft", order["id"], "--to", file, home=home)
    assert f"草稿已写到：{file}" in said.out
    assert file.read_bytes().startswith(b"PK")


def test_a_document_is_previewed_served_replaced_and_voided(
    home: Path, inspection: str, order: Any, run: Run, tmp_path: Path
) -> None:
    pdf = tmp_path / "preview.pdf"
    said = run("document", "preview", inspection, "F05", "--to", pdf, home=home)
    assert "没有签发" in said.out
    assert pdf.read_bytes().startswith(b"%PDF")
    served = ("document", "serve", order["number"], "直接送达，示例丙签收", "--at")
    assert "写法不对" in run(*served, "昨天", home=home).err
    assert "早于签发时间" in run(*served, "2020-03-05T10:42", home=home).err
    said = run("document", "replace", order["number"], "联系电话有误", home=home)
    assert f"{order['number']} 已作废，新的是 云岭民责改〔2026〕2号。" in said.out
    said = run("document", "void", "云岭民责改〔2026〕2号", "问题已当场改正", home=home)
    assert "已作废：云岭民责改〔2026〕2号" in said.out


def test_numbers_keep_to_the_block(home: Path, inspection: str, run: Run) -> None:
    assert "没有号段" in run("document", "numbers", home=home).out
    said = run("document", "numbers", "--from", 301, "--to", 301, home=home)
    assert "301—301" in said.out
    first = run("document", "issue", inspection, "F03", home=home)
    assert "云岭民检录〔2026〕301号" in first.out
    second = run("document", "issue", inspection, "F03", home=home)
    assert (second.code, "已经用完" in second.err) == (1, True)
    assert "没有号段" in run("document", "numbers", "--clear", home=home).out


def test_a_slip_is_filed_once(home: Path, inspection: str, run: Run, tmp_path: Path) -> None:
    county = opened(home)
    issue_document(county, inspection, "F05")
    slip = issue_document(county, inspection, "F06").document
    with county.files.open(slip.sha256) as source:
        document = pypdfium2.PdfDocument(source.read())
    photo = tmp_path / "slip.jpg"
    page = document[0]
    page.render(scale=2.5).to_pil().save(photo)
    page.close()
    document.close()
    county.database.close()
    said = run("document", "slip", photo, home=home)
    assert "已归到通知书 云岭民责改〔2026〕1号 的1项问题：" in said.out
    assert "没有重复" in run("document", "slip", photo, home=home).out
    assert run("document", "slip", tmp_path / "没有.jpg", home=home).code == 1


def test_printing_needs_a_printer_and_says_so(
    home: Path, order: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    said = run("document", "printers", home=home)
    assert (said.code, "CUPS" in said.err) == (1, True)
    for name, text in (("lp", "cat >/dev/null"), ("lpstat", "echo office")):
        (tools / name).write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin\n{text}\n")
        (tools / name).chmod(0o755)
    assert run("document", "printers", home=home).out == "office（默认）\n"
    said = run("document", "print", order["number"], "--copies", 2, "--duplex", home=home)
    assert said.out == f"已交给打印机：{order['number']}\n"
    said = run("document", "print", order["id"], "--pages", "x", "--dpi", 600, home=home)
    assert "打印范围“x”写法不对" in said.err
    (tools / "lpstat").write_text("#!/bin/sh\n")
    assert "没有找到打印机" in run("document", "printers", home=home).out


def test_the_report_on_a_year_is_written(
    home: Path, inspection: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    assert run("document", "report", 2026, "--to", file, home=home).code == 0
    assert file.read_bytes().startswith(b"%PDF-")
    said = run("document", "receipt", "x", 1, "--to", file, home=home)
    assert (said.code, "省厅" in said.err) == (1, True)


def test_a_signed_page_is_bound_to_its_document(
    home: Path, order: Any, run: Run, tmp_path: Path
) -> None:
    photo = tmp_path / "signed.jpg"
    Image.new("RGB", (400, 300), "white").save(photo)
    said = run("document", "signed", order["id"], photo, home=home)
    assert said.out == "signed.jpg：已归档（没有读到二维码，请自行核对是不是这份文书）。\n"
    assert "没有重复" in run("document", "signed", order["id"], photo, home=home).out
    assert run("document", "signed", "nowhere", photo, home=home).code == 1
