"""Which parser reads which kind of file; each is loaded only when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable

from parley.intake import kinds
from parley.intake.parsed import Parsed
from parley.settings import Settings

# numpy's linear algebra, of which nothing is used here, would claim memory for a thread on each core of the machine,
# and a worker's memory is limited
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _pdf(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.pdf import parse

    return parse(data, settings)


def _html(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.html import parse

    return parse(data, settings)


def _docx(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.docx import parse

    return parse(data, settings)


def _plain(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.plain import parse

    return parse(data, settings)


def _links(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.feed import parse

    return parse(data, settings)


def draw(data: bytes, page: int, wide: int) -> Parsed:
    """A page of a PDF as a picture."""
    from parley.intake.picture import draw

    return draw(data, page, wide)


def _odt(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.odt import parse

    return parse(data, settings)


def _epub(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.epub import parse

    return parse(data, settings)


def _rtf(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.rtf import parse

    return parse(data, settings)


def _message(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.message import parse

    return parse(data, settings)


def _saved_page(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.message import parse_saved_page

    return parse_saved_page(data, settings)


def _attachments(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.message import members

    return members(data, settings)


def _zip(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.containers import unpack

    return unpack(data, settings)


def _feed(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.entries import parse

    return parse(data, settings)


PARSERS: dict[str, Callable[[bytes, Settings], Parsed]] = {
    kinds.PDF: _pdf,
    kinds.HTML: _html,
    kinds.DOCX: _docx,
    kinds.TEXT: _plain,
    kinds.MARKDOWN: _plain,
    kinds.LINKS: _links,
    kinds.ODT: _odt,
    kinds.EPUB: _epub,
    kinds.RTF: _rtf,
    kinds.MESSAGE: _message,
    kinds.SAVED_PAGE: _saved_page,
    kinds.ATTACHMENTS: _attachments,
    kinds.ZIP: _zip,
    kinds.FEED: _feed,
}

# what each needs, so that it can be loaded before any document is looked at
LIBRARIES: dict[str, tuple[str, ...]] = {
    kinds.PDF: ("numpy", "pypdfium2", "pypdfium2.raw", "parley.intake.pdf", "parley.intake.picture"),
    kinds.HTML: ("trafilatura", "lxml.html", "parley.intake.html"),
    kinds.DOCX: ("docx", "parley.intake.docx"),
    kinds.TEXT: ("parley.intake.plain",),
    kinds.MARKDOWN: ("parley.intake.plain",),
    kinds.LINKS: ("lxml.etree", "parley.intake.feed"),
    kinds.ODT: ("parley.intake.odt",),
    kinds.EPUB: ("parley.intake.epub",),
    kinds.RTF: ("striprtf.striprtf", "parley.intake.rtf"),
    kinds.MESSAGE: ("parley.intake.message",),
    kinds.SAVED_PAGE: ("trafilatura", "parley.intake.html", "parley.intake.message"),
    kinds.ATTACHMENTS: ("parley.intake.message",),
    kinds.ZIP: ("parley.intake.containers",),
    kinds.FEED: ("lxml.html", "parley.intake.entries"),
}
