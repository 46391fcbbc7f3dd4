"""Check that everything the program comes with is there and can be loaded."""

from dataclasses import dataclass

from inspector.documents.registry import document_kinds
from inspector.operations.messages.registry import known_messages
from inspector.operations.press import press_of
from inspector.operations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What was found, counted; the packaging test compares it with the checkout."""

    policy_version: str
    policy_sha256: str
    checklists: int
    items: int
    sources: int
    counties: int
    document_kinds: tuple[str, ...]
    messages: tuple[str, ...]
    fonts: int
    journal_lines: int
    missing_files: tuple[str, ...]


def check_self(workspace: Workspace) -> SelfCheck:
    """Load fonts, policy and registries, and look whether every original is in the store.

    Raises:
        UserError: something the program comes with is missing or damaged.
    """
    press_of(workspace)
    policy = workspace.policy
    with workspace.database.reading() as stored:
        hashes = {*stored.photos.all_hashes(), *(one.sha256 for one in stored.documents.all())}
        journal_lines, _ = stored.journal.head()
    return SelfCheck(
        policy_version=policy.version,
        policy_sha256=policy.sha256,
        checklists=len(policy.checklists),
        items=sum(len(one.items) for one in policy.checklists.values()),
        sources=len(policy.sources),
        counties=len(workspace.divisions.counties),
        document_kinds=tuple(document_kinds()),
        messages=tuple(sorted(known_messages())),
        fonts=len(list((workspace.resources / "fonts").glob("*.ttf"))),
        journal_lines=journal_lines,
        missing_files=tuple(sorted(workspace.files.missing(hashes))),
    )
