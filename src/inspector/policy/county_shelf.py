"""A county's own checklists, edition by edition, behind the packs of the province (A13)."""

import re
from pathlib import Path
from typing import Final

from inspector.domain.policy_pack import Pack
from inspector.policy.county_additions import with_county_additions
from inspector.policy.load import pack_sha256
from inspector.policy.pack_error import PackError
from inspector.policy.publish import is_sealed, seal_for_good

_EDITION: Final = re.compile(r"(?P<county>\d{6})\.(?P<number>\d{1,4})\Z")


class CountyShelf:
    """Editions by name, for example 140105.2; an edition that is here never changes."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder with one folder an edition; it need not exist yet."""
        self._folder = folder

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions, the oldest first."""
        if not self._folder.is_dir():
            return ()
        names = (path.name for path in self._folder.iterdir() if _EDITION.match(path.name))
        return tuple(sorted(names, key=_number))

    def joined(self, pack: Pack, edition: str) -> Pack:
        """Return a pack of the province with an edition behind it.

        Raises:
            KeyError: the edition is not here.
            PackError: it was changed after it was published, or does not go with this pack.
        """
        if edition not in self.editions:
            raise KeyError(edition)
        place = self._folder / edition
        if not is_sealed(place):
            raise PackError((f"本县检查表第 {edition} 版在发布之后被改动，请用备份恢复",))
        return _joined(pack, place, edition)

    def publish(self, pack: Pack, folder: Path, county: str) -> Pack:
        """Keep a county's checklists as the next edition; return the pack with them behind it.

        Raises:
            PackError: a file is wrong, touches what belongs to the province, or there is none.
        """
        edition = f"{county}.{_number(self.editions[-1]) + 1 if self.editions else 1}"
        joined = _joined(pack, folder, edition)
        if joined is pack:
            raise PackError((f"文件夹“{folder}”里没有检查表（*.toml）",))
        seal_for_good(folder, self._folder / edition, pack_sha256(folder))
        return joined


def _joined(pack: Pack, folder: Path, edition: str) -> Pack:
    county, _, number = edition.partition(".")
    return with_county_additions(pack, folder, county, int(number))


def _number(edition: str) -> int:
    return int(edition.partition(".")[2])
