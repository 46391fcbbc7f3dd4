"""The RO-Crate 1.1 description of an evidence bundle (w3id.org/ro/crate/1.1)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.domain.evidence_bag import BagFile, BundleFacts
from inspector.domain.shanghai import SHANGHAI

METADATA: Final = "ro-crate-metadata.json"
PREVIEW: Final = "ro-crate-preview.html"
_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_TERMS: Final = "#terms"
_AUTHORITY: Final = "#authority"
_INSPECTION: Final = "#inspection"


def crate_metadata(facts: BundleFacts, files: Sequence[BagFile]) -> JsonValue:
    """Return the graph; the files' paths are counted from the crate, which is the bag's data/."""
    officers = [f"#officer-{number}" for number in range(1, len(facts.officers) + 1)]
    graph: list[JsonValue] = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        _root(facts, officers, files),
        *_context_of(facts),
    ]
    graph += [
        {"@id": ident, "@type": "Person", "name": name}
        for ident, name in zip(officers, facts.officers, strict=True)
    ]
    graph += [_file(file) for file in files]
    return {"@context": _CONTEXT, "@graph": graph}


def _root(facts: BundleFacts, officers: Sequence[str], files: Sequence[BagFile]) -> JsonValue:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": facts.title,
        "description": f"{facts.institution}现场检查的封存记录、文书、照片原件和照片流转记录。",
        "identifier": facts.number,
        "datePublished": _instant(facts.made_at),
        "publisher": {"@id": _AUTHORITY},
        "author": _named(officers),
        "license": {"@id": _TERMS},
        "about": {"@id": _INSPECTION},
        "hasPart": _named(file.path for file in files),
    }


def _context_of(facts: BundleFacts) -> list[JsonValue]:
    return [
        {
            "@id": _INSPECTION,
            "@type": "Event",
            "name": f"{facts.institution}现场检查",
            "identifier": facts.inspection_id,
            "startDate": _instant(facts.inspected_at),
        },
        {"@id": _AUTHORITY, "@type": "Organization", "name": facts.authority},
        {
            "@id": _TERMS,
            "@type": "CreativeWork",
            "name": "使用限制",
            "description": f"仅用于{facts.purpose}，不得公开。",
        },
        {"@id": PREVIEW, "@type": "CreativeWork", "about": {"@id": "./"}},
    ]


def _file(file: BagFile) -> JsonValue:
    return {
        "@id": file.path,
        "@type": "File",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _named(idents: Iterable[str]) -> JsonValue:
    return [{"@id": ident} for ident in idents]


def _instant(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).isoformat(timespec="seconds")
