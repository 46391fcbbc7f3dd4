"""inspector roster staff [FILE]: read the staff lists of institutions, or show what they hold."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.domain.shanghai import date_in_words
from inspector.domain.staff import StaffCertificate
from inspector.operations.find_institutions import find_institutions
from inspector.operations.import_staff import look_at_staff, staff_now, take_staff
from inspector.operations.workspace import Workspace


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="文件", help="人员名单；不写则列出已登记的证书"
    )
    parser.add_argument("--institution", metavar="机构", help="名单里没有机构一列时写明机构")
    parser.add_argument("--dry-run", action="store_true", help="只查看，不登记")


def _run(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        if arguments.file is None:
            return _listed(workspace)
        home = None
        if arguments.institution:
            found = find_institutions(workspace, arguments.institution, 2)
            if len(found) != 1:
                said = f"按“{arguments.institution}”没有找到唯一的一家机构，没有登记。请写全名称。"
                return Report((said,), {"left": [said]}, failed=True)
            home = found[0]
        sheet = look_at_staff(workspace, arguments.file, home, context.progress)
        lines = [*sheet.left]
        data: dict[str, Told] = {
            "certificates": sheet.count,
            "institutions": len(sheet.lists),
            "left": list(sheet.left),
        }
        if arguments.dry_run:
            lines.append(f"可以登记 {sheet.count} 份证书。以上是预览，没有登记任何内容。")
            return Report(tuple(lines), data)
        taken = take_staff(workspace, sheet)
    lines.append(
        f"已登记 {taken.institutions} 家机构的 {taken.certificates} 份证书，"
        f"与以前的名单相比有 {taken.altered} 处变化。"
    )
    data["altered"] = taken.altered
    return Report(tuple(lines), data)


def _listed(workspace: Workspace) -> Report:
    lines, data = [], []
    for home, one in staff_now(workspace):
        held = one.certificate
        expired = held.expired_on(workspace.today)
        lines.append(f"{home.name}\t{_in_words(held)}{'（已过期）' if expired else ''}")
        until = held.valid_until
        data.append(
            {
                "institution": home.name,
                "holder": held.holder,
                "post": held.post,
                "kind": held.kind,
                "number": held.number,
                "valid_until": until.isoformat() if until else None,
                "expired": expired,
            }
        )
    return Report(tuple(lines) or ("还没有登记人员证书。",), data)


def _in_words(held: StaffCertificate) -> str:
    until = f"有效期至{date_in_words(held.valid_until)}" if held.valid_until else "没有写有效期"
    return f"{held.holder}\t{held.post}\t{held.kind}\t{held.number}\t{until}"


COMMANDS = (Command(("roster", "staff"), "登记机构人员的证书，或列出已登记的", _configure, _run),)
