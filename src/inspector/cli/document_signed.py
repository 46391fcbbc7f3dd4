"""inspector document signed DOCUMENT PHOTO…: binds the pages that came back signed."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspector.cli.command import Command, Context, Report
from inspector.operations.bind_signed_copy import BoundCopy, bind_signed_copy
from inspector.operations.changes import Changed


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar="文书", help="文书的标识，见 document list")
    parser.add_argument("photo", type=Path, nargs="+", metavar="照片", help="签字页的照片或扫描件")


def _run(context: Context, arguments: Namespace) -> Report:
    files: list[Path] = arguments.photo
    with context.any_role() as workspace:
        bound = [
            bind_signed_copy(workspace, arguments.document, file, context.progress)
            for file in files
        ]
    return Report(tuple(_lines(files, bound)), [one.photo.sha256 for one in bound])


def _lines(files: Sequence[Path], bound: Sequence[BoundCopy]) -> Iterator[str]:
    for file, one in zip(files, bound, strict=True):
        known = "以前已经归档过，没有重复" if one.changed is Changed.NOTHING else "已归档"
        seen = "二维码相符" if one.recognised else "没有读到二维码，请自行核对是不是这份文书"
        yield f"{file.name}：{known}（{seen}）。"


COMMANDS = (Command(("document", "signed"), "把签字页的照片或扫描件归到文书", _configure, _run),)
