"""inspector document preview | serve | void | replace."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import Final

from inspector.cli.command import Command, Context, Report
from inspector.domain.shanghai import SHANGHAI
from inspector.errors import UserError
from inspector.operations.preview_document import preview_document
from inspector.operations.read_details import read_details
from inspector.operations.render_document import found_document
from inspector.operations.replace_document import replace_document
from inspector.operations.serve_document import Service, serve_document
from inspector.operations.void_document import void_document
from inspector.storage.atomic_file import write_atomically

_MOMENT: Final = "%Y-%m-%dT%H:%M"


def _configure_preview(parser: ArgumentParser) -> None:
    parser.add_argument("inspection", metavar="检查", help="检查的标识")
    parser.add_argument("kind", metavar="代号", help="文书代号，例如 F05")
    parser.add_argument("--details", type=Path, metavar="文件", help="要填写的内容（TOML）")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="PDF 写到哪里")


def _preview(context: Context, arguments: Namespace) -> Report:
    details = read_details(arguments.kind, arguments.details) if arguments.details else None
    with context.any_role() as workspace:
        pdf = preview_document(
            workspace, arguments.inspection, arguments.kind, context.progress, details=details
        )
    write_atomically(arguments.to, pdf)
    return Report(
        (f"预览已写到：{arguments.to}。没有签发，没有二维码。",), {"file": str(arguments.to)}
    )


def _configure_serve(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="文书的标识或文号")
    parser.add_argument("way", metavar="方式", help="送达方式和签收人")
    parser.add_argument("--at", required=True, metavar="时间", help="如 2026-03-05T10:42")


def _serve(context: Context, arguments: Namespace) -> Report:
    try:
        at = datetime.strptime(arguments.at, _MOMENT).replace(tzinfo=SHANGHAI)
    except ValueError as error:
        raise UserError(
            f"送达时间“{arguments.at}”写法不对，请写成 2026-03-05T10:42 的样子。"
        ) from error
    with context.any_role() as workspace:
        document = found_document(workspace, arguments.id)
        serve_document(workspace, Service(document.id, at, arguments.way))
    return Report((f"已记送达：{document.number or document.id}",), {"id": document.id})


def _configure_reason(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="文书的标识或文号")
    parser.add_argument("reason", metavar="理由", help="为什么作废")


def _void(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        document = found_document(workspace, arguments.id)
        void_document(workspace, document.id, arguments.reason)
    return Report((f"已作废：{document.number or document.id}",), {"id": document.id})


def _configure_replace(parser: ArgumentParser) -> None:
    _configure_reason(parser)
    parser.add_argument("--details", type=Path, metavar="文件", help="要填写的内容（TOML）")


def _replace(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        old = found_document(workspace, arguments.id)
        details = read_details(old.kind, arguments.details) if arguments.details else None
        new = replace_document(
            workspace, old.id, arguments.reason, context.progress, details=details
        ).document
    line = f"{old.number or old.id} 已作废，新的是 {new.number or new.id}。"
    return Report((line,), {"voided": old.id, "id": new.id, "number": new.number})


COMMANDS = (
    Command(("document", "preview"), "写出文书的预览，不签发", _configure_preview, _preview),
    Command(("document", "serve"), "记录一份文书的送达", _configure_serve, _serve),
    Command(("document", "void"), "作废一份文书，文号保留", _configure_reason, _void),
    Command(("document", "replace"), "作废一份文书并重做", _configure_replace, _replace),
)
