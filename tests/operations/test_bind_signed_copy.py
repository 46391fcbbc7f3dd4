"""Pages that came back signed lie with their document, here and at the province."""

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desks import ready_to_seal
from inspector.imaging.refusal import NotAPhotoError
from inspector.operations.bind_signed_copy import (
    ForeignPageError,
    bind_signed_copy,
    signed_copies,
    signed_pages,
)
from inspector.operations.changes import Changed
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.kept_page import PageUnreadableError
from inspector.operations.own_document import NotOwnDocumentError
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.storage.documents import IssuedDocument
from operations.papers_at_hand import issued, pdf_of
from ready_desks import Reached, reached_by


@cache
def with_papers() -> tuple[Reached, dict[str, Image.Image]]:
    """A record and an order were issued; their first pages as pictures."""
    pages: dict[str, Image.Image] = {}

    def work(county: Workspace) -> str:
        inspection = ready_to_seal(county)
        seal_inspection(county, inspection)
        for code in ("F03", "F05"):
            document = pypdfium2.PdfDocument(pdf_of(county, issued(county, inspection, code)))
            pages[code] = document[0].render(scale=200 / 72).to_pil()
            document.close()
        return inspection

    return reached_by(work, enrolled=True), pages


@pytest.fixture
def ready() -> Reached:
    return with_papers()[0]


@pytest.fixture
def order(enrolled: Workspace, ready: Reached) -> IssuedDocument:
    with enrolled.database.reading() as stored:
        documents = stored.documents.of_inspection(ready.sealed)
    return next(one for one in documents if one.kind == "F05")


def photo(folder: Path, code: str, *, whole: bool = True) -> Path:
    page = with_papers()[1][code]
    shown = page if whole else page.crop((0, 0, page.width, page.height // 2))
    file = folder / f"{code}.jpg"
    shown.convert("RGB").save(file, "JPEG", quality=70)
    return file


def test_a_signed_page_is_recognised_and_travels(
    enrolled: Workspace, province: Workspace, order: IssuedDocument, tmp_path: Path, usb: Path
) -> None:
    file = photo(tmp_path, "F05")
    bound = bind_signed_copy(enrolled, order.id, file)
    assert bound.recognised
    assert bound.changed == Changed.DOCUMENTS | Changed.PHOTOS | Changed.PACKAGES
    assert bind_signed_copy(enrolled, order.id, file).changed is Changed.NOTHING
    for package in export_package(enrolled, usb).packages:
        import_package(province, package.file)
    with province.database.reading() as stored:
        (row,) = signed_copies(stored, order.id)
        assert (row.photo, row.recognised) == (bound.photo, True)
    with province.files.open(bound.photo.sha256) as kept:
        assert kept.read() == file.read_bytes()
    with pytest.raises(NotOwnDocumentError):
        bind_signed_copy(province, order.id, file)


def test_a_page_without_a_code_is_kept_for_a_person_to_compare(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    bound = bind_signed_copy(enrolled, order.id, photo(tmp_path, "F05", whole=False))
    assert not bound.recognised
    with enrolled.database.reading() as stored:
        assert [one.recognised for one in signed_copies(stored, order.id)] == [False]


def test_signed_pages_are_looked_at_one_after_the_other(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    assert signed_pages(enrolled, order.id) == b""
    bind_signed_copy(enrolled, order.id, photo(tmp_path, "F05"))
    bind_signed_copy(enrolled, order.id, photo(tmp_path, "F05", whole=False))
    document = pypdfium2.PdfDocument(signed_pages(enrolled, order.id))
    heights = [round(page.get_height() / page.get_width(), 2) for page in document]
    document.close()
    assert heights == [1.41, 0.71]


def test_a_page_signed_on_the_screen_comes_in_no_file(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    page = photo(tmp_path, "F05").read_bytes()
    assert bind_signed_copy(enrolled, order.id, page).recognised


def test_a_page_of_another_document_is_refused(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    with pytest.raises(ForeignPageError, match=order.number):
        bind_signed_copy(enrolled, order.id, photo(tmp_path, "F03"))
    with enrolled.database.reading() as stored:
        assert signed_copies(stored, order.id) == ()


def test_what_is_no_photo_is_told(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    with pytest.raises(PageUnreadableError, match="打不开"):
        bind_signed_copy(enrolled, order.id, tmp_path / "没有.jpg")
    words = tmp_path / "words.jpg"
    words.write_text("不是照片", "utf-8")
    with pytest.raises(NotAPhotoError):
        bind_signed_copy(enrolled, order.id, words)
