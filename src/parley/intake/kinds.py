"""What kind of file some bytes are: by what they begin with, then by the file's name."""

from __future__ import annotations

import re

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
# no kind of a document: a feed of which only the addresses are wanted
LINKS = "application/x-feed-links"
UNKNOWN = "application/octet-stream"

# (how it begins, media type, what it is called)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "application/rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old Office file"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "a picture"),
    (b"\xff\xd8\xff", "image/jpeg", "a picture"),
    (b"GIF8", "image/gif", "a picture"),
    (b"II*\x00", "image/tiff", "a picture"),
    (b"MM\x00*", "image/tiff", "a picture"),
    (b"\x1f\x8b", "application/gzip", "a packed file"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a packed file"),
    (b"Rar!\x1a\x07", "application/vnd.rar", "a packed file"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "a database"),
    (b"\x7fELF", "application/x-executable", "a program"),
    (b"MZ\x90\x00", "application/x-executable", "a program"),
)
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", DOCX, ""),
    (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"application/epub+zip", "application/epub+zip", "an e-book"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "a spreadsheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a slide show"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rb"<(?:p|div|article|section|h1|title|table|meta)\b", re.IGNORECASE)


def media_type(data: bytes, name: str) -> tuple[str, str]:
    """The media type of `data` and, for kinds that Parley does not read, what to call it ("a picture"), else ""."""
    if b"%PDF-" in data[:1024]:
        return PDF, ""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for magic, kind, what in _MAGIC:
        if data.startswith(magic):
            return kind, what
    return _by_name(data, name.lower())


def _zipped(data: bytes) -> tuple[str, str]:
    # the names of members stand in clear text at the head of each and in the directory at the end
    seen = data[:4096] + data[-65_536:]
    for mark, kind, what in _ZIPPED:
        if mark in seen:
            return kind, what
    return "application/zip", "a packed file"


def _by_name(data: bytes, name: str) -> tuple[str, str]:
    head = data[3:2048] if data.startswith(b"\xef\xbb\xbf") else data[:2048]
    wide = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if _HTML.match(wide.lstrip(b"\xff\xfe")) or (
        name.endswith((".html", ".htm", ".xhtml")) and _TAG.search(data[:65_536])
    ):
        return HTML, ""
    if name.endswith(".pdf"):
        return PDF, ""
    if name.endswith((".md", ".markdown")):
        return MARKDOWN, ""
    return TEXT, ""
