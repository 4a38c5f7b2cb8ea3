"""The small language in which sentences are written in strings.*.toml.

`{a}` is a slot. `[ to {r}]` stands only where its slots are filled; `[ {o}| a measure]` takes the first alternative
that can be filled. `{a|is|are}` takes the singular or the plural by the slot. What a slot holds is never read as a
pattern.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parley.brief.page import Part, Words

_TOKEN = re.compile(r"\{(\w)(?:\|([^|{}]*)\|([^|{}]*))?\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_BAR = re.compile(r"\|(?![^{}]*\})")


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot, and whether a verb beside it stands in the plural."""

    words: Words
    plural: bool = False


def compose(pattern: str, slots: Mapping[str, Slot]) -> Words:
    """The pattern with its slots filled; a slot that is not there is empty."""
    filled = {name: slot for name, slot in slots.items() if slot.words}
    plain = _OPTION.sub(lambda option: _choose(option[1], filled), pattern)
    parts: list[Part] = []
    place = 0
    for token in _TOKEN.finditer(plain):
        parts.append(Part(plain[place : token.start()]))
        parts.extend(_token(token, filled))
        place = token.end()
    parts.append(Part(plain[place:]))
    return _capital(_merged(parts))


def _choose(option: str, filled: Mapping[str, Slot]) -> str:
    for alternative in _BAR.split(option):
        if all(token[1] in filled for token in _TOKEN.finditer(alternative)):
            return alternative
    return ""


def _token(token: re.Match[str], filled: Mapping[str, Slot]) -> Words:
    slot = filled.get(token[1])
    if token[2] is not None:
        return (Part(token[3] if slot and slot.plural else token[2]),)
    return slot.words if slot else ()


def _merged(parts: list[Part]) -> Words:
    """Neighbours that are no quotation become one; empty parts go."""
    merged: list[Part] = []
    for part in parts:
        if merged and not part.quoted and not merged[-1].quoted and part.language == merged[-1].language:
            merged[-1] = Part(merged[-1].text + part.text, part.language)
        elif part.text:
            merged.append(part)
    return tuple(merged)


def _capital(words: Words) -> Words:
    """A sentence begins with a capital, unless with a quotation."""
    if not words or words[0].quoted:
        return words
    first = words[0]
    return (Part(first.text[:1].upper() + first.text[1:], first.language), *words[1:])
