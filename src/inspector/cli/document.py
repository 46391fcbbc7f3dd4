"""inspector document render ID --to FILE."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.operations.render_document import render_document


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="文书的标识或文号")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="PDF 写到哪里")


def _run(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        document = render_document(workspace, arguments.id, arguments.to)
    lines = (f"文书 {document.number or document.id} 已写到：{arguments.to}",)
    data: dict[str, Told] = {
        "id": document.id,
        "number": document.number,
        "sha256": document.sha256,
    }
    return Report(lines, data)


COMMANDS = (Command(("document", "render"), "把签发的文书写成 PDF", _configure, _run),)
