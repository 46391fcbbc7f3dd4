"""What other programs say of our PDF files: Apache PDFBox, Ghostscript, poppler.

PDFBox's preflight judges PDF/A-1b alone: it gets the same pages in the older form, with a colour
profile of version 2, streams of objects dissolved, and "1" for the part. Each is asked where it is
installed (Debian: libpdfbox2-java libactivation-java libjaxb-api-java, ghostscript, poppler-utils).
"""

import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, ObjectStreamMode

from documents import sample_letters, sample_people, sample_records
from inspector.documents.press import Press
from inspector.documents.registry import document_kinds
from inspector.documents.signature_field import SignatureWords, signed
from inspector.exchange.keys import generate_signer
from inspector.exchange.pdf_signature import LARGEST_SIGNATURE, make_pdf_key

NOW = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
PROFILE = Path("/usr/share/color/icc/ghostscript/srgb.icc")
NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation")
JARS = [Path("/usr/share/java") / f"{name}.jar" for name in (*NEEDED, "jaxb-api")]
PREFLIGHT = shutil.which("java") and PROFILE.exists() and all(jar.exists() for jar in JARS)
GHOSTSCRIPT, POPPLER = shutil.which("gs"), shutil.which("pdfsig") and shutil.which("pdffonts")


@pytest.fixture(scope="module")
def papers(press: Press) -> dict[str, bytes]:
    """Documents of four kinds, and one that is signed."""
    contents = {
        "F03": sample_records.record(),
        "F05": sample_letters.order(),
        "PHOTOS": sample_records.photos(),
        "RECEIPT": sample_letters.receipt(),
    }
    kinds = document_kinds()
    made = {
        code: kinds[code].accept(content, press, sample_people.CREATED)
        for code, content in contents.items()
    }
    key = make_pdf_key("149901-a", "云岭县民政局", generate_signer(), NOW)
    words = SignatureWords("云岭县民政局", "防篡改", NOW)
    return made | {"signed": signed(made["F05"], words, LARGEST_SIGNATURE, key.sign)}


def as_1b(pdf: bytes) -> bytes:
    result = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        profile = opened.make_stream(PROFILE.read_bytes())
        profile.N = 3
        opened.Root.OutputIntents[0].DestOutputProfile = profile
        told = opened.Root.Metadata.read_bytes()
        metadata = opened.make_stream(told.replace(b"part>2<", b"part>1<"))
        metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
        opened.Root.Metadata = metadata
        opened.save(
            result,
            object_stream_mode=ObjectStreamMode.disable,
            force_version="1.4",
            compress_streams=False,
        )
    return result.getvalue()


def asked(*words: object) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.skipif(not PREFLIGHT, reason="Apache PDFBox is not installed")
def test_pdfbox_finds_valid_pdfa_1b(papers: dict[str, bytes], tmp_path: Path) -> None:
    files = {code: tmp_path / f"{code}.pdf" for code in papers if code != "signed"}
    for code, file in files.items():
        file.write_bytes(as_1b(papers[code]))
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(papers["F05"])
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join(map(str, (*files.values(), wrong))), "utf-8")
    path = ":".join(map(str, JARS))
    asked("java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", listed)
    said = {
        file.stem: (tmp_path / f"{file.name}.preflight.xml").read_text("utf-8")
        for file in (*files.values(), wrong)
    }
    assert {code: ">true<" in words for code, words in said.items()} == {
        "F03": True,
        "F05": True,
        "PHOTOS": True,
        "RECEIPT": True,
        "wrong": False,
    }, said


@pytest.mark.skipif(not GHOSTSCRIPT, reason="Ghostscript is not installed")
@pytest.mark.parametrize("code", ["F05", "PHOTOS", "signed"])
def test_ghostscript_draws_every_page_without_a_warning(
    papers: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    quiet = ("-dBATCH", "-dNOPAUSE", "-dQUIET", "-sDEVICE=nullpage")
    strict = ("-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    file.write_bytes(papers[code])
    assert asked("gs", *quiet, *strict, file) == ""
    file.write_bytes(papers[code][:-2000])
    assert asked("gs", *quiet, *strict, file) != ""


@pytest.mark.skipif(not POPPLER, reason="poppler's tools are not installed")
def test_poppler_finds_fonts_and_signature(papers: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(papers["signed"])
    fonts = asked("pdffonts", file).splitlines()[2:]
    assert len(fonts) > 2
    for font in fonts:
        embedded, subset, mapped = font.split()[-5:-2]
        assert (embedded, subset, mapped) == ("yes", "yes", "yes")
    said = asked("pdfsig", "-nocert", file)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    file.write_bytes(papers["signed"].replace("云岭县民政局".encode(), "云岭县民政厅".encode(), 1))
    assert "Signature is Valid" not in asked("pdfsig", "-nocert", file)
