"""inspector document draft ID --to FILE.docx."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report
from inspector.operations.draft_document import draft_again, draft_document
from inspector.operations.read_details import read_details
from inspector.operations.render_document import found_document


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="文书的标识或文号；加 --kind 时是检查的标识")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="docx 写到哪里")
    parser.add_argument("--kind", default="", metavar="代号", help="还没有签发的文书的代号")
    parser.add_argument("--details", type=Path, metavar="文件", help="要填写的内容（TOML）")


def _draft(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        code = arguments.kind or found_document(workspace, arguments.id).kind
        details = read_details(code, arguments.details) if arguments.details else None
        if arguments.kind:
            draft_document(
                workspace, arguments.id, code, arguments.to, context.progress, details=details
            )
        else:
            draft_again(workspace, arguments.id, arguments.to, context.progress, details=details)
    return Report((f"草稿已写到：{arguments.to}",), {"file": str(arguments.to)})


COMMANDS = (Command(("document", "draft"), "写成可以编辑的草稿（docx）", _configure, _draft),)
