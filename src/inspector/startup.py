"""Composition root: paths, logging, database, workspace, then a command or the window."""

import gc
import json
import sys
from argparse import Namespace
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from inspector.config.paths import migrations_folder, resources_folder
from inspector.errors import UserError
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace
from inspector.storage.vault.folder import has_vault

if TYPE_CHECKING:  # SQLAlchemy and ciphers come with them: not before the first paint
    from inspector.cli.command import Report
    from inspector.domain.divisions import Divisions
    from inspector.exchange.keys import Signer
    from inspector.gui.unlock.door import Door
    from inspector.operations.unlock_question import Unlock
    from inspector.progress import Progress
    from inspector.storage.database import Database
    from inspector.storage.device_keys import DeviceKeys
    from inspector.storage.vault.place import VaultPlace
    from inspector.storage.vault.vault import Vault

_ROLE_NAMES: Final = {Role.COUNTY: "县级", Role.PROVINCE: "省厅"}


class WrongRoleError(UserError):
    """The workspace belongs to another desk."""


class PlainStoreError(UserError):
    """The workspace is not encrypted and not for practice."""


class HomeUnusableError(UserError):
    """The folder of the workspace cannot be used."""


def run(arguments: Namespace) -> int:
    """Run the command that was asked for, or open the window; returns the exit code."""
    try:
        if arguments.command is None:
            return _open_window(arguments.home, practice=arguments.practice)
        report = _run_command(arguments)
    except UserError as error:
        return _tell_failure(error, as_json=arguments.json)
    if arguments.json:
        sys.stdout.write(json.dumps(report.data, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in report.lines)
    return 1 if report.failed else 0


def _run_command(arguments: Namespace) -> "Report":
    from inspector.cli.command import Context
    from inspector.cli.secrets import secrets_of

    secrets = secrets_of(arguments.who, arguments.passphrase_fd)
    home: Path = arguments.home
    context = Context(home, open_workspace, _tell_progress, secrets, vault_place, _now)
    report: Report = arguments.command.run(context, arguments)
    return report


def open_workspace(
    home: Path, role: Role | None, *, practice: bool = False, unlock: "Unlock | None" = None
) -> Workspace:
    """Open the workspace in this folder, or make it there with this role.

    Without a role, only a workspace that is there already is opened; whether it is for practice
    was settled when it was made. All but practice lies in a vault, which `unlock` is asked for.
    A damaged data file is opened for reading, and the workspace has a notice.

    Raises:
        UserError: the folder cannot be used or is in use, nobody could unlock it, the database is
            newer, or the workspace belongs to another desk.
    """
    from inspector.storage.home_swap import clear_unfinished, finish_swap
    from inspector.storage.single_instance import only_instance

    finish_swap(home)
    if role is None and not (home / WORKSPACE_FILE).exists():
        raise HomeUnusableError(f"文件夹“{home}”里没有账册，请用 --home 指定账册所在的文件夹。")
    _prepare_home(home)
    with ExitStack() as held:
        held.enter_context(only_instance(home))
        clear_unfinished(home)
        workspace = _opened(home, role, practice=practice, unlock=unlock)
        workspace.database.after_closing(held.pop_all().close)
    return workspace


def vault_place(home: Path) -> "VaultPlace":
    """Return where the vault of a home lies, with this computer's clock and key store."""
    from inspector.storage.vault.place import VaultPlace

    return VaultPlace(home, monotonic)


def _opened(home: Path, role: Role | None, *, practice: bool, unlock: "Unlock | None") -> Workspace:
    from inspector.operations.unlock_vault import unlocked
    from inspector.policy.shelf import PackShelf
    from inspector.storage.device_keys import DeviceKeys
    from inspector.storage.photo_store import FileStore

    file, place = home / WORKSPACE_FILE, vault_place(home)
    in_vault = place.exists or not (practice or file.exists())
    vault = unlocked(place, unlock) if in_vault else None
    database, notice = _open_database(file, vault)
    try:
        role, practice = _settle(database, role, practice=practice, in_vault=in_vault)
        keys = DeviceKeys(home / "keys", vault.sealer() if vault else None)
        signer = _signer(keys, database)
        if not practice and not database.read_only:
            _keep_reserve(database)
    except BaseException:
        database.close()
        raise
    resources = resources_folder()
    packs = PackShelf(resources / "policy", home / "policy")
    if not database.read_only:
        packs.keep_shipped()
    return Workspace(
        home=home,
        role=role,
        practice=practice,
        database=database,
        files=FileStore(home / "files", vault.form() if vault else None),
        keys=keys,
        clock=_now,
        new_id=_new_id,
        signer=signer,
        packs=packs,
        policy=packs.newest,
        divisions=_divisions(resources, practice=practice),
        resources=resources,
        vault=vault,
        notice=notice,
    )


def _divisions(resources: Path, *, practice: bool) -> "Divisions":
    from inspector.policy.divisions import load_divisions, load_practice_divisions

    return (load_practice_divisions if practice else load_divisions)(resources)


def _open_database(file: Path, vault: "Vault | None") -> tuple["Database", str]:
    from inspector.storage.database import Database
    from inspector.storage.failures import DamagedError, StorageError
    from inspector.storage.sqlite_access import PLAIN

    access = vault.access() if vault else PLAIN
    try:
        return Database.open(file, migrations_folder(), _now(), access), ""
    except DamagedError as damaged:
        try:
            rescued = Database.rescue(file, access)
        except StorageError:
            raise damaged from None
        return rescued, f"{damaged.message}现在只能查看，不能写入。"


def _keep_reserve(database: "Database") -> None:
    from inspector.storage.reserve import Reserve

    reserve = Reserve(database.file.with_name("reserve"))
    reserve.keep()
    database.reserve = reserve


def _signer(keys: "DeviceKeys", database: "Database") -> "Signer | None":
    from inspector.operations.device_key import device_signer

    return device_signer(keys, database)


def _open_window(home: Path, *, practice: bool) -> int:
    from inspector.gui.app import open_gate, open_window
    from inspector.gui.opening import LockedOpening, Opening

    gc.disable()  # until the rooms are there: it would look through all that is imported

    if has_vault(home) or not (practice or (home / WORKSPACE_FILE).exists()):
        find = partial(_find_door, home)
        return open_gate(LockedOpening(home, resources_folder(), _now, monotonic, find))

    def opened(progress: "Progress") -> Workspace:
        return _open_for_practice(home, progress, practice=practice)

    return open_window(Opening(home, resources_folder(), _now, practice, opened))


def _open_for_practice(home: Path, progress: "Progress", *, practice: bool) -> Workspace:
    from inspector.config.log_file import keep_log

    workspace = open_workspace(home, Role.COUNTY, practice=practice)
    try:
        keep_log(home)
        with workspace.database.reading() as stored:
            is_new = workspace.practice and stored.institutions.count() == 0
        if is_new:
            from inspector.operations.practice import set_up_practice

            progress("正在准备演练数据", 0.0)
            set_up_practice(workspace, home / "register")
    except BaseException:
        workspace.database.close()
        raise
    return workspace


def _find_door(home: Path) -> "Door":
    from inspector.config.log_file import keep_log
    from inspector.gui.unlock.door import Door

    _prepare_home(home)
    keep_log(home)

    def open_with(unlock: "Unlock") -> Workspace:
        return open_workspace(home, Role.COUNTY, unlock=unlock)

    return Door(vault_place(home), open_with, resources_folder())


def _prepare_home(home: Path) -> None:
    from inspector.storage.atomic_file import make_folder
    from inspector.storage.failures import StorageError

    try:
        make_folder(home)
        (home / "logs").mkdir(exist_ok=True)
    except (OSError, StorageError) as error:
        raise HomeUnusableError(
            f"账册文件夹“{home}”不能使用，可能没有写入权限或磁盘已满，请换一个文件夹或检查权限。"
        ) from error


def _settle(
    database: "Database", wanted: Role | None, *, practice: bool, in_vault: bool
) -> tuple[Role, bool]:
    with database.reading() as stored:
        known = stored.settings.get("role")
    role = wanted or Role(known)
    if known and known != role.value:
        name = _ROLE_NAMES[Role(known)]
        raise WrongRoleError(
            f"这个文件夹里是{name}的账册，不能当作{_ROLE_NAMES[role]}的使用，"
            "请用 --home 指定另一个文件夹。"
        )
    if not known:
        with database.transaction() as stored:
            stored.settings.put("role", role.value)
            stored.settings.put("practice", "yes" if practice and not in_vault else "no")
    with database.reading() as stored:
        practice = stored.settings.get("practice") == "yes"
    if not practice and not in_vault:
        raise PlainStoreError(
            f"“{database.file.parent}”里的账册没有加密，不能用于真实数据，没有打开。"
            "请换一个空文件夹重新建立账册；演练请加 --practice。"
        )
    return role, practice


def _tell_progress(step: str, fraction: float) -> None:
    del fraction
    if sys.stderr.isatty():
        sys.stderr.write(f"{step}…\n")


def _tell_failure(error: UserError, *, as_json: bool) -> int:
    if as_json:
        code = getattr(getattr(error, "verdict", None), "code", "")
        told = {"error": error.message, "code": code}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stderr.write(f"{error.message}\n")
    return 1


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid4().hex
