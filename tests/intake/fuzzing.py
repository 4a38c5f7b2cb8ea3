"""Samples of every format, and ways to spoil them: seeded, so that a file that did harm can be made again by number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import get_args

from parley.intake import Taken, take, take_all
from parley.intake.sources import Source
from parley.intake.unpack import unpacked
from parley.model import Document
from parley.model.document import Outcome
from parley.settings import Settings

from . import packages, pages

PROSE = "Strony uzgodniły w piątek rozejm, który obejmie całą cieśninę i porty po obu jej brzegach. " * 6
ENGLISH = "The two sides agreed on Friday to a truce that covers the strait and the ports on both shores. " * 6
PAGE = f"<!DOCTYPE html><html lang='pl'><head><meta charset='utf-8'><title>Rozejm</title></head><body><article><h1>Rozejm</h1><p>{PROSE}</p><table><tr><td>a</td><td>b</td></tr></table><p>{ENGLISH}</p></article></body></html>"
RTF = rb"{\rtf1\ansi\ansicpg1250{\info{\title Nota}}\f0 Rozejm potrwa do \'9crody.\par Strony zwolni\'b3y 12 os\'f3b.\par}"
FEED = f"<?xml version='1.0'?><rss version='2.0'><channel><title>A</title><item><title>B</title><link>https://a.test/1</link><description>{PROSE}</description></item></channel></rss>"
#: Bytes that mean something to one parser or another.
WORDS = (
    b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&#x110000;", b"&", b"]]>", b"<!--", b"<![CDATA[", b"%PDF-1.7", b"obj",
    b"endobj", b"stream\n", b"endstream", b"<< /Length 99999999 >>", b"/Kids [1 0 R]", b"xref", b"trailer", b"/Count -1", b"PK\x03\x04",
    b"PK\x01\x02", b"PK\x05\x06", b"{\\rtf1", b"{", b"}", b"\\'", b"\\bin99999999 ", b"Content-Type: multipart/mixed; boundary=a\r\n",
    b"\r\n\r\n", b"--a\r\n", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"\xc5\x82", b"\x82", b"99999999999999999999", b"-1",
)  # fmt: skip


def samples() -> dict[str, bytes]:
    """One file of each kind, and some PDFs of different make, by a name that tells the kind."""
    body = f"<text:h>Wyniki</text:h><text:p>{PROSE}</text:p>"
    word = _word()
    return {
        "one.pdf": pages.one_column().data,
        "columns.pdf": pages.columns(2).data,
        "table.pdf": pages.table_inside().data,
        "scan.pdf": pages.scan(),
        "locked.pdf": pages.locked(),
        "a.html": PAGE.encode(),
        "a.docx": word,
        "a.odt": packages.odt(body, meta="<dc:title>Nota</dc:title>"),
        "a.epub": packages.epub({"a": f"<h1>Raz</h1><p>{PROSE}</p>", "b": f"<p>{ENGLISH}</p>"}),
        "a.rtf": RTF,
        "a.eml": packages.message(PROSE, PAGE, {"nota.docx": word}),
        "a.mht": packages.saved_page(PAGE),
        "a.zip": packages.packed({"a.txt": PROSE, "b.html": PAGE, "c.docx": word}),
        "feed.xml": FEED.encode(),
        "a.md": f"# Rozejm\n\n{PROSE}\n\n- raz\n- dwa\n".encode(),
        "utf8.txt": PROSE.encode(),
        "cp1250.txt": PROSE.encode("cp1250"),
        "latin2.txt": PROSE.encode("iso8859-2"),
        "utf16.txt": PROSE.encode("utf-16"),
        "a.jsonl.txt": b'{"text": "a"}\n' * 20,
    }


def _word() -> bytes:
    import io

    import docx

    made = docx.Document()
    made.add_heading("Rozejm", 0)
    made.add_paragraph(PROSE)
    made.add_table(2, 2).cell(0, 0).text = "kraj"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def mutated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` spoiled files with their names; the same ones for the same seed."""
    made = sorted(samples().items())
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        name, data = made[number % len(made)]
        yield f"{number:05}-{name}", _spoil(chance, data, made)


def _spoil(chance: random.Random, data: bytes, others: list[tuple[str, bytes]]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8, 32))):
        at = chance.randrange(len(changed) + 1)
        way = chance.randrange(9)
        if way == 0 and changed:
            changed[at % len(changed)] ^= 1 << chance.randrange(8)
        elif way == 1:
            changed[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 50))
        elif way == 2:
            del changed[at : at + chance.choice((1, 4, 64, 1024))]
        elif way == 3:
            changed[at : at + 16] = chance.randbytes(16)
        elif way == 4:
            changed[at:at] = changed[at : at + 512] * chance.choice((1, 3, 20))
        elif way == 5:
            del changed[chance.randrange(len(changed) + 1) :]
        elif way == 6:
            part = chance.choice(others)[1]
            changed[at:at] = part[chance.randrange(len(part)) :][:2048]
        elif way == 7:
            changed[at : at + 4] = (0xFFFFFFFF if chance.random() < 0.5 else 0).to_bytes(4, "little")
        else:
            changed[at : at + 8] = changed[at : at + 8][::-1]
    return bytes(changed)


def documents(name: str, data: bytes, settings: Settings) -> list[Document]:
    """All that becomes of a file: itself, or what is unpacked of it."""
    found = list(take_all(unpacked(Source(name, data=data), settings), settings=settings))
    return [one.document for one in found]


def faults(document: Document) -> list[str]:
    """What is wrong with an outcome, if anything: unclassified, without a next step, text that is not text, blocks astray."""
    found = []
    if document.outcome not in get_args(Outcome):
        found.append(f"outcome {document.outcome!r}")
    if document.outcome != "ok" and not (document.reason and document.next_step):
        found.append(f"{document.outcome} without reason or next step")
    if document.outcome not in ("ok", "partial") and document.text:
        found.append(f"{document.outcome} with text")
    if document.outcome == "ok" and not any(map(str.isalnum, document.text)):
        found.append("ok without a letter")
    try:
        document.text.encode()
    except UnicodeEncodeError:
        found.append("text with half a character")
    for block in document.blocks:
        if not 0 <= block.span[0] <= block.span[1] <= len(document.text) or not 1 <= block.page <= document.pages:
            found.append(f"block at {block.span} of page {block.page}")
    if len(document.id) != 16 or not document.sha256.startswith(document.id):
        found.append("id does not follow from the hash")
    return found


def taken(name: str, data: bytes, settings: Settings) -> Taken:
    return take(data, name=name, settings=settings)
