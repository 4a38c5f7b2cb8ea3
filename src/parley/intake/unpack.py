"""A source that holds many documents → one source each: ZIP archives, messages with attachments, feeds.

Opened in the sandbox, each within the settings, and all of them together within those of one: what is unpacked of an
archive inside an archive counts for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.intake import kinds
from parley.intake.parsed import Member, failed
from parley.intake.sources import Source, unreadable
from parley.settings import Settings

_HEAD = 1 << 16
_ATTACHED = (b"content-disposition: attachment", b"content-type: message/rfc822")


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of one source."""

    settings: Settings
    members: int
    size: int

    def left(self) -> Settings:
        """The settings for the next container inside."""
        return replace(self.settings, max_members=max(self.members, 1), max_inflated_mb=max(self.size >> 20, 1))


def unpacked(source: Source, settings: Settings) -> Iterator[Source]:
    """The documents that the source holds, in their order; the source itself where it is one document.

    A message comes before its attachments. The name of a member follows that of its container after `!/`.
    """
    if source.fault is not None or source.line is not None or not holds_many(source):
        yield source
        return
    budget = _Budget(settings, settings.max_members, settings.max_inflated_mb << 20)
    yield from _opened(source, budget, 0)


def holds_many(source: Source) -> bool:
    """Whether the source looks like a container, by its first bytes and its name."""
    try:
        head = source.data if source.data is not None else source.read(_HEAD)
    except OSError:
        return False
    kind, _ = kinds.media_type(head, source.file_name or source.name)
    if kind == kinds.ZIP and source.data is None:
        # the names of members that tell a Word file stand at its end too
        return True
    return kind in (kinds.ZIP, kinds.FEED, kinds.MESSAGE)


def _opened(source: Source, budget: _Budget, depth: int) -> Iterator[Source]:
    try:
        data = source.read(budget.settings.max_bytes)
    except OSError as error:
        yield Source(source.name, fault=unreadable(error))
        return
    kind, _ = kinds.media_type(data, source.file_name or source.name)
    is_message = kind == kinds.MESSAGE
    if kind not in (kinds.ZIP, kinds.FEED, kinds.MESSAGE) or len(data) > budget.settings.max_bytes:
        yield source
        return
    if is_message:
        yield source
        if not any(sign in data.lower() for sign in _ATTACHED):
            return
    if depth >= budget.settings.max_nesting:
        reason = f"it lies more than {budget.settings.max_nesting} containers deep"
        fault = failed("too-large", reason, "raise the setting max_nesting, if you trust the file")
        if not is_message:
            yield replace(source, fault=fault, data=data)
        return
    yield from _members(source, data, kinds.ATTACHMENTS if is_message else kind, budget, depth)


def _members(source: Source, data: bytes, kind: str, budget: _Budget, depth: int) -> Iterator[Source]:
    from parley.intake.sandbox import parse_apart

    parsed = parse_apart(data, kind, budget.left())
    if parsed.outcome != "ok" or not (parsed.members or kind == kinds.ATTACHMENTS):
        fault = parsed if parsed.outcome != "ok" else failed("no-text", "the archive holds no files", "fetch it again")
        name = source.name if kind != kinds.ATTACHMENTS else f"{source.name}!/"
        yield Source(name, data=data if kind != kinds.ATTACHMENTS else None, fault=fault)
        return
    budget.members -= len(parsed.members)
    budget.size -= sum(len(member.data) for member in parsed.members)
    for member in parsed.members:
        inner = _source(source, member, kind)
        if budget.members < 0 or budget.size < 0:
            reason = "the containers inside one another hold more than the limit for one"
            step = "raise the settings max_members and max_inflated_mb, if you trust the file"
            yield replace(inner, fault=failed("too-large", reason, step))
        elif inner.fault is not None:
            yield inner
        else:
            yield from _opened(inner, budget, depth + 1)


def _source(container: Source, member: Member, kind: str) -> Source:
    """A feed's entry is called by its address, with the ending of what was made of it."""
    name = f"{container.name}!/{member.name}"
    fault = failed("unsupported", member.fault, "fetch the container again") if member.fault else None
    if kind == kinds.FEED:
        web = member.name.startswith(("http://", "https://"))
        return Source(member.name if web else name, data=member.data, fault=fault, file_name="entry.html")
    return Source(name, data=member.data, fault=fault, file_name=member.name.rpartition("/")[2])
