"""Composition root: paths, logging, database, workspace, then a command or the window."""

import json
import logging
import sys
from argparse import Namespace
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from inspector.cli.command import Context, Report
from inspector.config.paths import migrations_folder, resources_folder
from inspector.errors import UserError
from inspector.operations.workspace import WORKSPACE_FILE, Role, Workspace

if TYPE_CHECKING:  # SQLAlchemy comes with it: not before the first paint
    from inspector.storage.database import Database

_LOG_BYTES: Final = 1_000_000
_LOG_FILES: Final = 5
_KEY: Final = "device"
_ROLE_NAMES: Final = {Role.COUNTY: "县级", Role.PROVINCE: "省厅"}


class WrongRoleError(UserError):
    """The workspace belongs to another desk."""


class HomeUnusableError(UserError):
    """The folder of the workspace cannot be used."""


def run(arguments: Namespace) -> int:
    """Run the command that was asked for, or open the window; returns the exit code."""
    try:
        if arguments.command is None:
            return _open_window(arguments.home, practice=arguments.practice)
        context = Context(arguments.home, open_workspace, _tell_progress)
        report: Report = arguments.command.run(context, arguments)
    except UserError as error:
        return _tell_failure(error, as_json=arguments.json)
    if arguments.json:
        sys.stdout.write(json.dumps(report.data, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in report.lines)
    return 1 if report.failed else 0


def open_workspace(home: Path, role: Role | None, *, practice: bool = False) -> Workspace:
    """Open the workspace in this folder, or make it there with this role.

    Without a role, only a workspace that is there already is opened; whether it is for practice
    was settled when it was made.

    Raises:
        UserError: the folder cannot be used, the database is damaged or newer, or the workspace
            belongs to another desk.
    """
    from inspector.exchange.keys import generate_signer, load_signer
    from inspector.policy.divisions import load_divisions, load_practice_divisions
    from inspector.policy.load import load_pack
    from inspector.storage.database import Database
    from inspector.storage.device_keys import DeviceKeys
    from inspector.storage.photo_store import FileStore

    file = home / WORKSPACE_FILE
    if role is None and not file.exists():
        raise HomeUnusableError(f"文件夹“{home}”里没有账册，请用 --home 指定账册所在的文件夹。")
    _prepare_home(home)
    clock = _now
    database = Database.open(file, migrations_folder(), clock())
    role, practice = _settle(database, role, practice=practice)
    keys = DeviceKeys(home / "keys")
    secret = keys.get(_KEY)
    if secret is None:
        signer = generate_signer()
        keys.put(_KEY, signer.private_bytes())
    else:
        signer = load_signer(secret)
    resources = resources_folder()
    policy = load_pack(resources)
    return Workspace(
        home=home,
        role=role,
        practice=practice,
        database=database,
        files=FileStore(home / "files"),
        keys=keys,
        clock=clock,
        new_id=_new_id,
        signer=signer,
        packs={policy.version: policy},
        policy=policy,
        divisions=(load_practice_divisions if practice else load_divisions)(resources),
        resources=resources,
    )


def _open_window(home: Path, *, practice: bool) -> int:
    from inspector.gui.app import open_window
    from inspector.operations.practice import set_up_practice

    workspace = open_workspace(home, Role.COUNTY, practice=practice)
    _keep_log(home)
    try:
        if practice:
            with workspace.database.reading() as stored:
                is_new = stored.institutions.count() == 0
            if is_new:
                set_up_practice(workspace, home / "register")
        return open_window(workspace)
    finally:
        workspace.database.close()


def _prepare_home(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / "logs").mkdir(exist_ok=True)
    except OSError as error:
        raise HomeUnusableError(
            f"账册文件夹“{home}”不能使用，可能没有写入权限或磁盘已满，请换一个文件夹或检查权限。"
        ) from error


def _settle(database: "Database", wanted: Role | None, *, practice: bool) -> tuple[Role, bool]:
    with database.transaction() as stored:
        known = stored.settings.get("role")
        role = wanted or Role(known)
        if not known:
            stored.settings.put("role", role.value)
            stored.settings.put("practice", "yes" if practice else "no")
        elif known != role.value:
            name = _ROLE_NAMES[Role(known)]
            raise WrongRoleError(
                f"这个文件夹里是{name}的账册，不能当作{_ROLE_NAMES[role]}的使用，"
                "请用 --home 指定另一个文件夹。"
            )
        return role, stored.settings.get("practice") == "yes"


def _keep_log(home: Path) -> None:
    handler = RotatingFileHandler(
        home / "logs" / "inspector.log",
        maxBytes=_LOG_BYTES,
        backupCount=_LOG_FILES,
        encoding="utf-8",
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)


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
