"""Every state that a power cut may leave, from a disk and the calls that were made on it.

The rules are those of POSIX, which promise less than any file system keeps. What a file holds
lasts from its fsync on; before that each write may have arrived, or not, or some sectors of it, in
any order, or only the length of the file. A name lasts from the fsync of its folder on; before
that each creation, renaming and removal may have arrived or not. A renaming arrives whole.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path, PurePosixPath

SECTOR = 512
FEW = 4  # pending changes of names up to which every choice among them is tried
REBUILT = "-shm"  # SQLite makes its index of the log anew when nobody has the file open


@dataclass(frozen=True)
class Call:
    """One call; `what` says which of the other fields count."""

    what: str
    path: str = ""
    to: str = ""
    file: int = 0
    offset: int = 0
    size: int = 0
    text: str = ""
    data: bytes = b""


@dataclass
class Disk:
    """Names of folders (0) and files (their number), and what the files hold."""

    names: dict[str, int]
    files: dict[int, bytes]

    def write_to(self, folder: Path) -> None:
        """Make this disk in a folder; what lies in a folder without a name is lost."""
        for name, file in sorted(self.names.items()):
            path = folder / name[1:]
            if not path.parent.exists():
                continue
            if file:
                path.write_bytes(self.files[file])
            else:
                path.mkdir()


@dataclass(frozen=True)
class Moment:
    """When the power failed: after which call, and what the user had been told before.

    `closely`: whether each pending write is looked at by itself.
    """

    call: Call
    place: int
    told: tuple[str, ...]
    closely: bool


@dataclass(frozen=True)
class State:
    """What may be found after a power cut.

    `arrived` has, of the files that were written to since their last fsync, the writes that count.
    """

    names: Mapping[str, int]
    lasting: Mapping[int, bytes]
    arrived: Mapping[int, Sequence[Call]]
    moment: Moment
    why: str

    def disk(self) -> Disk:
        """Build it."""
        files = dict(self.lasting)
        for number, calls in self.arrived.items():
            files[number] = _written(files[number], calls)
        return Disk(dict(self.names), files)


@dataclass
class _Names:
    lasting: dict[str, int]
    pending: list[Call] = field(default_factory=list)

    def fsync(self, folder: str) -> None:
        """Make the changes in a folder last, and what they stand upon."""
        arrived = [one for one in self.pending if folder in _folders(one)]
        self.lasting = _renamed(self.lasting, arrived)
        moved = {one.path for one in arrived if one.what == "rename"}
        self.pending = [one for one in self.pending if one not in arrived and one.path not in moved]

    def choices(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield names that may be found, those first that lose most or least."""
        count = len(self.pending)
        chosen: list[tuple[Call, ...]] = [(), tuple(self.pending)]
        if count <= FEW:
            for size in range(1, count):
                chosen += combinations(self.pending, size)
        else:
            chosen += [tuple(self.pending[:end]) for end in range(1, count)]
            chosen += [_without(self.pending, at) for at in range(count)]
        for calls in dict.fromkeys(chosen):
            yield f"{len(calls)} of {count} names", _renamed(self.lasting, calls)


@dataclass
class _File:
    lasting: bytes = b""
    pending: list[Call] = field(default_factory=list)

    def fsync(self) -> None:
        self.lasting, self.pending = _written(self.lasting, self.pending), []

    def choices(self) -> Iterator[tuple[str, tuple[Call, ...]]]:
        """Yield what may have arrived, beside nothing and all of it."""
        count = len(self.pending)
        length = max((one.offset + len(one.data) for one in self.pending), default=0)
        if length > len(self.lasting):
            yield "length alone", (Call("truncate", size=length),)
        for end in range(1, count):
            yield f"first {end} of {count} writes", tuple(self.pending[:end])
        for at in range(count):
            yield f"all but write {at} of {count}", _without(self.pending, at)
            for name, torn in _torn(self.pending[at]):
                parts = (*self.pending[:at], *torn)
                yield f"{name} of write {at} of {count}", parts
                yield f"{name} of write {at}, all others", (*parts, *self.pending[at + 1 :])


