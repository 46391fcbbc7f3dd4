"""Printing through CUPS's own commands; here little programs stand in for them."""

import sys
from pathlib import Path

import pytest

from inspector.documents.cups import CupsPrinters, cups_printers
from inspector.documents.print_order import NotPrintedError, Printer, PrintOrder

_LP = """#!{python}
import sys
from pathlib import Path
here = Path(__file__).parent
(here / "words").write_text("\\n".join(sys.argv[1:]))
(here / "sent").write_bytes(sys.stdin.buffer.read())
sys.exit({code})
"""
_LPSTAT = """#!{python}
import sys
print({queues!r} if sys.argv[1] == "-e" else {default!r})
"""


def printers(
    folder: Path,
    queues: str = "office\nhall",
    default: str = "system default destination: hall",
    code: int = 0,
) -> CupsPrinters:
    for name, text in (
        ("lp", _LP.format(python=sys.executable, code=code)),
        ("lpstat", _LPSTAT.format(python=sys.executable, queues=queues, default=default)),
    ):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    return CupsPrinters(str(folder / "lp"), str(folder / "lpstat"))


def test_queues_are_listed_with_the_default_one(tmp_path: Path) -> None:
    assert printers(tmp_path).all() == (
        Printer("office", default=False),
        Printer("hall", default=True),
    )


def test_the_file_goes_to_the_queue_at_full_size(tmp_path: Path) -> None:
    order = PrintOrder("office", copies=2, duplex=True)
    printers(tmp_path).submit(b"%PDF", "责令改正通知书", order)
    words = (tmp_path / "words").read_text("utf-8").split("\n")
    assert words[:6] == ["-d", "office", "-n", "2", "-t", "责令改正通知书"]
    assert {"sides=two-sided-long-edge", "media=A4", "print-scaling=none"} < set(words)
    assert words[-1] == "-"
    assert (tmp_path / "sent").read_bytes() == b"%PDF"
    printers(tmp_path).submit(b"%PDF", "", PrintOrder())
    words = (tmp_path / "words").read_text("utf-8").split("\n")
    assert words[:2] == ["-d", "hall"]
    assert "sides=one-sided" in words


def test_a_printer_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotPrintedError, match=r"没有名为“attic”的打印机.*office、hall"):
        printers(tmp_path).submit(b"", "", PrintOrder("attic"))
    with pytest.raises(NotPrintedError, match="还没有设定默认打印机"):
        printers(tmp_path, default="no system default destination").submit(b"", "", PrintOrder())
    with pytest.raises(NotPrintedError, match="没有找到打印机"):
        printers(tmp_path, queues="").submit(b"", "", PrintOrder())
    with pytest.raises(NotPrintedError, match="没有接收"):
        printers(tmp_path, code=1).submit(b"", "", PrintOrder())
    with pytest.raises(NotPrintedError, match="打印服务没有回应"):
        CupsPrinters(str(tmp_path / "no"), str(tmp_path / "no")).all()


def test_a_computer_without_cups_has_no_queues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups_printers() is None
    made = printers(tmp_path)
    assert cups_printers() == made
