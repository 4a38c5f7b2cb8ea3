"""Word file → its text: paragraphs, headings and lists by style, tables by cell, footnotes; what it says of itself."""

from __future__ import annotations

import io
import re
from typing import Any

from parley.intake.blocks import Builder
from parley.intake.containers import fault
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import refine
from parley.intake.word import write
from parley.settings import Settings


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the file holds; no part of it is unpacked before the container was looked over."""
    found = fault(data, settings)
    if found is not None:
        return found
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError):
        return failed(
            "unsupported", "the Word file is damaged and cannot be opened", "open it in Word and save it again"
        )
    builder = Builder()
    write(document, builder)
    if not any(c.isalnum() for c in builder.text):
        return failed("no-text", "the file has no text, perhaps only pictures", "run its pictures through OCR")
    return capped(_parsed(document, builder), settings.max_characters)


def _parsed(document: Any, builder: Builder) -> Parsed:
    tags = document.core_properties
    created = tags.created
    return Parsed(
        text=builder.text,
        blocks=refine(builder.text, builder.blocks),
        title=" ".join((tags.title or "").split()) or None,
        authors=tuple(a.strip() for a in re.split(r"[;,]", tags.author or "") if len(a.split()) > 1 and a.strip()),
        # python-docx's own template says 2013-12-23 of every file made from it
        published=created.date().isoformat() if created and created.year > 1980 and not _template(created) else None,
        language=(tags.language or "")[:2].lower() or None,
    )


def _template(created: Any) -> bool:
    return bool(created.isoformat().startswith("2013-12-23T23:15"))
