"""Printing through CUPS's own commands; here little programs stand in for them."""

import sys
from pathlib import Path

import pytest

from inspector.documents.cups import CupsPrinters, cups_printers
from inspector.documents.print_order import (
    NotPrintedError,
    PageRange,
    Printer,
    PrintOrder,
    read_pages,
)

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
    assert "printer-resolution=300dpi" in words
    fine = PrintOrder(dots=600, pages=read_pages("1-2，4"))
    printers(tmp_path).submit(b"%PDF", "", fine)
    words = (tmp_path / "words").read_text("utf-8").split("\n")
    assert {"printer-resolution=600dpi", "page-ranges=1-2,4"} < set(words)
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


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("", ()),
        (" 3 ", ((3, 3),)),
        ("1-3,5", ((1, 3), (5, 5))),
        ("１－３、５", ((1, 3), (5, 5))),
        ("2 至 4 6", ((2, 4), (6, 6))),
    ],
)
def test_pages_are_written_in_any_usual_form(
    words: str, pages: tuple[tuple[int, int], ...]
) -> None:
    assert read_pages(words) == tuple(PageRange(*one) for one in pages)


@pytest.mark.parametrize("words", ["3-1", "0", "全部", "1-", "1--2", "99999"])
def test_what_is_no_list_of_pages_is_told(words: str) -> None:
    with pytest.raises(NotPrintedError, match="写法不对"):
        read_pages(words)


def test_a_computer_without_cups_has_no_queues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups_printers() is None
    made = printers(tmp_path)
    assert cups_printers() == made
