"""The pages of a document with the signed code on each."""

from inspector.documents.printed_text import text_digest
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

    The text is read back from the pages before they get their code: a checker reads the same.
    A computer without a key prints without code.

    Raises:
        MissingCharactersError: no font has some characters.
        UserError: as the kind.
    """
    press, signer = press_of(workspace), workspace.signer
    if signer is None:
        return kind.accept(content, press, occasion.now, progress)

    def coder(text: str) -> str:
        digest = text_digest(text)
        facts = code_of(occasion, content, document=document, kind=kind.code, text=digest)
        return sign_code(facts, signer)

    return kind.accept(content, press, occasion.now, progress, coder=coder)
