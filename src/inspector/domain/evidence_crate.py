"""The RO-Crate 1.1 description of an evidence bundle (w3id.org/ro/crate/1.1)."""

from collections.abc import Iterable, Sequence
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.domain.evidence_bag import BagFile, BundleFacts
from inspector.domain.shanghai import SHANGHAI

METADATA: Final = "ro-crate-metadata.json"
PREVIEW: Final = "ro-crate-preview.html"
_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_TERMS: Final = "#terms"
_AUTHORITY: Final = "#authority"


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
        {
            "@id": "./",
            "@type": "Dataset",
            "name": facts.title,
            "description": f"{facts.institution}现场检查的封存记录、文书、照片原件和照片流转记录。",
            "identifier": facts.number,
            "datePublished": facts.made_at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
            "publisher": {"@id": _AUTHORITY},
            "author": _named(officers),
            "license": {"@id": _TERMS},
            "about": {"@id": "#inspection"},
            "hasPart": _named([file.path for file in files]),
        },
        {
            "@id": "#inspection",
            "@type": "Event",
            "name": f"{facts.institution}现场检查",
            "identifier": facts.inspection_id,
            "startDate": facts.inspected_at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
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
    graph += [
        {"@id": ident, "@type": "Person", "name": name}
        for ident, name in zip(officers, facts.officers, strict=True)
    ]
    graph += [_file(file) for file in files]
    return {"@context": _CONTEXT, "@graph": graph}


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
