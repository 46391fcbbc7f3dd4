"""The command line's grammar, explained in Chinese."""

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from inspector.config.paths import default_home

if TYPE_CHECKING:
    from inspector.cli.command import Command

_GROUPS: Final = {
    "roster": "机构名录",
    "package": "数据包",
    "document": "文书",
    "province": "省厅",
    "device": "本机身份",
    "policy": "政策包",
    "cards": "模范县、模范市和县级责任的指标",
    "vault": "加密账册的检查员和口令",
}
_SENTENCES: Final = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"有不认识的参数：\1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"参数 \1 不能是 \2，可选：\3"),
    (r"argument (.*): expected one argument", r"参数 \1 后面缺少内容"),
    (r"argument (.*): invalid \w+ value: (.*)", r"参数 \1 的内容 \2 写法不对"),
)


class _ChineseHelp(HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[object],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")  # type: ignore[arg-type]  # argparse's own private types


class ChineseParser(ArgumentParser):
    """An argument parser that speaks Chinese."""

    def __init__(self, prog: str = "inspector", description: str = "") -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=_ChineseHelp, add_help=False
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit with 2."""
        for pattern, sentence in _SENTENCES:
            if match := re.fullmatch(pattern, message):
                message = match.expand(sentence)
                break
        self.exit(2, f"{message}。加 --help 可以看用法。\n")


def opens_the_window(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments surely name no command, but only how to open the window."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option == "--home" and rest:
            rest.pop(0)
        elif option != "--practice" and not option.startswith("--home="):
            return False
    return True


def parse(commands: "Sequence[Command]", arguments: Sequence[str] | None) -> Namespace:
    """Parse; the result has `home`, `json` and `command` (None: open the window)."""
    parser = ChineseParser(description="养老检查：不带命令时打开窗口。")
    _add_common(parser, home=default_home(), as_json=False, who="", descriptor=None)
    parser.add_argument(
        "--practice", action="store_true", help="演练：用虚构的云岭县打开窗口，数据不会当作真实数据"
    )
    parser.set_defaults(command=None)
    top: tuple[str, ...] = ()
    places = {top: parser.add_subparsers(title="命令", metavar="命令", prog=parser.prog)}
    for command in commands:
        group = command.words[:-1]
        if group not in places:
            title = _GROUPS[group[0]]
            name = f"{parser.prog} {group[0]}"
            inner = places[top].add_parser(group[0], help=title, prog=name, description=title)
            places[group] = inner.add_subparsers(
                title="命令", metavar="命令", required=True, prog=name
            )
        leaf = places[group].add_parser(
            command.words[-1],
            help=command.title,
            prog=f"{parser.prog} {' '.join(command.words)}",
            description=command.title,
        )
        # What stands before the command holds unless it is said again after it.
        _add_common(leaf, home=SUPPRESS, as_json=SUPPRESS, who=SUPPRESS, descriptor=SUPPRESS)
        command.configure(leaf)
        leaf.set_defaults(command=command)
    parsed = parser.parse_args(arguments)
    if parsed.practice and parsed.home == default_home():
        parsed.home = default_home().with_name("inspector-practice")
    return parsed


def _add_common(
    parser: ArgumentParser, *, home: object, as_json: object, who: object, descriptor: object
) -> None:
    parser.add_argument(
        "--home", type=Path, default=home, metavar="文件夹", help="账册所在的文件夹"
    )
    parser.add_argument(
        "--json", action="store_true", default=as_json, help="输出 JSON，供其他程序读取"
    )
    parser.add_argument("--who", default=who, metavar="证号", help="谁打开账册：执法证号或其末几位")
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        default=descriptor,
        metavar="描述符",
        help="从这个文件描述符逐行读取口令",
    )
