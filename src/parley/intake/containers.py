"""Containers (ZIP, and all that is one inside) are looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile

from parley.intake.parsed import Parsed, failed
from parley.settings import Settings

_DAMAGED = "fetch it again; it may be cut off"


def fault(data: bytes, settings: Settings) -> Parsed | None:
    """Why the container must not be opened: too big unpacked, locked, damaged, with a document type; or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _sizes(archive.infolist(), settings) or _declarations(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError):
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
