"""Bytes → document: which parser, under which limits, and what became of it. Nothing here raises for a bad document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import structs

from parley.intake import kinds
from parley.intake.parsed import Given, Parsed, Taken, failed
from parley.intake.parsers import PARSERS
from parley.model import When
from parley.settings import Settings, load

#: Bytes of plain text that are read without a process of their own: they take milliseconds whatever they are.
SHORT = 100_000
_AS_TEXT = "save it as PDF, DOCX, HTML or plain text and read that"


def take(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    language: str | None = None,
    is_word: Callable[[str], bool] | None = None,
    uri: str | None = None,
    settings: Settings | None = None,
) -> Taken:
    """The document that `data` holds.

    `name` is the file's name, used for display and for its ending only; `uri` what the document is called in the
    record (else `name`). `published` (EDTF), `publisher`, `title`, `language` are the user's word and go before what
    the document says. `is_word` says whether a word is in the dictionary, for hyphens at line ends; without it the
    letters decide. Raises DateError for a `published` that is no date, and nothing for whatever `data` is: the
    document's `outcome` says what became of it.
    """
    if published is not None:
        When.parse(published)
    settings = settings or load()
    kind, parsed = parse(data, name, settings)
    return _finish(data, uri or name, kind, parsed, Given(published, publisher, title, language, is_word))


def parse(data: bytes, name: str, settings: Settings) -> tuple[str, Parsed]:
    """The media type and what its parser made of it, in a process of its own for everything but short plain text."""
    if len(data) > settings.max_bytes:
        return kinds.UNKNOWN, too_large(len(data), settings)
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        return kinds.TEXT, failed("no-text", "the file is empty", "look at where it came from and fetch it again")
    kind, what = kinds.media_type(data, name)
    if what:
        return kind, _unsupported(data, kind, what)
    if kind in (kinds.ZIP, kinds.FEED):
        return kind, failed("unsupported", "the file holds documents and is none", "read it by its name, or unpack it")
    if kind in (kinds.TEXT, kinds.MARKDOWN) and len(data) <= SHORT:
        parsed = PARSERS[kind](data, settings)
    else:
        from parley.intake.sandbox import parse_apart

        parsed = parse_apart(data, kind, settings)
    if kind in (kinds.TEXT, kinds.MARKDOWN) and parsed.outcome == "unsupported":
        kind = kinds.UNKNOWN
    return kind, _whole(parsed)


def too_large(size: int, settings: Settings) -> Parsed:
    """What becomes of a file with more bytes than are opened."""
    reason = f"the file has {size:,} bytes, the limit is {settings.max_bytes:,}"
    return failed("too-large", reason, "raise the setting max_bytes, or split the file")


def _unsupported(data: bytes, kind: str, what: str) -> Parsed:
    if kind == "application/x-ole-storage" and "EncryptedPackage".encode("utf-16-le") in data:
        return failed(
            "encrypted", "the Office file is locked with a password", "open it, save it without one, and read that"
        )
    if kind.startswith("image/"):
        return failed("no-text", "the file is a picture", "run it through OCR, or ask for a version with text")
    return failed("unsupported", f"the file is {what}, which is not read", _AS_TEXT)


def _whole(parsed: Parsed) -> Parsed:
    """The same, held to what every parser owes: text with a letter in it, and no block on a page that is not there."""
    if parsed.outcome in ("ok", "partial") and not any(map(str.isalnum, parsed.text)):
        return failed("no-text", "there is no letter in it", "look at where it came from and fetch it again")
    pages = max([parsed.pages, *(block.page for block in parsed.blocks)])
    return parsed if pages == parsed.pages else structs.replace(parsed, pages=pages)


def _finish(data: bytes, uri: str, kind: str, parsed: Parsed, given: Given) -> Taken:
    from parley.intake.finish import finish

    return finish(data, uri, kind, parsed, given)


def lost(name: str, parsed: Parsed, data: bytes = b"", uri: str | None = None, digest: str | None = None) -> Taken:
    """The document of something that could not even be opened; its id is that of the bytes with this `digest`, else that
    of `data`, else that of its name.
    """
    taken = _finish(data or name.encode("utf-8", "replace"), uri or name, kinds.UNKNOWN, parsed, Given())
    digest = digest or taken.document.sha256
    return Taken(replace(taken.document, id=digest[:16], sha256=digest, text="", blocks=()))
