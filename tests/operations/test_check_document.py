"""The check of printed documents without a network (X3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from desks import Clock
from inspector.documents.code_reading import UnreadablePageError, codes_on_pages
from inspector.documents.rectification_order import RectificationOrder
from inspector.documents.registry import document_kinds
from inspector.imaging.refusal import NotAPhotoError
from inspector.operations import paper_codes
from inspector.operations.check_document import (
    CheckedPaper,
    PaperState,
    check_document,
)
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.paper_codes import UnreadableFileError
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.registry import known_papers
from inspector.operations.press import press_of
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from inspector.storage.documents import IssuedDocument
from operations.papers_at_hand import issued, pdf_of

A4_PIXELS: Final = 3500  # high: a phone that takes 12 megapixels


@pytest.fixture
def order(enrolled: Workspace, sealed: str) -> IssuedDocument:
    return issued(enrolled, sealed, "F05")


def checked(workspace: Workspace, folder: Path, pdf: bytes) -> CheckedPaper:
    file = folder / "文书.pdf"
    file.write_bytes(pdf)
    return check_document(workspace, file)


def photographed(
    folder: Path, pdf: bytes, change: Callable[[Image.Image], Image.Image] = lambda page: page
) -> Path:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=A4_PIXELS / page.get_height()).to_pil()
    page.close()
    document.close()
    file = folder / "photo.jpg"
    change(image).save(file, "JPEG", quality=80)
    return file


def forged(workspace: Workspace, order: IssuedDocument, **changes: object) -> bytes:
    """The order printed anew with changes, under the code of the true one."""
    with workspace.database.reading() as stored:
        wish = Wish(order.inspection_id, order.number, order.issued_at)
        occasion = gathered(workspace, stored, wish)
    content = known_papers()["F05"].accept(occasion, None)
    assert isinstance(content, RectificationOrder)
    (code,) = codes_on_pages(pdf_of(workspace, order))[0]
    altered = replace(content, **changes)  # type: ignore[arg-type]
    kind, press = document_kinds()["F05"], press_of(workspace)
    return kind.accept(altered, press, order.issued_at, coder=lambda _: code)


def test_what_was_issued_is_genuine_to_the_last_letter__x3(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    result = checked(enrolled, tmp_path, pdf_of(enrolled, order))
    assert result.state is PaperState.GENUINE
    assert result.code is not None
    assert (result.code.number, result.code.document) == (order.number, order.id)
    assert result.signer.startswith("149901-")
    assert "本机登记的状态：已签发。" in result.sentences
    assert "全部文字与签发时一致。" in result.sentences


def test_a_file_saved_anew_is_still_genuine(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(pdf_of(enrolled, order))) as document:
        document.save(saved, linearize=True)
    assert saved.getvalue() != pdf_of(enrolled, order)
    assert checked(enrolled, tmp_path, saved.getvalue()).state is PaperState.GENUINE


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "云岭民责改〔2026〕7号"}, "文号被改动"),
        ({"report_due": date(2026, 12, 9)}, "期限被改动"),
        ({"place": "云岭县示例路3号"}, "文字与签发时不一致"),
    ],
)
def test_one_digit_altered_is_said__x3(
    enrolled: Workspace,
    order: IssuedDocument,
    tmp_path: Path,
    changes: dict[str, object],
    sentence: str,
) -> None:
    result = checked(enrolled, tmp_path, forged(enrolled, order, **changes))
    assert result.state is PaperState.CHANGED
    assert any(sentence in one for one in result.sentences)
    assert "第一处不同" in result.sentences[-1]


def test_the_place_that_was_altered_is_shown_where_the_original_is_kept__x3(
    enrolled: Workspace, province: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    altered = forged(enrolled, order, report_due=date(2026, 12, 9))
    was, now = checked(enrolled, tmp_path, altered).sentences[-1].split("，现在是")
    assert "请于2026年12月8日" in was
    assert "请于2026年12月9日" in now
    assert not any("第一处" in one for one in checked(province, tmp_path, altered).sentences)
    enrolled.files.path_of(order.sha256).unlink()
    assert not any("第一处" in one for one in checked(enrolled, tmp_path, altered).sentences)


def test_a_page_of_another_document_is_named__x3(
    enrolled: Workspace, sealed: str, order: IssuedDocument, tmp_path: Path
) -> None:
    other = pdf_of(enrolled, issued(enrolled, sealed, "F09"))
    mixed, bare = BytesIO(), BytesIO()
    with pikepdf.open(BytesIO(pdf_of(enrolled, order))) as document:
        with pikepdf.open(BytesIO(other)) as foreign:
            document.pages.append(foreign.pages[0])
            document.save(mixed)
        document.pages.append(pikepdf.Page(document.add_blank_page(page_size=(595, 842)).obj))
        document.save(bare)
    pages = len(codes_on_pages(pdf_of(enrolled, order)))
    result = checked(enrolled, tmp_path, mixed.getvalue())
    assert result.state is PaperState.CHANGED
    assert result.sentences == (f"第{pages + 1}页的二维码属于另一份文书。",)
    result = checked(enrolled, tmp_path, bare.getvalue())
    assert f"第{pages + 2}页没有文书二维码，可能是换上去的。" in result.sentences


def test_a_photo_of_a_page_is_checked_however_it_is_turned__x3(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    def skewed(page: Image.Image) -> Image.Image:
        turned = page.rotate(17, expand=True, fillcolor=(190, 185, 170))
        return turned.filter(ImageFilter.GaussianBlur(1.2))

    file = photographed(tmp_path, pdf_of(enrolled, order), skewed)
    result = check_document(enrolled, file)
    assert result.state is PaperState.GENUINE
    assert any("逐字对照" in one for one in result.sentences)


def test_a_photo_with_two_documents_is_not_judged(
    enrolled: Workspace, sealed: str, order: IssuedDocument, tmp_path: Path
) -> None:
    other = pdf_of(enrolled, issued(enrolled, sealed, "F09"))
    pages = [
        Image.open(BytesIO(photographed(tmp_path, pdf).read_bytes()))
        for pdf in (pdf_of(enrolled, order), other)
    ]
    both = Image.new("RGB", (pages[0].width * 2, pages[0].height))
    for number, page in enumerate(pages):
        both.paste(page, (number * page.width, 0))
    file = tmp_path / "both.jpg"
    both.save(file)
    result = check_document(enrolled, file)
    assert result.state is PaperState.CHANGED
    assert "不同文书" in result.sentences[0]


def test_a_voided_document_is_withdrawn_with_its_day_and_successor__x3(
    enrolled: Workspace, sealed: str, order: IssuedDocument, tmp_path: Path, clock: Clock
) -> None:
    clock.forward(days=3)
    void_document(enrolled, order.id, "联系电话有误")
    pdf = pdf_of(enrolled, order)
    result = checked(enrolled, tmp_path, pdf)
    assert result.state is PaperState.WITHDRAWN
    assert result.withdrawn_on == date(2026, 11, 26)
    assert result.sentences == ("这份文书已经作废，理由：联系电话有误。",)
    successor = issued(enrolled, sealed, "F05")
    result = checked(enrolled, tmp_path, pdf)
    assert f"现行有效的是：{successor.number}。" in result.sentences


def test_the_province_checks_what_it_received(
    enrolled: Workspace,
    province: Workspace,
    order: IssuedDocument,
    tmp_path: Path,
    usb: Path,
    clock: Clock,
) -> None:
    pdf = pdf_of(enrolled, order)
    early = checked(province, tmp_path, pdf)
    assert early.state is PaperState.GENUINE
    assert any("没有登记这份文书" in one for one in early.sentences)
    void_document(enrolled, order.id, "联系电话有误")
    for package in export_package(enrolled, usb).packages:
        import_package(province, package.file)
    late = checked(province, tmp_path, pdf)
    assert (late.state, late.withdrawn_on) == (PaperState.WITHDRAWN, date(2026, 11, 23))


def test_a_broken_or_forged_code_is_changed(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    (code,) = codes_on_pages(pdf_of(enrolled, order))[0]
    kind, press = document_kinds()["F05"], press_of(enrolled)
    with enrolled.database.reading() as stored:
        occasion = gathered(enrolled, stored, Wish(order.inspection_id, "x", order.issued_at))
    content = known_papers()["F05"].accept(occasion, None)
    cut = kind.accept(content, press, order.issued_at, coder=lambda _: code[:-6])
    result = checked(enrolled, tmp_path, cut)
    assert (result.state, result.code) == (PaperState.CHANGED, None)
    assert "不完整" in result.sentences[0]
    last = "000" if code[-3:] != "000" else "100"
    false = kind.accept(content, press, order.issued_at, coder=lambda _: code[:-3] + last)
    result = checked(enrolled, tmp_path, false)
    assert (result.state, result.code) == (PaperState.CHANGED, None)
    assert "伪造" in result.sentences[0]


def test_what_carries_no_code_is_told(
    enrolled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = enrolled.resources / "practice" / "photos" / "front.jpg"
    assert check_document(enrolled, plain).state is PaperState.NO_CODE
    with pytest.raises(UnreadablePageError, match="打不开"):
        checked(enrolled, tmp_path, b"%PDF-1.7 nothing")
    with pytest.raises(NotAPhotoError):
        checked(enrolled, tmp_path, b"words")
    with pytest.raises(UnreadableFileError, match="打不开"):
        check_document(enrolled, tmp_path / "没有.pdf")
    monkeypatch.setattr(paper_codes, "_LARGEST", 10)
    with pytest.raises(UnreadableFileError, match="太大"):
        check_document(enrolled, plain)


def test_a_book_of_pages_is_not_searched(tmp_path: Path, enrolled: Workspace) -> None:
    book = BytesIO()
    with pikepdf.new() as document:
        for _ in range(501):
            document.add_blank_page()
        document.save(book)
    with pytest.raises(UnreadablePageError, match="超过500页"):
        checked(enrolled, tmp_path, book.getvalue())
