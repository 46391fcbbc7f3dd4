"""inspector package export|verify|import."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.exchange.manifest import COUNTY_EXPORT, PROVINCE_ISSUE, RECEIPT
from inspector.operations.export_package import export_package
from inspector.operations.import_package import ImportedPackage, import_package
from inspector.operations.look_at_package import look_at_package

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
    Command(("package", "import"), "导入数据包或回执", _configure_file, _import),
)
