"""The text files of a BagIt bag (RFC 8493) that holds evidence."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from inspector.domain.shanghai import SHANGHAI

BAG_DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True, slots=True)
class BagFile:
    """One file of the bag.

    Attributes:
        path: from the bag's folder, with forward slashes, without % and line ends.
        size: bytes.
        sha256: hex.
        title: for a person, in Chinese.
        media_type: for example application/pdf.
    """

    path: str
    size: int
    sha256: str
    title: str = ""
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What an evidence bundle is about.

    Attributes:
        number: unique among the bundles of this device.
        authority: the office that made it.
        inspected_at: UTC, when the inspection began.
        officers: who inspected, by name and certificate number.
        purpose: for example 行政复议.
        made_at: UTC.
        made_by: by name and certificate number.
        program: name and version.
    """

    number: str
    authority: str
    institution: str
    inspection_id: str
    inspected_at: datetime
    officers: tuple[str, ...]
    purpose: str
    made_at: datetime
    made_by: str
    program: str

    @property
    def title(self) -> str:
        """What the bundle is called."""
        return f"{self.institution}现场检查证据包（{self.number}）"


def file_of(path: str, data: bytes, title: str, media_type: str) -> BagFile:
    """Return the entry for bytes that are at hand."""
    return BagFile(path, len(data), hashlib.sha256(data).hexdigest(), title, media_type)


def manifest(files: Iterable[BagFile]) -> str:
    """Return the lines of a manifest or tag manifest, sorted by path."""
    ordered = sorted(files, key=lambda file: file.path)
    return "".join(f"{file.sha256}  {file.path}\n" for file in ordered)


def bag_info(facts: BundleFacts, payload: Iterable[BagFile]) -> str:
    """Return bag-info.txt: who made the bag, when, of what, and its size."""
    sizes = [file.size for file in payload]
    return "".join(
        f"{label}: {_one_line(value)}\n"
        for label, value in (
            ("Source-Organization", facts.authority),
            ("External-Description", f"{facts.title}，用途：{facts.purpose}"),
            ("External-Identifier", facts.number),
            ("Internal-Sender-Identifier", facts.inspection_id),
            ("Contact-Name", facts.made_by),
            ("Bagging-Date", facts.made_at.astimezone(SHANGHAI).date().isoformat()),
            ("Bag-Software-Agent", facts.program),
            ("Payload-Oxum", f"{sum(sizes)}.{len(sizes)}"),
        )
    )


def _one_line(value: str) -> str:
    return " ".join(value.split())
