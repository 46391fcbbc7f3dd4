"""A kind of document: its code, its title, and how it is built from its content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from inspector.documents.composition import Composition
from inspector.documents.layout import Layout
from inspector.documents.pdfa import DocumentInfo
from inspector.documents.press import Press
from inspector.documents.printing import Coder, Sheet, printed
from inspector.documents.wording import Wording, Words
from inspector.progress import Progress, unreported

ContentT = TypeVar("ContentT")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says about itself in the file's metadata and at the foot of each page.

    Attributes:
        name: the number, or what else names this one document; may be empty.
        digest: SHA-256 of the record or package that the document rests on, hex, or None.
        signature: words of the line to sign on at the foot of every page without a signature.
        keywords: further numbers to find the file by.
        title: where it is not the sentence "title" of the kind.
    """

    author: str
    name: str
    subject: str
    policy_version: str
    digest: str | None = None
    signature: str | None = None
    keywords: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentKind(Generic[ContentT]):
    """One kind of document.

    Attributes:
        code: F05 and the like; names the section of the sentences; in lower case the module.
        title: for lists; the printed title is one of the sentences.
        abbreviation: 代字 for DocumentNumber (民责改); empty where the kind has no number.
        content: the frozen dataclass that ``build`` takes.
        compose: puts the content on paper with the sentences of this kind.
    """

    code: str
    title: str
    abbreviation: str
    content: type[ContentT]
    compose: Callable[[ContentT, Layout, Words], Imprint]

    def build(
        self,
        content: ContentT,
        press: Press,
        created: datetime,
        progress: Progress = unreported,
        *,
        coder: Coder | None = None,
    ) -> bytes:
        """Return the document as PDF/A-2b; the same arguments give the same bytes.

        Args:
            content: what it says.
            press: fonts and sentences.
            created: time of issue with its zone.
            progress: told between the steps; may raise Cancelled.
            coder: makes the text of the QR code on every page; None: its place stays free.

        Raises:
            MissingCharactersError: no font has some characters; all are named.
            WordingError: a sentence is missing or does not fit.
        """
        progress("正在排版文书", 0.0)
        words = Words(press.wording, self.code)
        paper = Composition(press.fonts)
        imprint = self.compose(content, paper, words)
        info = DocumentInfo(
            title=f"{imprint.title or words('title')} {imprint.name}".strip(),
            author=imprint.author,
            subject=imprint.subject,
            created=created,
            keywords=tuple(k for k in (imprint.name, imprint.digest, *imprint.keywords) if k),
        )
        sheet = Sheet(_reference(imprint, press.wording), imprint.signature, coder)
        return printed(paper, info, sheet, progress)

    def accept(
        self,
        content: object,
        press: Press,
        created: datetime,
        progress: Progress = unreported,
        *,
        coder: Coder | None = None,
    ) -> bytes:
        """Build from content of which only the caller knows that it is this kind's; see build.

        Raises:
            TypeError: it is not.
        """
        return self.build(self._own(content), press, created, progress, coder=coder)

    def draft(self, content: object, wording: Wording, created: datetime) -> bytes:
        """Return the content as a .docx file marked 草稿, for an office that must edit (E10).

        Raises:
            TypeError: it is the content of another kind.
            WordingError: a sentence is missing or does not fit.
        """
        from inspector.documents.draft import Draft, draft_bytes

        draft = Draft(created)
        self.compose(self._own(content), draft, Words(wording, self.code))
        return draft_bytes(draft)

    def _own(self, content: object) -> ContentT:
        if not isinstance(content, self.content):
            raise TypeError(f"{self.code} is built from {self.content.__name__}")
        return content


def _reference(imprint: Imprint, wording: Wording) -> str:
    """Return what stands at the foot of each page, in lines."""
    common = Words(wording, "COMMON")
    lines = [imprint.name] if imprint.name else []
    if imprint.digest is not None:
        lines.append(common("digest", digest=imprint.digest))
    lines.append(common("versions", policy=imprint.policy_version, wording=wording.version))
    return "\n".join(lines)
