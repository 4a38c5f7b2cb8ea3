"""Which blocks are one paragraph that a column, a page or a box cut in two; and which block is the lead that cut it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from parley.intake import shapes
from parley.model import Block

FURNITURE = frozenset({"header", "footer", "masthead", "editors", "links", "page-number", "footnote", "caption"})
_REACH = 4
_BOX = 1500


def connect(text: str, blocks: tuple[Block, ...], width: int = 0, closed: Collection[int] = ()) -> tuple[Block, ...]:
    """The blocks with `continues` set, and with the kind `lead` for what stands inside or beside a broken paragraph.

    `width` is the usual number of characters of a full line (0: not known); `closed` are the places in `blocks` of those
    that geometry shows to end where they end.
    """
    made = list(blocks)
    for at, block in enumerate(blocks):
        if block.kind in ("prose", "heading") and made[at].kind != "lead" and at not in closed:
            _follow(text, made, at, width)
    return tuple(_beside(text, made))


def _follow(text: str, made: list[Block], at: int, width: int) -> None:
    """Mark the block that goes on from the open block `at`, and what stands between as lead."""
    body = text[slice(*made[at].span)]
    if not _is_open(body) or (made[at].kind == "heading" and not _could_be_prose(body, width)):
        return
    found = _continuation(text, made, at, body, width)
    if found is None:
        return
    made[at] = replace(made[at], kind="prose")
    made[found] = replace(made[found], continues=True, kind="prose")
    for between in range(at + 1, found):
        if made[between].kind in ("prose", "heading"):
            made[between] = replace(made[between], kind="lead")


def _is_open(body: str) -> bool:
    return not (shapes.is_finished(body) or shapes.is_names(body)) and any(c.isalpha() for c in body)


def _could_be_prose(body: str, width: int) -> bool:
    """Whether what looks like a heading may be a single line of prose left at the foot of a column."""
    return body[-1] not in "?!" and width > 0 and len(body) > 0.7 * width


def _continuation(text: str, made: list[Block], at: int, body: str, width: int) -> int | None:
    """The block that `body` goes on in: begun with a small letter, or, after a broken full line, the next prose."""
    candidates: list[int] = []
    for place in range(at + 1, len(made)):
        kind = made[place].kind
        if kind not in ("prose", "heading") or made[place].continues:
            if kind in FURNITURE or kind in ("byline", "lead"):
                continue
            break
        if shapes.starts_low(text[slice(*made[place].span)]):
            return place if _is_lead(text, made, candidates) else None
        if kind == "heading" and not (body.endswith("-") and not candidates):
            break
        candidates.append(place)
        if len(candidates) >= _REACH:
            break
    return candidates[0] if candidates and _is_broken(made[at], body, width) else None


def _is_lead(text: str, made: list[Block], between: list[int]) -> bool:
    """Whether what stands between two halves is short enough for a box; a whole column never is."""
    return len(between) < _REACH and sum(made[at].span[1] - made[at].span[0] for at in between) <= _BOX


def _is_broken(block: Block, body: str, width: int) -> bool:
    """Whether the block stops in the middle of a full line, so that its next word must stand elsewhere."""
    lines = body.split("\n")
    return block.kind == "prose" and len(lines) > 1 and width > 0 and len(lines[-1].strip()) >= 0.75 * width


def _beside(text: str, made: list[Block]) -> list[Block]:
    """A paragraph beside addresses or a list of editors that is not the only one of its section is a lead box."""
    for at, block in enumerate(made):
        if block.kind != "prose" or block.continues or not shapes.is_finished(text[slice(*block.span)]):
            continue
        before, after = _neighbours(made, at)
        touches = {before, after} & {"links", "editors"}
        alone = before == "heading" or (after != "heading" and _opens(made, at))
        sentences = sum(text.count(stop, *block.span) for stop in (". ", ".\n", "? ")) + 1
        if touches and not alone and sentences <= 6 and _has_sections(made) and after not in ("prose", None):
            made[at] = replace(block, kind="lead")
    return made


def _neighbours(made: list[Block], at: int) -> tuple[str | None, str | None]:
    return (made[at - 1].kind if at else None), (made[at + 1].kind if at + 1 < len(made) else None)


def _opens(made: list[Block], at: int) -> bool:
    """Whether a paragraph of the section goes on from this one."""
    return any(block.continues for block in made[at + 1 : at + 3])


def _has_sections(made: list[Block]) -> bool:
    return sum(block.kind == "heading" for block in made) >= 2
