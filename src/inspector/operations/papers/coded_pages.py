"""The pages of a document with the signed code on each."""

from inspector.documents.printed_text import printed_text, text_digest
from inspector.documents.registry import AnyKind
from inspector.exchange.document_code import sign_code
from inspector.operations.papers.code_facts import code_of
from inspector.operations.papers.occasion import Occasion
from inspector.operations.press import press_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress


def coded_pages(
    workspace: Workspace,
    occasion: Occasion,
    content: object,
    kind: AnyKind,
    document: str,
    progress: Progress,
) -> bytes:
    """Return the PDF; the code says the digest of the text that stands on the pages.

    The text is read back from pages without code first: it is what a checker reads later.
    A computer without a key prints without code.

    Raises:
        MissingCharactersError: no font has some characters.
        UserError: as the kind.
    """
    press = press_of(workspace)
    if workspace.signer is None:
        return kind.accept(content, press, occasion.now, progress)
    bare = kind.accept(content, press, occasion.now, lambda step, done: progress(step, done / 2))
    facts = code_of(
        occasion,
        content,
        document=document,
        kind=kind.code,
        text=text_digest(printed_text(bare)),
    )
    return kind.accept(
        content,
        press,
        occasion.now,
        lambda step, done: progress(step, 0.5 + done / 2),
        code=sign_code(facts, workspace.signer),
    )
