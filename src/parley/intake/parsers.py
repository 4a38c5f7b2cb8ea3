"""Which parser reads which kind of file; each is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from parley.intake import kinds
from parley.intake.parsed import Parsed
from parley.settings import Settings


def _pdf(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.pdf import parse

    return parse(data, settings)


def _html(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.html import parse

    return parse(data, settings)


def _docx(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.docx import parse

    return parse(data, settings)


PARSERS: dict[str, Callable[[bytes, Settings], Parsed]] = {kinds.PDF: _pdf, kinds.HTML: _html, kinds.DOCX: _docx}

# what each needs, so that it can be loaded before any document is looked at
LIBRARIES: dict[str, tuple[str, ...]] = {
    kinds.PDF: ("pypdfium2", "pypdfium2.raw", "parley.intake.pdf"),
    kinds.HTML: ("trafilatura", "lxml.html", "parley.intake.html"),
    kinds.DOCX: ("docx", "parley.intake.docx"),
}
