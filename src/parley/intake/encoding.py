"""Bytes → text: by byte order mark, strict UTF-8, then the legacy encodings of Polish, decided by its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_USUAL = frozenset("„”’‘“–—…«»§°€·•é’öüäÖÜÄßšžčřěýáíčŠŽČ \xa0")
# UTF-8 once read as a legacy encoding and written again: "Ĺ‚", "Ä…", "Å‚", "â€“"
_MOJIBAKE = re.compile(r"[ĹÅÄĂÃ][\x80-\xbf‚„…†‡‰Š‹›™šśťžźŽ¤¦§¨©«¬®°±´µ¶·¸»¼½¾¿\u203a]|â€.|Ăł|Ã³")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The `text`, the `encoding` it was read with, how that was found, and what is doubtful about it."""

    text: str
    encoding: str
    found_by: str
    warnings: tuple[str, ...] = ()
    whole: bool = True


def decode(data: bytes) -> Decoded | None:
    """The text that `data` holds, line ends made `\\n`; None where the bytes are no text.

    Nothing is replaced in silence: bytes that no encoding explains become U+FFFD, with `whole` False and a warning.
    """
    found = _by_mark(data) or _utf8(data) or _utf16(data) or _legacy(data)
    if found is None or _binary(found.text):
        return None
    text = re.sub(r"\r\n?", "\n", found.text)
    return Decoded(text, found.encoding, found.found_by, found.warnings + _doubts(text), found.whole)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, "byte order mark")
            except UnicodeDecodeError:
                text = data[len(mark) :].decode(encoding, "replace")
                return Decoded(text, encoding, "byte order mark", (_broken(encoding),), False)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8") if not _wide(data) else None
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows in zero bytes that stand on one side only."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.5 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * half and odd < 0.1 * half else None


def _utf16(data: bytes) -> Decoded | None:
    encoding = _wide(data)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, "zero bytes", (f"read as {encoding}, which it does not say",))


def _score(text: str) -> int:
    good = sum(2 if c in _POLISH else 1 if c in _USUAL else 0 for c in text)
    bad = sum(1 for c in text if ord(c) > 127 and c not in _POLISH and c not in _USUAL)
    # a control character of the upper set is never meant: it tells that the encoding is the other one
    return good - 2 * bad - 10 * sum(1 for c in text if 0x80 <= ord(c) < 0xA0)


def _legacy(data: bytes) -> Decoded | None:
    candidates = []
    for encoding in ("cp1250", "iso8859-2"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((_score(text), encoding, text))
    if not candidates or _binary(candidates[-1][2]):
        return None
    _, encoding, text = max(candidates, key=lambda c: c[0])
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", "mostly valid UTF-8", (_broken("utf-8"),), False)
    return Decoded(text, encoding, "Polish letters", (f"read as {encoding}, decided by its letters",))


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    high = sum(1 for c in text if ord(c) > 127 and c != "\ufffd")
    return high > 9 * text.count("\ufffd")


def _binary(text: str) -> bool:
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) > max(1, len(sample) // 500)


def _broken(encoding: str) -> str:
    return f"some bytes are no {encoding}; each is shown as \ufffd"


def _doubts(text: str) -> tuple[str, ...]:
    if len(_MOJIBAKE.findall(text)) >= 3:
        return ("some letters look misread before the file was saved (mojibake); ask for the original",)
    if "\ufffd" in text:
        return ("the text holds \ufffd, a letter lost before the file was saved",)
    return ()
