"""What a parser made of bytes → the document: hyphens settled, language told, dates and names weighed."""

from __future__ import annotations

import hashlib

from parley.errors import InputError
from parley.intake import metadata
from parley.intake.hyphens import join
from parley.intake.language import language
from parley.intake.parsed import Given, Parsed, Taken
from parley.model import Document, When


def finish(data: bytes, uri: str, kind: str, parsed: Parsed, given: Given) -> Taken:
    """The document with its anchors. `kind` is its media type, `uri` what it is called in the record."""
    parsed = join(parsed, given.is_word)
    digest = hashlib.sha256(data).hexdigest()
    user = metadata.Found(given.title, (), given.publisher, given.published)
    page = metadata.from_page(parsed.text, parsed.blocks)
    tags = metadata.Found(parsed.title, parsed.authors, parsed.publisher, _valid(parsed.published))
    found, published = metadata.settle(user, page, tags)
    document = Document(
        id=digest[:16],
        sha256=digest,
        uri=uri,
        media_type=kind,
        text=parsed.text,
        language=given.language or language(parsed.text) or parsed.language,
        title=found.title,
        authors=found.authors,
        publisher=found.publisher,
        published=published,
        pages=parsed.pages,
        outcome=parsed.outcome,
        reason=parsed.reason,
        next_step=parsed.next_step,
        warnings=parsed.warnings,
        blocks=parsed.blocks,
    )
    return Taken(document, parsed.anchors)


def _valid(edtf: str | None) -> str | None:
    """The date of a file's tags, or None where it is no date."""
    if edtf is None:
        return None
    try:
        return str(When.parse(edtf))
    except InputError:
        return None
