"""The packs of a workspace: every version that an inspection was ever started with."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from inspector.domain.policy_pack import Pack
from inspector.policy.load import load_pack_folder
from inspector.policy.publish import load_published, publish_pack, published_versions


class PackShelf(Mapping[str, Pack]):
    """Packs by version, read when they are asked for; what came with the program is among them."""

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

    def __getitem__(self, version: str) -> Pack:
        """Return the pack with this version.

        Raises:
            KeyError: it is not here.
            PackError: it was changed after it was published.
        """
        if version not in self._read:
            if version not in published_versions(self._shelf):
                raise KeyError(version)
            self._read[version] = load_published(self._shelf, version)
        return self._read[version]

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*published_versions(self._shelf), *self._read})

    def __len__(self) -> int:
        return len({*published_versions(self._shelf), *self._read})

    @property
    def shipped(self) -> Pack:
        """The pack that came with the program."""
        return next(iter(self._read.values()))

    @property
    def newest(self) -> Pack:
        """The pack that new inspections are started with."""
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
        if self.shipped.version not in published and self.newest is self.shipped:
            publish_pack(self._shipped, self._shelf)
