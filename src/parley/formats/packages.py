"""Office packages that are the same bytes each time: members in order, without the time of writing."""

from __future__ import annotations

import io
import re
import zipfile

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_THEN = rb"\g<1>2000-01-01T00:00:00Z\g<2>"
_FIRST = "[Content_Types].xml"


def steady(data: bytes) -> bytes:
    """The same package, the same bytes whenever it is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.compress_type = 0, zipfile.ZIP_DEFLATED
            held = old.read(name)
            new.writestr(member, _WRITTEN.sub(_THEN, held) if name == "docProps/core.xml" else held)
    return out.getvalue()
