"""Small files of the formats that are packages or messages, made here."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

_OFFICE = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
    )
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP of these members, in their order, the first not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, data) in enumerate(members.items()):
            archive.writestr(name, data, zipfile.ZIP_DEFLATED if at else zipfile.ZIP_STORED)
    return stream.getvalue()


def odt(body: str, meta: str = "", styles: str = "", automatic: str = "") -> bytes:
    """An OpenDocument text with this body."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_OFFICE}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_OFFICE}>{styles}</office:document-styles>",
            "meta.xml": f'<office:document-meta {_OFFICE} xmlns:dc="http://purl.org/dc/elements/1.1/">{meta}</office:document-meta>',
        }
    )


def epub(chapters: dict[str, str], facts: str = "", spine: tuple[str, ...] = ()) -> bytes:
    """An e-book with these chapters (name and body), read in the order of `spine`."""
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in chapters)
    order = "".join(f'<itemref idref="{n}"/>' for n in spine or chapters)
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{facts}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
            **{f"OEBPS/{name}.xhtml": page.format(body) for name, body in chapters.items()},
        }
    )


def message(text: str, html: str = "", attached: dict[str, bytes] | None = None) -> bytes:
    """An e-mail with this text, its other form as HTML, and attachments by name."""
    made = EmailMessage()
    made["Subject"], made["From"] = "Rozmowy w Oslo – żadnych postępów", "Anna Żak <zak@example.org>"
    made["To"], made["Date"] = "desk@example.org", "Fri, 03 May 2024 10:00:00 +0200"
    made.set_content(text, charset="iso-8859-2", cte="quoted-printable")
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in (attached or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def saved_page(html: str) -> bytes:
    """A page as browsers save it in one file."""
    inner = EmailMessage()
    inner["From"], inner["Snapshot-Content-Location"] = "<Saved by Blink>", "https://example.org/a"
    inner["Subject"], inner["Date"], inner["MIME-Version"] = "x", "Fri, 10 May 2024 10:00:00 -0000", "1.0"
    inner["Content-Type"] = 'multipart/related; type="text/html"; boundary="b0"'
    body = html.encode("cp1250").decode("latin-1")
    quoted = "".join(f"={ord(c):02X}" if ord(c) > 126 or c == "=" else c for c in body)
    head = "\r\n".join(f"{name}: {value}" for name, value in inner.items())
    part = f"--b0\r\nContent-Type: text/html; charset=windows-1250\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b0--\r\n"
    return f"{head}\r\n\r\n{part}".encode("ascii")
