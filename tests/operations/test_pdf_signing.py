"""The signature of a PDF file: every change of the file is named (F5)."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from desks import Clock
from inspector.documents.code_reading import codes_on_pages
from inspector.documents.printed_text import printed_text
from inspector.documents.signature_field import BrokenSignatureError, signature_in
from inspector.errors import UserError
from inspector.exchange.keys import Signer, generate_signer
from inspector.operations.check_document import CheckedPaper, PaperState, check_document
from inspector.operations.issue_document import issue_document
from inspector.operations.pdf_signing import NoPdfKeyError, pdf_signature, signed_pdf
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import issued, pdf_of


@pytest.fixture
def order(enrolled: Workspace, sealed: str) -> bytes:
    """A signed order."""
    return pdf_of(enrolled, issue_document(enrolled, sealed, "F05", sign=True).document)


def checked(workspace: Workspace, folder: Path, pdf: bytes) -> CheckedPaper:
    file = folder / "文书.pdf"
    file.write_bytes(pdf)
    return check_document(workspace, file)


def test_a_signed_order_stays_pdf_a_with_its_text_and_codes(
    enrolled: Workspace, sealed: str, order: bytes, tmp_path: Path
) -> None:
    findings = validate_written(BytesIO(order), "2b").findings
    assert [(one.kind, "/AcroForm" in one.message) for one in findings] == [("unsupported", True)]
    plain = pdf_of(enrolled, issued(enrolled, sealed, "F05"))
    assert printed_text(order).replace("1号", "2号") == printed_text(plain).replace("1号", "2号")
    assert all(len(page) == 1 for page in codes_on_pages(order))
    assert signature_in(plain) is None
    result = checked(enrolled, tmp_path, order)
    assert result.state is PaperState.GENUINE
    assert "数字签名有效" in result.sentences[-1]
    assert "不是国密电子印章" in result.sentences[-1]
    assert "数字签名" not in "".join(checked(enrolled, tmp_path, plain).sentences)


def test_any_changed_byte_is_named(enrolled: Workspace, order: bytes, tmp_path: Path) -> None:
    """The signature is looked at for many places, those of its own among them."""
    chance = random.Random(9)
    start = order.index(b"/ByteRange")
    places = [*chance.sample(range(len(order)), 300), *range(start - 200, start + 400)]
    for place in places:
        changed = bytearray(order)
        changed[place] ^= chance.choice((1, 2, 4, 32))
        with pytest.raises(BrokenSignatureError):
            pdf_signature(bytes(changed))
    for place in chance.sample(places, 3):
        changed = bytearray(order)
        changed[place] ^= 1
        try:
            assert checked(enrolled, tmp_path, bytes(changed)).state is not PaperState.GENUINE
        except UserError as error:
            assert "打不开" in str(error)  # noqa: PT017 - either is right


def test_what_was_added_to_a_signed_file_is_named(
    enrolled: Workspace, order: bytes, tmp_path: Path
) -> None:
    result = checked(enrolled, tmp_path, order + b"\n% more\n%%EOF\n")
    assert result.state is PaperState.CHANGED
    assert "签名以后被改动" in result.sentences[0]
    again = BytesIO()
    with pikepdf.Pdf.open(BytesIO(order)) as opened:
        opened.save(again)
    result = checked(enrolled, tmp_path, again.getvalue())
    assert result.state is PaperState.CHANGED


def test_a_signature_that_another_computer_added_is_named(
    enrolled: Workspace, sealed: str, tmp_path: Path
) -> None:
    plain = pdf_of(enrolled, issued(enrolled, sealed, "F05"))
    other = replace(enrolled, signer=generate_signer())
    result = checked(enrolled, tmp_path, signed_pdf(other, plain, "云岭县民政局"))
    assert result.state is PaperState.CHANGED
    assert "不是签发它的电脑加的" in result.sentences[0]


@dataclass(frozen=True)
class Forger:
    """Signs with a key of its own under the name of another's."""

    named: Signer
    own: Signer

    @property
    def keyid(self) -> str:
        return self.named.keyid

    @property
    def alg(self) -> str:
        return self.named.alg

    @property
    def public_key(self) -> bytes:
        return self.named.public_key

    def sign(self, message: bytes) -> bytes:
        return self.own.sign(message)


def test_a_key_that_the_device_does_not_vouch_for_is_named(
    enrolled: Workspace, sealed: str, tmp_path: Path
) -> None:
    plain = pdf_of(enrolled, issued(enrolled, sealed, "F05"))
    assert enrolled.signer is not None
    forger = replace(enrolled, signer=Forger(enrolled.signer, generate_signer()))
    result = checked(enrolled, tmp_path, signed_pdf(forger, plain, "云岭县民政局"))
    assert result.state is PaperState.CHANGED
    assert "不是签发它的电脑加的" in result.sentences[0]


def test_a_copy_without_its_signature_is_known_by_its_words(
    enrolled: Workspace, sealed: str, tmp_path: Path
) -> None:
    plain = pdf_of(enrolled, issued(enrolled, sealed, "F05"))
    again = BytesIO()
    with pikepdf.Pdf.open(BytesIO(plain)) as opened:
        opened.save(again)
    result = checked(enrolled, tmp_path, again.getvalue())
    assert result.state is PaperState.GENUINE
    assert "不是签发时的那个文件" in result.sentences[-1]


def test_the_key_is_kept_until_the_device_or_its_time_changes(
    enrolled: Workspace, sealed: str, clock: Clock
) -> None:
    plain = pdf_of(enrolled, issued(enrolled, sealed, "F05"))
    kept = [enrolled.keys.get("pdf-signing")]

    def sign(workspace: Workspace) -> None:
        signed_pdf(workspace, plain, "云岭县民政局")
        kept.append(enrolled.keys.get("pdf-signing"))

    sign(enrolled)
    sign(enrolled)
    assert kept[0] is None
    assert kept[1] == kept[2]
    sign(replace(enrolled, signer=generate_signer()))
    assert kept[3] != kept[2]
    sign(enrolled)
    clock.now += timedelta(days=3651)
    sign(enrolled)
    assert len(set(kept)) == 5


def test_a_computer_without_a_key_cannot_sign(county: Workspace, sealed: str) -> None:
    keyless = replace(county, signer=None)
    with pytest.raises(NoPdfKeyError, match="不加签名"):
        issue_document(keyless, sealed, "F05", sign=True)


def test_before_its_enrolment_a_computer_signs_too(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    pdf = pdf_of(county, issue_document(county, sealed, "F05", sign=True).document)
    assert "数字签名有效" in checked(county, tmp_path, pdf).sentences[-1]
