"""Containers (ZIP, and all that is one inside) are looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from parley.intake.parsed import Member, Parsed, failed
from parley.settings import Settings

_DAMAGED = "fetch it again; it may be cut off"


def sizes(data: bytes, settings: Settings) -> Parsed | None:
    """Why the container is too big unpacked, locked or damaged; or None."""
    return _looked_over(data, lambda archive: _sizes(archive.infolist(), settings))


def fault(data: bytes, settings: Settings) -> Parsed | None:
    """Why the container must not be opened: too big unpacked, locked, damaged, with a document type; or None."""
    return _looked_over(data, lambda archive: _sizes(archive.infolist(), settings) or _declarations(archive))


def unpack(data: bytes, settings: Settings) -> Parsed:
    """The files of a ZIP archive in its order, without folders and hidden files; nothing is ever written."""
    found = sizes(data, settings)
    if found is not None:
        return found
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
        return Parsed(members=tuple(_member(archive, one) for one in files))


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in parts)


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Member:
    try:
        return Member(one.filename, archive.read(one))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        return Member(one.filename, fault="it is damaged inside the archive, or packed in a way that is not known")


def _looked_over(data: bytes, look: Callable[[zipfile.ZipFile], Parsed | None]) -> Parsed | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return look(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError, zlib.error):
        return failed("unsupported", "the file is damaged and cannot be unpacked", _DAMAGED)
    except RuntimeError:
        return failed("encrypted", "the file is locked with a password", "save it without one")


def _sizes(members: list[zipfile.ZipInfo], settings: Settings) -> Parsed | None:
    total = sum(member.file_size for member in members)
    limit = settings.max_inflated_mb << 20
    if any(member.flag_bits & 1 for member in members):
        return failed("encrypted", "the file is locked with a password", "save it without one")
    if len(members) > settings.max_members:
        reason = f"the container has {len(members):,} members, the limit is {settings.max_members:,}"
        return failed("too-large", reason, "raise the setting max_members, if you trust the file")
    if total > limit:
        reason = f"unpacked it has {total:,} bytes, the limit is {limit:,}"
        return failed("too-large", reason, "raise the setting max_inflated_mb, if you trust the file")
    for member in members:
        if member.file_size > 1 << 20 and member.file_size > settings.max_ratio * max(member.compress_size, 1):
            reason = f"a member is packed more than {settings.max_ratio} times, as in a zip bomb"
            return failed("too-large", reason, "raise the setting max_ratio, if you trust the file")
    return None


def _declarations(archive: zipfile.ZipFile) -> Parsed | None:
    """Office files declare no document type; one that does wants something else than to be read."""
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as stream:
                head = stream.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                return failed(
                    "unsupported", "a part of the file declares entities", "save it again in a word processor"
                )
    return None
