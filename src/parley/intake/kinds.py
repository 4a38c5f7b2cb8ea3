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
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"
MESSAGE = "message/rfc822"
SAVED_PAGE = "multipart/related"
# containers: no documents themselves
ZIP = "application/zip"
FEED = "application/rss+xml"
# no kind of a document: what hangs on a message
ATTACHMENTS = "message/x-attachments"
UNKNOWN = "application/octet-stream"

# (how it begins, media type, what it is called)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", RTF, ""),
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
# (folder that holds its parts, media type, how its name ends, what it is called)
_OFFICE: tuple[tuple[bytes, str, str, str], ...] = (
    (b"word/", DOCX, ".docx", ""),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "a spreadsheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx", "a slide show"),
)
_MOST = 10_000
# a comment may not run over its own end: tried in all ways, some hundred bytes of comments would take for ever
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|article|section|h1|title|table|meta)\b", re.IGNORECASE)


_PACKAGES = ((ODT.encode(), ODT), (EPUB.encode(), EPUB))
_FIELD = re.compile(rb"(?:[A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)")
_FIRST = re.compile(rb"<([A-Za-z][\w:.-]*)[\s>/]")
_FEEDS = frozenset({b"rss", b"rdf:rdf", b"feed", b"atom:feed"})


def media_type(data: bytes, name: str) -> tuple[str, str]:
    """The media type of `data` and, for kinds that Parley does not read, what to call it ("a picture"), else ""."""
    if b"%PDF-" in data[:1024]:
        return PDF, ""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, name.lower())
    for magic, kind, what in _MAGIC:
        if data.startswith(magic):
            return kind, what
    return _by_name(data, name.lower())


def _zipped(data: bytes, name: str) -> tuple[str, str]:
    for mark, kind in _PACKAGES:
        # both formats ask that their name stands first and is not packed; a ZIP of e-books has it deeper inside
        if mark in data[:200]:
            return kind, ""
    names = _members(data)
    for folder, kind, ending, what in _OFFICE:
        typed = b"[Content_Types].xml" in names and any(one.startswith(folder) for one in names)
        if typed or name.endswith(ending):
            return kind, what
    return ZIP, ""


def _members(data: bytes) -> set[bytes]:
    """The names in the directory at the end of a ZIP; only the first member's where the file has no end."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        return {data[30 : 30 + int.from_bytes(data[26:28], "little")]}
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    names: set[bytes] = set()
    at = start if data[start : start + 4] == b"PK\x01\x02" else end - size
    while data[at : at + 4] == b"PK\x01\x02" and len(names) < _MOST:
        name, extra, comment = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (28, 30, 32))
        names.add(data[at + 46 : at + 46 + name])
        at += 46 + name + extra + comment
    return names


def _by_name(data: bytes, name: str) -> tuple[str, str]:
    head = data[3:2048] if data.startswith(b"\xef\xbb\xbf") else data[:2048]
    wide = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if _HTML.match(wide.lstrip(b"\xff\xfe")) or (
        name.endswith((".html", ".htm", ".xhtml")) and _TAG.search(data[:65_536])
    ):
        return HTML, ""
    if _is_feed(head):
        return FEED, ""
    if name.endswith((".mht", ".mhtml", ".eml")) or _is_message(head):
        return (SAVED_PAGE if name.endswith((".mht", ".mhtml")) or _is_saved(data[:4096]) else MESSAGE), ""
    if name.endswith(".pdf"):
        return PDF, ""
    if name.endswith((".md", ".markdown")):
        return MARKDOWN, ""
    return TEXT, ""


def _is_feed(head: bytes) -> bool:
    """Whether the first element is that of RSS or Atom."""
    first = _FIRST.search(head) if head.lstrip()[:1] == b"<" else None
    return first is not None and first[1].lower() in _FEEDS


def _is_message(head: bytes) -> bool:
    """Whether the bytes begin with the head of a message: several fields, one of those that only messages have."""
    fields = 0
    at = 0
    while (field := _FIELD.match(head, at)) is not None and fields < 12:
        fields, at = fields + 1, field.end()
    known = {b"from", b"date", b"received", b"message-id", b"mime-version", b"return-path", b"subject", b"to"}
    names = {line.split(b":", 1)[0].strip().lower() for line in head[:at].split(b"\n") if b":" in line}
    return fields >= 3 and len(names & known) >= 3


def _is_saved(head: bytes) -> bool:
    """Whether the message is a page that a browser saved."""
    low = head.lower()
    return b"multipart/related" in low and (b"saved by" in low or b"snapshot-content-location" in low)
