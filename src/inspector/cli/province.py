"""inspector province init|enrol|devices|import|return|revoke|receipt …."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from inspector.cli.command import Command, Context, Report, Told, no_arguments
from inspector.cli.package import imported
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import grant_enrolment, requested_device
from inspector.operations.hand_over_case import hand_over_case
from inspector.operations.import_package import import_package
from inspector.operations.issue_policy import Issued, issue_policy
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.issue_register import issue_register
from inspector.operations.list_devices import EnrolledDevice, list_devices
from inspector.operations.messages.inspection_returned import ReturnReason
from inspector.operations.return_inspection import return_inspection
from inspector.operations.revoke_grant import revoke_grant

_REASONS: Final = {
    "lost": "遗失",
    "stolen": "被盗",
    "retired": "停用",
    "compromised": "密钥泄露",
}


def _init(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.province() as workspace:
        trust = create_province(workspace)
    lines = (
        "省厅账册已初始化：三把根密钥、签发密钥和信任文件已生成。",
        f"根密钥核对码（登记时由县级电话核对）：{trust.fingerprint}",
        "三把根密钥暂存在本账册，请尽快移交三名保管人分别保管。",
    )
    return Report(lines, {"fingerprint": trust.fingerprint, "trust": trust.version})


def _configure_enrol(parser: ArgumentParser) -> None:
    parser.add_argument("request", type=Path, metavar="申请文件", help="县级送来的登记申请")
    parser.add_argument("--to", type=Path, required=True, metavar="文件夹", help="授权文件写到哪里")
    parser.add_argument("--fingerprint", metavar="核对码", help="电话中县级读出的三十位数字")
    parser.add_argument(
        "--officer", action="append", default=[], metavar="姓名", help="经办人，须写两次，两人不同"
    )


def _enrol(context: Context, arguments: Namespace) -> Report:
    if arguments.fingerprint is None:
        device, fingerprint = requested_device(arguments.request)
        lines = (
            f"申请登记的电脑：{device}。申请文件的核对码：{fingerprint}",
            "还没有登记。请打电话让县级读出核对码，一致后加 --fingerprint 和两个 --officer。",
        )
        return Report(lines, {"device": device, "fingerprint": fingerprint}, failed=True)
    with context.province() as workspace:
        granted = grant_enrolment(
            workspace, arguments.request, arguments.fingerprint, arguments.officer, arguments.to
        )
    lines = (
        f"已登记 {granted.grant.device}，授权文件：{granted.file}",
        f"根密钥核对码（请在电话中读给县级）：{granted.fingerprint}",
    )
    data: dict[str, Told] = {
        "device": granted.grant.device,
        "file": str(granted.file),
        "fingerprint": granted.fingerprint,
    }
    return Report(lines, data)


def _configure_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="县级送来的数据包")


def _import(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        return imported(import_package(workspace, arguments.file, context.progress))


def _configure_receipt(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="文件夹", help="回执写到哪里")


def _receipt(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        written = write_receipts(workspace, arguments.to, context.progress)
    lines = tuple(
        f"回执：{one.file}（答复 {one.device} 的第 {one.answers} 号包）" for one in written
    )
    data: list[Told] = [
        {"file": str(one.file), "device": one.device, "answers": one.answers} for one in written
    ]
    return Report((*lines, "完成，可以拔出优盘。"), data)


def _configure_return(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="检查", help="检查的标识")
    parser.add_argument("--reviewer", required=True, metavar="姓名", help="审核人")
    parser.add_argument(
        "--reason",
        action="append",
        required=True,
        metavar="理由",
        help="退回理由；写成“事项编码：理由”时指向该事项，可写多次",
    )


def _return(context: Context, arguments: Namespace) -> Report:
    reasons = [_reason(text) for text in arguments.reason]
    with context.province() as workspace:
        return_inspection(workspace, arguments.id, arguments.reviewer, reasons)
    lines = ("已退回，退回意见随下一批回执送到县级（inspector province receipt）。",)
    return Report(lines, {"returned": arguments.id, "reasons": len(reasons)})


def _configure_revoke(parser: ArgumentParser) -> None:
    parser.add_argument("device", metavar="电脑", help="登记的名称")
    reasons = "、".join(f"{code}={words}" for code, words in _REASONS.items())
    parser.add_argument("--reason", required=True, choices=_REASONS, help=reasons)
    parser.add_argument(
        "--last-seq", type=int, metavar="编号", help="最后一个可信的包；不写则为最后收到的包"
    )


def _revoke(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        revoked = revoke_grant(workspace, arguments.device, arguments.reason, arguments.last_seq)
    lines = (
        f"已吊销 {revoked.device} 的第 {revoked.serial} 号授权（{_REASONS[arguments.reason]}）。",
        f"第 {revoked.last_seq} 号及以前的包仍可导入。",
        f"第 {revoked.version} 版信任文件随下一批回执送到各县（inspector province receipt）。",
    )
    data: dict[str, Told] = {
        "device": revoked.device,
        "serial": revoked.serial,
        "last_seq": revoked.last_seq,
        "trust": revoked.version,
    }
    return Report(lines, data)


def _devices(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.province() as workspace:
        found = list_devices(workspace)
        names = {one.county: workspace.divisions.full_name(one.county) for one in found}
    lines = tuple(_device_in_words(one, names[one.county]) for one in found)
    data: list[Told] = [
        {
            "device": one.device,
            "county": one.county,
            "serial": one.serial,
            "epoch": one.epoch,
            "until": one.until.isoformat(),
            "revoked": one.revoked,
            "last_seq": one.last_seq,
            "doubted": one.doubted,
        }
        for one in found
    ]
    return Report(lines or ("还没有登记过电脑。",), data)


def _device_in_words(one: EnrolledDevice, county: str) -> str:
    standing = f"授权到 {date_in_words(one.until)}"
    if one.revoked:
        standing = f"已吊销（{_REASONS.get(one.revoked, '已更换')}）"
    elif one.doubted:
        standing = "送来过互相矛盾的包，已通知重新登记"
    last = "还没有送来过包"
    if one.last_at is not None:
        day = date_in_words(day_in_shanghai(one.last_at))
        last = f"最近一次 {day}，第 {one.epoch} 期第 {one.last_seq} 号包"
    return f"{one.device}（{county}）：{standing}；{last}"


def _configure_hand_over(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="检查", help="检查的标识")
    parser.add_argument("--to", required=True, metavar="电脑", help="接收的电脑，同县且已登记")
    parser.add_argument("--by", required=True, metavar="姓名", help="决定人")
    parser.add_argument("--reason", required=True, metavar="理由", help="两台电脑都会看到")


def _hand_over(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        given = (arguments.id, arguments.to, arguments.by, arguments.reason)
        hand_over_case(workspace, *given)
    lines = (f"已移交给 {arguments.to}，随下一批回执送到（inspector province receipt）。",)
    return Report(lines, {"inspection": arguments.id, "holder": arguments.to})


def _configure_policy(parser: ArgumentParser) -> None:
    parser.add_argument("version", metavar="版本", help="账册 policy 文件夹里已发布的版本")


def _issue_policy(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        return _issued(issue_policy(workspace, arguments.version), f"政策包 {arguments.version}")


def _issue_register(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.province() as workspace:
        return _issued(issue_register(workspace), "机构名册")


def _issued(issued: Issued, what: str) -> Report:
    if not issued.devices:
        return Report((f"{what}没有要下发的新内容。",), {"devices": []})
    lines = (
        f"{what}待下发到 {len(issued.devices)} 台电脑：{'、'.join(issued.devices)}。",
        "随下一批回执送到各县（inspector province receipt）。",
    )
    return Report(lines, {"devices": list(issued.devices)})


def _reason(text: str) -> ReturnReason:
    item, colon, words = text.partition("：")
    return ReturnReason(item, words) if colon and item.isascii() else ReturnReason("", text)


COMMANDS = (
    Command(("province", "init"), "初始化省厅账册", no_arguments, _init),
    Command(("province", "enrol"), "登记县级电脑", _configure_enrol, _enrol),
    Command(("province", "import"), "导入县级数据包", _configure_import, _import),
    Command(("province", "return"), "把检查退回县级", _configure_return, _return),
    Command(("province", "hand-over"), "把检查移交给另一台电脑", _configure_hand_over, _hand_over),
    Command(("province", "devices"), "列出登记过的电脑", no_arguments, _devices),
    Command(("province", "revoke"), "吊销县级电脑的授权", _configure_revoke, _revoke),
    Command(("province", "issue-policy"), "下发政策包", _configure_policy, _issue_policy),
    Command(("province", "issue-register"), "下发机构名册", no_arguments, _issue_register),
    Command(("province", "receipt"), "写出回执", _configure_receipt, _receipt),
)
