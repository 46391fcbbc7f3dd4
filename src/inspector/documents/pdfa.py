"""Makes a PDF conform to PDF/A-2b (ISO 19005-2): colour profile, metadata, language."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from inspector.documents.code_on_pages import put_code
from inspector.documents.pen import Pattern

PRODUCER = "养老检查"
_DEFLATE_LEVEL: Final = 1
"""A file grows by two hundredths over the usual 6, and is deflated in half the time."""
pikepdf.settings.set_flate_compression_level(_DEFLATE_LEVEL)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the file says about itself.

    ``created`` is the time of issue with its zone; the same input and time give the same bytes.
    """

    title: str
    author: str
    subject: str
    created: datetime
    keywords: tuple[str, ...] = ()


def conforming(raw: bytes, info: DocumentInfo, code: Pattern | None = None) -> bytes:
    """Return a PDF/A-2b file with the pages of ``raw``, whose fonts must all be embedded.

    A code is put on every page. The result depends on the input alone.
    """
    with Pdf.open(BytesIO(raw)) as pdf:
        pdf.Root.OutputIntents = Array([_output_intent(pdf)])
        pdf.Root.Metadata = _metadata(pdf, info)
        pdf.Root.Lang = String("zh-CN")
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for page in pdf.pages:
            if Name.Trans in page.obj:  # reportlab writes an empty one
                del page.obj[Name.Trans]
        if code is not None:
            put_code(pdf, code)
        stamp = pdf_date(info.created)
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(
                Title=String(info.title),
                Author=String(info.author),
                Subject=String(info.subject),
                Keywords=String("；".join(info.keywords)),
                Creator=String(PRODUCER),
                Producer=String(PRODUCER),
                CreationDate=String(stamp),
                ModDate=String(stamp),
            )
        )
        result = BytesIO()
        pdf.save(
            result,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
        )
    return result.getvalue()


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )


@cache
def srgb_profile() -> bytes:
    """Return an sRGB ICC profile (version 4) without the time at which it was made."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # ICC.1:2022, 7.2: bytes 24-35 are the date, 84-99 the digest of the rest, zero = not computed.
    date = b"\x07\xd0\x00\x01\x00\x01" + bytes(6)
    return profile[:24] + date + profile[36:84] + bytes(16) + profile[100:]


def pdf_date(moment: datetime) -> str:
    """Return a moment as PDF writes it.

    Raises:
        ValueError: it has no zone.
    """
    offset = moment.strftime("%z")
    if not offset:
        raise ValueError("the time of issue needs its zone")
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _metadata(pdf: Pdf, info: DocumentInfo) -> pikepdf.Stream:
    stamp = info.created.isoformat(timespec="seconds")
    keywords = escape("；".join(info.keywords))
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(info.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(info.subject)}</rdf:li></rdf:Alt>\
</dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    stream = pdf.make_stream(packet.encode("utf-8"))
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    return stream
