"""The photographed answer slip finds its findings (X14)."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from desks import BLOCKED, Clock, ready_to_seal, staffed_county
from inspector.documents.code_pattern import qr_pattern
from inspector.exchange.slip_code import SLIP_PREFIX, slip_code
from inspector.imaging.refusal import NotAPhotoError
from inspector.operations.changes import Changed
from inspector.operations.export_package import export_package
from inspector.operations.file_slip import NotASlipError, file_slip
from inspector.operations.filed_slips import filed_slips
from inspector.operations.import_package import import_package
from inspector.operations.kept_page import PageUnreadableError
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import issued, pdf_of
from ready_desks import Reached, reached_by

FINDINGS = ("f-t1-c09", "f-t1-c10", "f-t1-c12")
Change = Callable[[Image.Image], Image.Image]


@cache
def served() -> tuple[Reached, list[Image.Image]]:
    """An order and its slip were issued; the slip's pages as pictures."""
    drawn: list[Image.Image] = []

    def work(county: Workspace) -> str:
        made = ready_to_seal(county, failed=(BLOCKED, "T1-C10", "T1-C12"))
        seal_inspection(county, made)
        issued(county, made, "F05")
        document = pypdfium2.PdfDocument(pdf_of(county, issued(county, made, "F06")))
        drawn.extend(page.render(scale=200 / 72).to_pil() for page in document)
        document.close()
        return made

    return reached_by(work, enrolled=True), drawn


@pytest.fixture
def ready() -> Reached:
    return served()[0]


@pytest.fixture
def inspection(enrolled: Workspace, ready: Reached) -> str:
    return ready.sealed


@pytest.fixture
def pages() -> list[Image.Image]:
    return served()[1]


def saved(folder: Path, picture: Image.Image, name: str = "slip.jpg") -> Path:
    picture.convert("RGB").save(folder / name, "JPEG", quality=70)
    return folder / name


def dirty(page: Image.Image) -> Image.Image:
    """Coffee, a thumb, pencil over the code's edge, a crease."""
    pen = ImageDraw.Draw(page)
    width, height = page.size
    pen.ellipse(
        (width * 0.2, height * 0.3, width * 0.6, height * 0.6), outline=(150, 110, 60), width=14
    )
    pen.line((0, height * 0.5, width, height * 0.52), fill=(120, 120, 120), width=5)
    for at in range(12):
        pen.line((width * 0.82, 60 * at, width * 0.88, 60 * at + 25), fill=(90, 90, 90), width=3)
    return page.filter(ImageFilter.GaussianBlur(1.5))


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page,
        lambda page: page.rotate(90, expand=True, fillcolor=(170, 160, 150)),
        lambda page: page.rotate(203, expand=True, fillcolor=(170, 160, 150)),
        lambda page: page.rotate(-31, expand=True, fillcolor=(60, 60, 70)),
        lambda page: page.filter(ImageFilter.GaussianBlur(2.4)),
        lambda page: page.resize((page.width // 2, page.height // 2)),
        lambda page: dirty(page.copy()),
        lambda page: dirty(page.copy()).rotate(11, expand=True, fillcolor=(170, 160, 150)),
    ],
    ids=["plain", "lying", "upside-down", "turned", "blurred", "small", "dirty", "dirty-turned"],
)
def test_a_page_is_filed_under_its_findings_however_it_looks__x14(
    enrolled: Workspace, inspection: str, pages: list[Image.Image], tmp_path: Path, change: Change
) -> None:
    filed = [
        finding.id
        for number, page in enumerate(pages)
        for finding in file_slip(enrolled, saved(tmp_path, change(page), f"{number}.jpg")).findings
    ]
    assert sorted(filed) == sorted(FINDINGS)
    with enrolled.database.reading() as stored:
        rows = filed_slips(stored, inspection)
    assert sorted(one for row in rows for one in row.findings) == sorted(FINDINGS)
    assert all(not enrolled.files.missing([row.photo.sha256]) for row in rows)


