"""What a parser made of bytes → the document: hyphens settled, language told, dates and names weighed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from parley.errors import InputError
from parley.intake import metadata
from parley.intake.hyphens import join
from parley.intake.language import language
from parley.intake.parsed import Given, Parsed, Taken
from parley.model import Block, Document, Span, When


def finish(data: bytes, uri: str, kind: str, parsed: Parsed, given: Given) -> Taken:
    """The document with its anchors. `kind` is its media type, `uri` what it is called in the record."""
    parsed = join(parsed, given.is_word)
    digest = hashlib.sha256(data).hexdigest()
    user = metadata.said(title=given.title, publisher=given.publisher, published=given.published)
    page = metadata.from_page(parsed.text, parsed.blocks)
    tags = metadata.said(
        title=parsed.title, authors=parsed.authors, publisher=parsed.publisher, published=_valid(parsed.published)
    )
    found, origins = metadata.settle(user, page, tags)
    document = Document(
        id=digest[:16],
        sha256=digest,
        uri=uri,
        media_type=kind,
        text=parsed.text,
        language=given.language or language(parsed.text) or parsed.language,
        title=found.get("title"),
        authors=found.get("authors", ()),
        publisher=found.get("publisher"),
        published=metadata.published(found, origins),
        pages=parsed.pages,
        outcome=parsed.outcome,
        reason=parsed.reason,
        next_step=parsed.next_step,
        warnings=parsed.warnings,
        blocks=parsed.blocks if "authors" not in page else _with_byline(parsed.blocks, page["authors"].span),
        number=found.get("number"),
        origins=origins,
    )
    return Taken(document, parsed.anchors)


def _with_byline(blocks: tuple[Block, ...], span: Span | None) -> tuple[Block, ...]:
    """A line of authors below the title is a byline, whatever its shape made of it."""
    return tuple(replace(block, kind="byline") if block.span == span else block for block in blocks)


def _valid(edtf: str | None) -> str | None:
    """The date of a file's tags, or None where it is no date."""
    if edtf is None:
        return None
    try:
        return str(When.parse(edtf))
    except InputError:
        return None
