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


def _links(data: bytes, settings: Settings) -> Parsed:
    from parley.intake.feed import parse

    return parse(data, settings)


def draw(data: bytes, page: int, wide: int) -> Parsed:
    """A page of a PDF as a picture."""
    from parley.intake.picture import draw

    return draw(data, page, wide)


PARSERS: dict[str, Callable[[bytes, Settings], Parsed]] = {
    kinds.PDF: _pdf,
    kinds.HTML: _html,
    kinds.DOCX: _docx,
    kinds.LINKS: _links,
}

# what each needs, so that it can be loaded before any document is looked at
LIBRARIES: dict[str, tuple[str, ...]] = {
    kinds.PDF: ("numpy", "pypdfium2", "pypdfium2.raw", "parley.intake.pdf", "parley.intake.picture"),
    kinds.HTML: ("trafilatura", "lxml.html", "parley.intake.html"),
    kinds.DOCX: ("docx", "parley.intake.docx"),
    kinds.LINKS: ("lxml.etree", "parley.intake.feed"),
}