def crash_states(
    before: Disk, calls: Sequence[Call], closely: Collection[int] | None = None
) -> Iterator[State]:
    """Yield the states that may be found when the power fails after any of the calls.

    Args:
        before: what is there before the first call; it lasts.
        calls: in their order.
        closely: places of the calls after which each pending write is looked at by itself, all
            by default; after the others all of them arrive, or none.
    """
    names = _Names(dict(before.names))
    files = {number: _File(data) for number, data in before.files.items()}
    hidden = {number for name, number in before.names.items() if name.endswith(REBUILT)}
    told: tuple[str, ...] = ()
    for at, call in enumerate(calls):
        if call.what == "mark":
            told = (*told, call.text)
        elif call.what == "create" and call.path.endswith(REBUILT):
            hidden.add(call.file)
        _take(call, names, files)
        if call.file not in hidden:
            moment = Moment(call, at, told, closely is None or at in closely)
            yield from _after(names, files, hidden, moment)


def _take(call: Call, names: _Names, files: dict[int, _File]) -> None:
    match call.what:
        case "create":
            files[call.file] = _File()
            names.pending.append(call)
        case "mkdir" | "remove" | "rename":
            names.pending.append(call)
        case "write" | "truncate":
            files[call.file].pending.append(call)
        case "fsync":
            files[call.file].fsync()
        case "fsync-folder":
            names.fsync(call.path)


def _after(
    names: _Names, files: dict[int, _File], hidden: set[int], moment: Moment
) -> Iterator[State]:
    lasting = {number: file.lasting for number, file in files.items()}
    whole = {
        number: tuple(file.pending)
        for number, file in files.items()
        if file.pending and number not in hidden
    }
    for which, found in names.choices():
        shown = {name: number for name, number in found.items() if number not in hidden}
        why = f"after call {moment.place}, {which}"
        yield State(shown, lasting, {}, moment, f"{why}, no pending data")
        yield State(shown, lasting, whole, moment, f"{why}, all pending data")
        for number in whole.keys() & set(shown.values()) if moment.closely else ():
            for what, parts in files[number].choices():
                yield State(shown, lasting, {number: parts}, moment, f"{why}, {what}")
                if len(whole) > 1:
                    most = {**whole, number: parts}
                    yield State(shown, lasting, most, moment, f"{why}, {what}, all other files")


def _folders(call: Call) -> set[str]:
    return {str(PurePosixPath(path).parent) for path in (call.path, call.to) if path}


def _without(calls: Sequence[Call], at: int) -> tuple[Call, ...]:
    return (*calls[:at], *calls[at + 1 :])


def _renamed(names: dict[str, int], calls: Sequence[Call]) -> dict[str, int]:
    found = dict(names)
    for call in calls:
        match call.what:
            case "create" | "mkdir":
                found[call.path] = call.file
            case "remove":
                found.pop(call.path, None)
            case "rename":
                found.pop(call.path, None)
                found[call.to] = call.file
    return found


def _written(data: bytes, calls: Sequence[Call]) -> bytes:
    content = bytearray(data)
    for call in calls:
        end = call.offset + len(call.data) if call.what == "write" else call.size
        content.extend(b"\0" * (end - len(content)))
        if call.what == "write":
            content[call.offset : end] = call.data
        else:
            del content[end:]
    return bytes(content)


def _torn(call: Call) -> Iterator[tuple[str, tuple[Call, ...]]]:
    first = SECTOR - call.offset % SECTOR
    if call.what != "write" or len(call.data) <= first:
        return
    cuts = [0, *range(first, len(call.data), SECTOR), len(call.data)]
    sectors = [
        Call("write", file=call.file, offset=call.offset + start, data=call.data[start:end])
        for start, end in pairwise(cuts)
    ]
    half = len(sectors) // 2
    yield "first half", tuple(sectors[:half])
    yield "second half", tuple(sectors[half:])
    yield "even sectors", tuple(sectors[::2])
    yield "odd sectors", tuple(sectors[1::2])
