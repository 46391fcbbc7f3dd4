"""inspector document list | issue | render | check."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told, no_arguments
from inspector.domain.shanghai import date_in_words
from inspector.exchange.document_code import DocumentCode
from inspector.operations.check_document import CheckedPaper, PaperState, check_document
from inspector.operations.issue_document import (
    details_of,
    issuable_kinds,
    issue_document,
    kinds_before_sealing,
)
from inspector.operations.list_documents import document_titles, list_documents
from inspector.operations.papers.asked import all_asked
from inspector.operations.read_details import detail_names, read_details
from inspector.operations.render_document import render_document
from inspector.storage.documents import IssuedDocument


def _configure_list(parser: ArgumentParser) -> None:
    parser.add_argument("inspection", nargs="?", default="", metavar="检查", help="检查的标识")


def _list(context: Context, arguments: Namespace) -> Report:
    titles = document_titles()
    with context.any_role() as workspace:
        documents = list_documents(workspace, arguments.inspection)
    lines = tuple(
        f"{one.number or one.id}　{titles[one.kind]}　{one.state.value}"
        + (f"（{one.reason}）" if one.reason else "")
        for one in documents
    )
    return Report(lines or ("还没有签发过文书。",), [_data(one) for one in documents])


def _kinds(context: Context, arguments: Namespace) -> Report:
    del context, arguments
    titles, before, after = document_titles(), kinds_before_sealing(), issuable_kinds()
    codes = sorted({*before, *after})
    when = {
        code: "、".join(
            word for word, kinds in (("封存前", before), ("封存后", after)) if code in kinds
        )
        for code in codes
    }
    lines = tuple(
        f"{code}　{titles[code]}（{when[code]}）　要填：{_asked_in_words(code)}" for code in codes
    )
    return Report(lines, {code: list(detail_names(code)) for code in codes})


def _asked_in_words(code: str) -> str:
    told = (
        f"{one.name}（{one.label}{'，必填' if one.required else ''}）"
        for one in all_asked(details_of(code))
    )
    return "、".join(told) or "无"


def _configure_issue(parser: ArgumentParser) -> None:
    parser.add_argument("inspection", metavar="检查", help="检查的标识")
    parser.add_argument("kind", metavar="代号", help="文书代号，例如 F05")
    parser.add_argument(
        "--details", type=Path, metavar="文件", help="要填写的内容（TOML；栏目见 document kinds）"
    )
    parser.add_argument(
        "--sign", action="store_true", help="给 PDF 加数字签名（防篡改，不是国密电子印章）"
    )


def _issue(context: Context, arguments: Namespace) -> Report:
    details = None
    if arguments.details is not None:
        details = read_details(arguments.kind, arguments.details)
    with context.any_role() as workspace:
        document = issue_document(
            workspace,
            arguments.inspection,
            arguments.kind,
            context.progress,
            details=details,
            sign=arguments.sign,
        ).document
    return Report((f"已签发：{document.number or document.id}",), _data(document))


def _configure_render(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="文书的标识或文号")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="PDF 写到哪里")


def _render(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        document = render_document(workspace, arguments.id, arguments.to)
    name = document.number or document.id
    return Report((f"文书 {name} 已写到：{arguments.to}",), _data(document))


def _configure_check(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="文书的 PDF，或者一页的照片")


def _check(context: Context, arguments: Namespace) -> Report:
    with context.here() as workspace:
        checked = check_document(workspace, arguments.file, context.progress)
    return checked_report(checked)


def checked_report(checked: CheckedPaper) -> Report:
    """Return what a check says; it failed where the paper is not genuine."""
    lines = [f"核验结果：{checked.state.value}"]
    if checked.withdrawn_on is not None:
        lines[0] += f"（{date_in_words(checked.withdrawn_on)}作废）"
    if checked.code is not None:
        lines += _told(checked, checked.code)
    data: dict[str, Told] = {
        "state": checked.state.name.lower(),
        "signer": checked.signer,
        "sentences": list(checked.sentences),
        "number": checked.code.number if checked.code else None,
    }
    failed = checked.state is not PaperState.GENUINE
    return Report((*lines, *checked.sentences), data, failed=failed)


def _told(checked: CheckedPaper, code: DocumentCode) -> list[str]:
    title = document_titles().get(code.kind, code.kind)
    deadlines = "、".join(date_in_words(day) for day in code.deadlines) or "无"
    more = f"等{len(code.items) + code.more_items}项" if code.more_items else ""
    return [
        f"文书：{title} {code.number}",
        f"签发：{date_in_words(code.issued)}　签发电脑：{checked.signer}",
        f"机构：{code.institution}　检查日期：{date_in_words(code.visited)}",
        f"期限：{deadlines}　条目：{'、'.join(code.items) or '无'}{more}",
    ]


def _data(document: IssuedDocument) -> dict[str, Told]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number,
        "state": document.state.value,
        "sha256": document.sha256,
    }


COMMANDS = (
    Command(("document", "list"), "列出签发过的文书", _configure_list, _list),
    Command(("document", "kinds"), "列出可以签发的文书和各自要填的内容", no_arguments, _kinds),
    Command(("document", "issue"), "签发一份文书", _configure_issue, _issue),
    Command(("document", "render"), "把签发的文书写成 PDF", _configure_render, _render),
    Command(("document", "check"), "离线核验一份文书的真伪", _configure_check, _check),
)