def test_a_part_of_a_page_is_filed_under_what_it_shows__x14(
    enrolled: Workspace, pages: list[Image.Image], tmp_path: Path
) -> None:
    page = pages[0]
    upper = page.crop((0, 0, page.width, page.height // 2))
    (finding,) = file_slip(enrolled, saved(tmp_path, upper)).findings
    assert finding.id == FINDINGS[0]
    left = page.crop((0, 0, page.width // 2, page.height // 2))
    with pytest.raises(NotASlipError, match="没有读到"):
        file_slip(enrolled, saved(tmp_path, left))


def test_filing_twice_changes_nothing(
    enrolled: Workspace, inspection: str, pages: list[Image.Image], tmp_path: Path
) -> None:
    file = saved(tmp_path, pages[0])
    assert file_slip(enrolled, file).changed == Changed.PHOTOS | Changed.PACKAGES
    assert file_slip(enrolled, file).changed is Changed.NOTHING
    with enrolled.database.reading() as stored:
        assert len(filed_slips(stored, inspection)) == 1


def test_the_province_gets_the_slip_with_the_next_package(
    enrolled: Workspace,
    province: Workspace,
    inspection: str,
    pages: list[Image.Image],
    tmp_path: Path,
    usb: Path,
) -> None:
    photo = file_slip(enrolled, saved(tmp_path, pages[0])).photo
    for package in export_package(enrolled, usb).packages:
        import_package(province, package.file)
    with province.database.reading() as stored:
        (row,) = filed_slips(stored, inspection)
        assert stored.photos.get(photo.sha256) == photo
    assert row.photo == photo
    assert not province.files.missing([photo.sha256])
    with pytest.raises(NotASlipError, match="请在那台电脑上归档"):
        file_slip(province, saved(tmp_path, pages[0]))


@pytest.fixture
def stranger(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = staffed_county(tmp_path / "stranger", clock)
    yield workspace
    workspace.database.close()


def test_a_foreign_slip_is_refused__x14(
    enrolled: Workspace, stranger: Workspace, pages: list[Image.Image], tmp_path: Path
) -> None:
    with pytest.raises(NotASlipError, match="不是本机签发的通知书"):
        file_slip(stranger, saved(tmp_path, pages[0]))


def page_with(*codes: str) -> Image.Image:
    page = Image.new("L", (1200, 600), 255)
    for number, code in enumerate(codes):
        pattern = qr_pattern(code)
        drawn = Image.new("L", (len(pattern), len(pattern)), 255)
        drawn.putdata([0 if dark else 255 for row in pattern for dark in row])
        page.paste(drawn.resize((400, 400), Image.Resampling.NEAREST), (50 + 600 * number, 100))
    return page


def test_codes_that_do_not_belong_together_are_refused(
    enrolled: Workspace, inspection: str, tmp_path: Path
) -> None:
    with enrolled.database.reading() as stored:
        order = stored.documents.of_inspection(inspection)[0].id
    true = slip_code(order, FINDINGS[0])
    for codes, words in (
        ((true, slip_code("ab" * 16, FINDINGS[0])), "不同通知书"),
        ((true, slip_code(order, "f-of-another")), "不在通知书"),
        ((SLIP_PREFIX + "BB8",), "伪造或者损坏"),
        (("SXD1:ABC",), "没有读到"),
    ):
        with pytest.raises(NotASlipError, match=words):
            file_slip(enrolled, saved(tmp_path, page_with(*codes)))


def test_a_file_that_is_no_photo_is_told(enrolled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PageUnreadableError, match="打不开"):
        file_slip(enrolled, tmp_path / "没有.jpg")
    words = tmp_path / "words.jpg"
    words.write_text("words")
    with pytest.raises(NotAPhotoError):
        file_slip(enrolled, words)
