"""A real job through CUPS into the printer that writes PDF: A4 and full size are what comes out.

It asks for root, for CUPS and for its printer CUPS-PDF (Debian: cups cups-client
printer-driver-cups-pdf). The service is the test's own: its folder, its socket, its one queue.
CUPS-PDF reads its settings from /etc alone and puts what strangers print into one folder for all,
so the job gets a number that nobody else has and is sent in a stranger's name.
"""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageOps

from desks import Clock
from inspector.operations.issue_document import issue_document
from ready_desks import sealed_county

CUPSD = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
LPADMIN = shutil.which("lpadmin", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
MODEL = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
PRINTED = Path("/var/spool/cups-pdf/ANONYMOUS")
PATIENCE = 60  # seconds
DOTS = 200
A4 = (595.3, 841.9)  # points

pytestmark = pytest.mark.skipif(
    not (CUPSD and LPADMIN and MODEL.exists() and PRINTED.exists() and os.access(BACKEND, os.X_OK)),
    reason="a real print job needs root and Debian's cups, cups-client, printer-driver-cups-pdf",
)

SETTINGS = """
Listen {folder}/socket
DefaultAuthType None
Browsing No
WebInterface No
<Location />
  Order deny,allow
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}
ServerBin /usr/lib/cups
DataDir /usr/share/cups
DocumentRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/passing
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""


@dataclass(frozen=True)
class PaperTray:
    """Where the pages of the next job come out."""

    folder: Path
    job: int

    def taken(self) -> Path:
        """Wait until the queue is empty, and take the file."""
        end = monotonic() + PATIENCE
        while subprocess.run(["lpstat", "-o"], capture_output=True, check=True).stdout.strip():
            assert monotonic() < end, (self.folder / "error").read_text("utf-8", "replace")
            sleep(0.05)
        (printed,) = PRINTED.glob(f"*job_{self.job}.pdf")
        return printed.rename(self.folder / "printed.pdf")


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Iterator[PaperTray]:
    """A printing service of our own with one queue, which the program finds as its default."""
    # A socket's path is short, and CUPS's own user passes through: pytest's folders are neither.
    with tempfile.TemporaryDirectory(prefix="cups-") as made:
        folder, job = Path(made), 100_000 + secrets.randbelow(900_000)
        folder.chmod(0o711)
        for name in ("spool", "cache", "state", "passing"):
            (folder / name).mkdir()
        (folder / "passing").chmod(0o1777)
        (folder / "cupsd.conf").write_text(SETTINGS.format(folder=folder))
        (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
        (folder / "cache" / "job.cache").write_text(f"NextJobId {job}\n")
        monkeypatch.setenv("CUPS_SERVER", str(folder / "socket"))
        words = ("-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf")
        service = subprocess.Popen([str(CUPSD), *map(str, words)], stderr=subprocess.DEVNULL)
        try:
            _add_queue(folder)
            monkeypatch.setenv("CUPS_USER", f"stranger-{job}")
            yield PaperTray(folder, job)
        finally:
            service.terminate()
            service.wait(PATIENCE)
            for left in PRINTED.glob(f"*job_{job}.pdf"):
                left.unlink()


def _add_queue(folder: Path) -> None:
    end = monotonic() + PATIENCE
    words = [str(LPADMIN), "-p", "paper", "-E", "-v", "cups-pdf:/", "-P", str(MODEL)]
    while subprocess.run([*words, "-o", "Label=2"], capture_output=True, check=False).returncode:
        assert monotonic() < end, (folder / "error").read_text("utf-8", "replace")
        sleep(0.05)
    subprocess.run([str(LPADMIN), "-d", "paper"], capture_output=True, check=True)


@pytest.fixture
def order(tmp_path: Path) -> str:
    """The number of an order that was issued in the workspace of `tmp_path`."""
    county, inspection = sealed_county(tmp_path / "county", Clock())
    number = issue_document(county, inspection, "F05").document.number
    county.database.close()
    return number


def pages(pdf: Path) -> list[tuple[tuple[float, float], Image.Image]]:
    """Size in points and picture of every page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        drawn = [(page.get_size(), page.render(scale=DOTS / 72).to_pil()) for page in opened]
    return [(size, picture.convert("L")) for size, picture in drawn]


def ink(picture: Image.Image) -> tuple[int, ...]:
    found = ImageOps.invert(picture).point(lambda grey: 255 if grey > 96 else 0).getbbox()
    assert found
    return found


def test_a_job_comes_out_on_a4_at_full_size__e11(
    order: str, tray: PaperTray, tmp_path: Path, run: Callable[..., Any]
) -> None:
    home, issued = tmp_path / "county", tmp_path / "order.pdf"
    assert run("document", "printers", home=home).out == "paper（默认）\n"
    said = run("document", "print", order, "--copies", 2, "--duplex", home=home)
    assert said.out == f"已交给打印机：{order}\n"
    run("document", "render", order, "--to", issued, home=home)
    wanted, printed = pages(issued), pages(tray.taken())
    assert len(printed) == 2 * len(wanted)
    for (_, meant), (size, got) in zip(wanted * 2, printed, strict=True):
        assert size == pytest.approx(A4, abs=1)
        assert ink(got) == pytest.approx(ink(meant), abs=DOTS / 72)  # one point
    photo = tmp_path / "page.png"
    printed[0][1].save(photo)
    assert "核验结果：真实" in run("document", "check", photo, home=home).out
