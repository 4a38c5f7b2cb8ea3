"""Parts of packages (OpenDocument, e-books) as XML: no entities, no document types, nothing loaded from elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from parley.intake.parsed import Parsed, failed


def tree(data: bytes) -> Any:
    """The root element of the part. Raises etree.XMLSyntaxError where it is no XML."""
    # a fresh parser each time: what one document defines must not be seen by the next
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def local(element: Any) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def opened(data: bytes, what: str, read: Callable[[zipfile.ZipFile], Parsed]) -> Parsed:
    """What `read` makes of the package; where a part is missing or damaged, the outcome that says so of a `what`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return read(package)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, etree.XMLSyntaxError):
        return failed("unsupported", f"the {what} is damaged and cannot be opened", "open it and save it again")
