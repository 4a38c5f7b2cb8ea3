"""E-mail (.eml) and saved pages (.mht) → the text of the message or page; what its head says of it."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.message import Message
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime

from parley.intake import markup
from parley.intake.blocks import APART, Builder
from parley.intake.encoding import decode
from parley.intake.parsed import Member, Parsed, capped, failed
from parley.intake.text import blocks, refine
from parley.settings import Settings

_FAULTS = (ValueError, LookupError, TypeError, AttributeError, UnicodeError)


def parse(data: bytes, settings: Settings) -> Parsed:
    """The message: its subject as title, then its text; attachments are documents of their own (see `members`)."""
    message = _opened(data)
    title, body = _header(message, "Subject"), _body(message)
    built = Builder()
    built.add(title or "", "title")
    start = built.length + len(APART) if built.parts else 0
    if body is None:
        return failed("no-text", "the message has no text of its own", "read its attachments, saved as files")
    kind, source = body
    if kind == "text/html":
        page = markup.parsed(source)
        if page is not None:
            markup.write(page, built)
        text, made = built.text, refine(built.text, built.blocks)
    else:
        source = source.strip("\n")
        moved = [
            replace(b, span=(b.span[0] + start, b.span[1] + start)) for b in blocks(source[: settings.max_characters])
        ]
        # the subject is the title; the first line of the message is none
        moved = [replace(b, kind="heading") if built.parts and b.kind == "title" else b for b in moved]
        text, made = APART.join(part for part in (built.text, source) if part), (*built.blocks, *moved)
    if not any(c.isalnum() for c in text):
        return failed("no-text", "the message has no text of its own", "read its attachments, saved as files")
    parsed = Parsed(text=text, blocks=tuple(made), title=title, authors=_authors(message), published=_date(message))
    return capped(parsed, settings.max_characters)


def parse_saved_page(data: bytes, settings: Settings) -> Parsed:
    """The page of an `.mht` file; what the file says of the day of saving is no date of publication."""
    from parley.intake.html import parse as parse_page

    for part in _opened(data).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            text = _text(part)
            page = text.encode("utf-8", "replace")
            return parse_page(b"\xef\xbb\xbf" + page if page.strip() else page, settings)
    return failed("no-text", "the saved page has no page in it", "open it in a browser and save it as HTML")


def members(data: bytes, settings: Settings) -> Parsed:
    """The attachments of a message, in order, each with its name."""
    found: list[Member] = []
    for part in _attached(_opened(data)):
        name = _name(part, len(found) + 1)
        if isinstance(part.get_payload(), list) and part.get_content_maintype() == "message":
            found.append(Member(name, _inner(part)))
        else:
            payload = part.get_payload(decode=True)
            found.append(Member(name, payload if isinstance(payload, bytes) else b""))
        if len(found) > settings.max_members:
            reason = f"the message has more than {settings.max_members:,} attachments"
            return failed("too-large", reason, "raise the setting max_members, if you trust the file")
    return Parsed(members=tuple(found))


def _opened(data: bytes) -> Message:
    return email.message_from_bytes(data, policy=default)


def _attached(message: Message) -> list[Message]:
    """The parts that are files, not those that make up the text; a message inside is not looked into."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting = [inner for inner in payload if isinstance(inner, Message)] + waiting
        elif part is not message and (_disposition(part) == "attachment" or part.get_content_maintype() == "message"):
            found.append(part)
    return found


def _inner(part: Message) -> bytes:
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else None
    return first.as_bytes() if isinstance(first, Message) else b""


def _disposition(part: Message) -> str:
    try:
        return str(part.get_content_disposition() or "")
    except _FAULTS:
        return ""


def _name(part: Message, number: int) -> str:
    try:
        name = part.get_filename()
    except _FAULTS:
        name = None
    ending = ".eml" if part.get_content_maintype() == "message" else ""
    return " ".join((name or "").split()) or f"attachment-{number}{ending}"


def _body(message: Message) -> tuple[str, str] | None:
    """The kind and text of the body: plain, unless the plain part is empty or a stub for a longer page."""
    found: dict[str, str] = {}
    for part in message.walk():
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and kind not in found and _disposition(part) != "attachment":
            text = _text(part)
            if text.strip():
                found[kind] = text
    plain, page = found.get("text/plain", ""), found.get("text/html", "")
    if page and len(plain) < 0.2 * len(re.sub(r"<[^>]*>", "", page)):
        return "text/html", page
    return ("text/plain", plain) if plain else None


def _text(part: Message) -> str:
    """The text of a part, by the encoding that it declares, else by its bytes."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        declared = str(part.get_content_charset() or "")
        text = data.decode(declared) if declared not in ("", "us-ascii") else None
    except _FAULTS:
        text = None
    if text is None:
        decoded = decode(data)
        text = decoded.text if decoded is not None else ""
    return re.sub(r"\r\n?", "\n", text)


def _header(message: Message, name: str) -> str | None:
    try:
        return " ".join(str(message[name] or "").replace("\x00", "").split()) or None
    except _FAULTS:
        return None


def _authors(message: Message) -> tuple[str, ...]:
    names = (name for name, _ in getaddresses([_header(message, "From") or ""]))
    return tuple(name.strip() for name in names if len(name.split()) > 1)


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except _FAULTS:
        return None
