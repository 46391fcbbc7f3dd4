"""The packs of a workspace: every version that an inspection was ever started with."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from inspector.domain.policy_pack import Pack
from inspector.policy.county_shelf import CountyShelf
from inspector.policy.load import load_pack_folder
from inspector.policy.pack_error import PackError
from inspector.policy.publish import load_published, publish_pack, published_versions


def county_folder(shelf: Path) -> Path:
    """Return where a county's own editions lie beside the packs of the province."""
    return shelf / "county"


def province_version(version: str) -> str:
    """Return the version of the province's pack behind which a county may have put its own."""
    return version.partition("+")[0]


class PackShelf(Mapping[str, Pack]):
    """Packs by version, read when they are asked for; what came with the program is among them.

    Listed are those of the province; with a county's own items they are found by their version.
    """

    def __init__(self, shipped: Path, shelf: Path) -> None:
        """Stand the shipped pack beside the published ones.

        Args:
            shipped: folder of the pack that came with the program.
            shelf: folder with one folder a version; need not exist yet.

        Raises:
            PackError: the shipped pack does not load.
        """
        self._shipped = shipped
        self._shelf = shelf
        pack = load_pack_folder(shipped)
        self._read = {pack.version: pack}
        self._county = CountyShelf(county_folder(shelf))

    def __getitem__(self, version: str) -> Pack:
        """Return the pack with this version.

        Raises:
            KeyError: it is not here.
            PackError: it was changed after it was published.
        """
        if version not in self._read:
            of_the_province, _, edition = version.partition("+")
            if edition:
                self._read[version] = self._county.joined(self[of_the_province], edition)
            elif version in published_versions(self._shelf):
                self._read[version] = load_published(self._shelf, version)
            else:
                raise KeyError(version)
        return self._read[version]

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*published_versions(self._shelf), self.shipped.version})

    def __len__(self) -> int:
        return len({*published_versions(self._shelf), self.shipped.version})

    @property
    def shipped(self) -> Pack:
        """The pack that came with the program."""
        return next(iter(self._read.values()))

    @property
    def newest(self) -> Pack:
        """The pack that new inspections are started with.

        The county's last edition stands behind it, unless the province's pack has left it behind:
        then the county's items are not asked until the county publishes them anew.
        """
        pack = self.newest_of_the_province
        editions = self._county.editions
        if not editions:
            return pack
        try:
            return self[f"{pack.version}+{editions[-1]}"]
        except PackError:
            return pack

    @property
    def newest_of_the_province(self) -> Pack:
        """The pack with no items of the county."""
        published = published_versions(self._shelf)
        if not published or published[-1] == self.shipped.version:
            return self.shipped
        newest = self[published[-1]]
        return newest if newest.issued_on > self.shipped.issued_on else self.shipped

    def keep_shipped(self) -> None:
        """Put the shipped pack on the shelf, so that a newer program still finds it.

        A later version on the shelf stays the newest: then nothing is put there.

        Raises:
            PackError: it does not check.
        """
        published = published_versions(self._shelf)
        shipped_is_newest = self.newest_of_the_province is self.shipped
        if self.shipped.version not in published and shipped_is_newest:
            publish_pack(self._shipped, self._shelf)
