"""inspector package export|verify|import|pass-on|clean."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.exchange.manifest import COUNTY_EXPORT, PROVINCE_ISSUE, RECEIPT
from inspector.operations.clean_up_stick import clean_up_stick
from inspector.operations.export_package import export_package
from inspector.operations.import_package import ImportedPackage, import_package
from inspector.operations.look_at_package import look_at_package
from inspector.operations.pass_on import Hop, hops_of, pass_on

_KINDS = {COUNTY_EXPORT: "县级上报", PROVINCE_ISSUE: "省厅下发", RECEIPT: "回执"}


def _configure_export(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="文件夹", help="优盘上的文件夹")
    parser.add_argument("--plain", action="store_true", help="不加密（只供查看，不要送出）")


def _export(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        exported = export_package(
            workspace, arguments.to, plain=arguments.plain, progress=context.progress
        )
    lines = [
        f"{'重新写出' if one.again else '写出'}第 {one.seq} 号包：{one.file}"
        f"（记录 {one.records} 条，附件 {one.files} 个，{one.size} 字节）"
        for one in exported.packages
    ]
    lines.append("完成，可以拔出优盘。")
    data: list[Told] = [
        {
            "file": str(one.file),
            "seq": one.seq,
            "records": one.records,
            "files": one.files,
            "size": one.size,
            "again": one.again,
        }
        for one in exported.packages
    ]
    return Report(tuple(lines), data)


def _configure_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help=".sxsync 或 .sxsync.age 数据包")


def _verify(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        package = look_at_package(workspace, arguments.file, context.progress)
    manifest = package.manifest
    lines = (
        f"核验通过：{_KINDS[manifest.kind]}，发送方 {manifest.sender}，接收方 {manifest.to}。",
        f"编号 {manifest.seq}，记录 {manifest.row_count} 条，附件 {manifest.photo_count} 个。",
        *(notice.sentence for notice in package.notices),
    )
    data: dict[str, Told] = {
        "kind": manifest.kind,
        "sender": manifest.sender,
        "to": manifest.to,
        "seq": manifest.seq,
        "records": manifest.row_count,
        "files": manifest.photo_count,
        "notices": [notice.code for notice in package.notices],
    }
    return Report(lines, data)


def _configure_pass_on(parser: ArgumentParser) -> None:
    _configure_file(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="文件夹", help="转送用的优盘")
    parser.add_argument("--by", required=True, metavar="姓名", help="经手人")
    parser.add_argument("--note", default="", metavar="说明", help="附在转送单上")


def _pass_on(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        copied = pass_on(
            workspace,
            arguments.file,
            arguments.to,
            arguments.by,
            arguments.note,
            context.progress,
        )
        hops = hops_of(workspace, copied.path, copied.sha256)
    kind = "加密包，没有拆封" if copied.sealed else "未加密的包，原样"
    lines = (f"已转送（{kind}）：{copied.path}", *map(_in_words, hops), "完成，可以拔出优盘。")
    data: dict[str, Told] = {
        "file": str(copied.path),
        "sha256": copied.sha256,
        "size": copied.size,
        "sealed": copied.sealed,
        "hops": [hop.note.by for hop in hops],
    }
    return Report(lines, data)


def _configure_clean(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="文件夹", help="优盘上的文件夹")


def _clean(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        cleaned = clean_up_stick(workspace, arguments.folder)
    lines = [f"已清理：{name}" for name in cleaned.removed]
    if cleaned.kept:
        lines.append(f"还有 {cleaned.kept} 个包没有回执，留在优盘上。")
    return Report(tuple(lines), {"removed": list(cleaned.removed), "kept": cleaned.kept})


def _in_words(hop: Hop) -> str:
    note = f"，{hop.note.note}" if hop.note.note else ""
    doubt = "" if hop.known and hop.same else "（转送单的签名或内容核对不上，请核实）"
    return f"经手：{hop.note.device} {hop.note.by}，{hop.note.at}{note}{doubt}"


def _import(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        return imported(import_package(workspace, arguments.file, context.progress))


def imported(package: ImportedPackage) -> Report:
    """Return what is said of a package that was taken in."""
    lines = (
        package.verdict.sentence,
        (
            f"{_KINDS[package.kind]}，发送方 {package.sender}，编号 {package.seq}，"
            f"记录 {package.records} 条，附件 {package.files} 个。"
        ),
        *(notice.sentence for notice in package.notices),
    )
    data: dict[str, Told] = {
        "verdict": package.verdict.code,
        "kind": package.kind,
        "sender": package.sender,
        "seq": package.seq,
        "records": package.records,
        "files": package.files,
        "notices": [notice.code for notice in package.notices],
    }
    return Report(lines, data)


COMMANDS = (
    Command(("package", "export"), "导出数据包到优盘", _configure_export, _export),
    Command(("package", "verify"), "核验一个数据包，不导入", _configure_file, _verify),
    Command(("package", "pass-on"), "市级：不拆封转送数据包", _configure_pass_on, _pass_on),
    Command(("package", "clean"), "清理优盘上已有回执的包", _configure_clean, _clean),
    Command(("package", "import"), "导入数据包或回执", _configure_file, _import),
)
