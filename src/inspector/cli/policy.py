"""inspector policy …: check, compare, publish and edit policy packs."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.operations.check_policy import check_policy, compare_policies
from inspector.operations.publish_policy import publish_policy
from inspector.operations.take_policy_sheets import take_policy_sheets, take_xlsform
from inspector.operations.write_policy_sheets import write_policy_sheets, write_xlsform
from inspector.policy.publish import CheckedPack


def _folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="文件夹", help="政策包所在的文件夹")


def _check(context: Context, arguments: Namespace) -> Report:
    del context
    return _checked(check_policy(arguments.folder))


def _two_folders(parser: ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="旧文件夹", help="旧版本的文件夹")
    parser.add_argument("new", type=Path, metavar="新文件夹", help="新版本的文件夹")


def _diff(context: Context, arguments: Namespace) -> Report:
    del context
    changes = compare_policies(arguments.old, arguments.new)
    lines = tuple(change.in_words for change in changes) or ("两个版本没有差别。",)
    data: list[Told] = [
        {
            "kind": change.kind.name.lower(),
            "subject": change.subject,
            "details": list(change.details),
        }
        for change in changes
    ]
    return Report(lines, data)


def _publish_arguments(parser: ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="文件夹", help="存放各版本的文件夹"
    )


def _publish(context: Context, arguments: Namespace) -> Report:
    del context
    place = publish_policy(arguments.folder, arguments.to)
    return Report((f"已发布到：{place}。此版本不能再修改。",), {"folder": str(place)})


def _export_arguments(parser: ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="xlsx 写到哪里")
    parser.add_argument("--xlsform", metavar="编码", help="只把这张检查表写成 XLSForm")


def _export(context: Context, arguments: Namespace) -> Report:
    del context
    left_out: tuple[str, ...] = ()
    if arguments.xlsform:
        left_out = write_xlsform(arguments.folder, arguments.xlsform, arguments.to)
    else:
        write_policy_sheets(arguments.folder, arguments.to)
    return Report((f"已写到：{arguments.to}", *left_out), {"left_out": list(left_out)})


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="改好的 xlsx，或 XLSForm")
    parser.add_argument(
        "--base", type=Path, required=True, metavar="文件夹", help="原政策包的文件夹"
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="位置", help="新政策包的文件夹；XLSForm 时为 xlsx"
    )
    parser.add_argument(
        "--xlsform", metavar="编码", help="文件是 XLSForm，作为这个编码的检查表并入"
    )
    parser.add_argument("--subject", default="养老机构", metavar="对象", help="XLSForm 检查的对象")


def _import(context: Context, arguments: Namespace) -> Report:
    if not arguments.xlsform:
        return _checked(
            take_policy_sheets(arguments.file, arguments.base, arguments.to, context.progress)
        )
    taken = take_xlsform(
        arguments.file,
        arguments.base,
        (arguments.xlsform, arguments.subject),
        arguments.to,
        context.progress,
    )
    line = (
        f"读取了 {len(taken.checklist.items)} 题，请在 {arguments.to} 中补全依据、等级和整改要求。"
    )
    return Report((line, *taken.dropped), {"dropped": list(taken.dropped)})


def _checked(found: CheckedPack) -> Report:
    pack = found.pack
    count = sum(1 for _ in pack.items())
    size = f"检查表 {len(pack.checklists)} 张，条目 {count} 个，来源 {len(pack.sources)} 件"
    lines = (
        f"政策包 {pack.version}：{size}，可以发布。",
        *(f"注意：{warning}" for warning in found.warnings),
    )
    data: Told = {
        "version": pack.version,
        "sha256": pack.sha256,
        "items": count,
        "warnings": list(found.warnings),
    }
    return Report(lines, data)


COMMANDS = (
    Command(("policy", "check"), "检查政策包能否发布", _folder, _check),
    Command(("policy", "diff"), "比较两个版本", _two_folders, _diff),
    Command(("policy", "publish"), "发布政策包", _publish_arguments, _publish),
    Command(("policy", "export"), "写成表格供编辑", _export_arguments, _export),
    Command(("policy", "import"), "从表格读回政策包", _import_arguments, _import),
)
