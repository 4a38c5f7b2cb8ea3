"""A page of a PDF as a picture. To be run inside the sandbox only."""

from __future__ import annotations

import struct
import zlib

from parley.intake.parsed import Parsed, failed

#: Most dots of a picture, so that a page of a mile is not drawn.
MOST = 24_000_000
#: How hard zlib tries: pages are mostly white, more costs time and saves little.
LEVEL = 2


def draw(data: bytes, number: int, wide: int) -> Parsed:
    """Page `number` (from 1), so many dots wide, as an RGB PNG in `image`; `no-text` where there is no such page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= number <= len(document):
            return failed("no-text", f"the document has no page {number}", "look at how many pages it has")
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(wide / max(width, 1.0), (MOST / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, draw_annots=False)
        return Parsed(image=png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels))
    finally:
        document.close()


def png(dots: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Rows of grey (1 channel) or RGB dots, each row `stride` bytes long, as a PNG file (ISO/IEC 15948)."""
    row = width * channels
    lines = b"".join(b"\x00" + dots[at * stride : at * stride + row] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if channels == 3 else 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
