"""The workspace (县级账册 or the province's): all that an operation needs from outside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.domain.shanghai import day_in_shanghai
from inspector.errors import UserError

if TYPE_CHECKING:  # SQLAlchemy and ciphers come with them: not before the first paint
    from inspector.domain.divisions import Divisions
    from inspector.domain.policy_pack import Pack
    from inspector.exchange.keys import Signer
    from inspector.storage.database import Database
    from inspector.storage.device_keys import DeviceKeys
    from inspector.storage.photo_store import FileStore
    from inspector.storage.vault.vault import Vault

WORKSPACE_FILE: Final = "workspace.sqlite3"


class Role(StrEnum):
    """Whose desk this is."""

    COUNTY = "county"
    PROVINCE = "province"


class PolicyMissingError(UserError):
    """The pack that an inspection was started with is not here."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that comes in from outside: storage, clock, randomness, signing, policy.

    Attributes:
        clock: gives the current moment, aware, in UTC.
        new_id: gives 32 lower-case hex digits that were never given before.
        signer: of this device; None before the device has keys.
        practice: made up, with made-up counties; never mixed with real ones.
        files: originals of photos and issued documents, by content hash.
        packs: by version; `policy` is the newest.
        resources: folder with policy, fonts, maps, help.
        vault: open, with the inspector who opened it; None in practice alone.
        notice: a sentence that whoever opened it has to read; the data file is damaged then, and
            can be read but not written.
    """

    home: Path
    role: Role
    practice: bool
    database: "Database"
    files: "FileStore"
    keys: "DeviceKeys"
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    signer: "Signer | None"
    packs: "Mapping[str, Pack]"
    policy: "Pack"
    divisions: "Divisions"
    resources: Path
    vault: "Vault | None" = None
    notice: str = ""

    @property
    def officer(self) -> str:
        """Certificate number of who is signed in; empty in practice, where nobody signs in."""
        return "" if self.vault is None else self.vault.inspector

    @property
    def today(self) -> date:
        """The calendar day in Shanghai."""
        return day_in_shanghai(self.clock())

    def pack_of(self, version: str) -> "Pack":
        """Return the pack with this version: old inspections are judged by the pack of their day.

        Raises:
            PolicyMissingError: the pack is not here.
        """
        try:
            return self.packs[version]
        except KeyError as error:
            raise PolicyMissingError(
                f"这次检查使用的政策包{version}不在本机，请从省厅下发的包中导入该版本后再打开。"
            ) from error
