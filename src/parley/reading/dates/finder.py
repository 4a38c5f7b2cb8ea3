"""Finds the dates of a sentence: the rules of its language, layer by layer, longest first."""

from __future__ import annotations

from typing import Any

from parley.errors import KnowledgeError
from parley.language.words import Sentence
from parley.model.when import When
from parley.reading.amounts.pieces import text_of
from parley.reading.dates.context import context_of
from parley.reading.dates.found import FoundDate, Offset
from parley.reading.dates.items import Item, items_of
from parley.reading.dates.lexicon import LAYERS, DateLexicon, dates
from parley.reading.dates.making import found_date, told_by
from parley.reading.dates.pattern import Match, match_rule
from parley.reading.dates.rules import Rule
from parley.reading.dates.sense import sense_at, senses_of
from parley.reading.dates.table import MEANINGS, Meaning

#: Layers whose rules begin or end with words that are no part of the date: `od`, `by`, `from … to`.
_INNER = frozenset({"ranges", "roles"})


def find_dates(
    sentence: Sentence,
    language: str,
    published: When | None,
    previous: When | None = None,
    *,
    forward: bool | None = None,
) -> list[FoundDate]:
    """The date expressions of a sentence, left to right.

    `published` is the document's date, `previous` the date told before, on which "a week later" leans
    where the sentence itself tells none before it. `forward` says
    that the clause looks ahead (True) or back (False): it settles weekdays and dates without a year. None lets the
    sentence's own verbs decide; where these say nothing, weekdays look back and undated days lie in the year of
    publication.
    """
    lexicon = dates(language)
    if not may_hold_date(sentence, lexicon):
        return []
    items = items_of(sentence, lexicon)
    for layer in LAYERS:
        items = _apply(items, lexicon, layer)
    if not any("DATE" in item.names for item in items):
        return []
    senses = senses_of(sentence, lexicon) if forward is None else {}
    found: list[FoundDate] = []
    for item in items:
        spec = item.names.get("DATE")
        if spec is None:
            continue
        context = context_of(published, previous, forward, sense_at(senses, item.first, item.last))
        made = found_date(item, spec, context, sentence, text_of(sentence, item.first, item.last))
        if made is not None and not (found and made.first <= found[-1].last):
            found.append(made)
            previous = told_by(made) or previous
    return found


def may_hold_date(sentence: Sentence, lexicon: DateLexicon) -> bool:
    """Whether any word can hold a date; the cheap look before all else."""
    triggers = lexicon.triggers
    for word in sentence.words:
        text = word.text
        if (word.lower or text.casefold()) in triggers or text[0].isdecimal():
            return True
        if not text.isalpha() and _hidden(text, triggers):
            return True
    return False


def _hidden(text: str, triggers: frozenset[str]) -> bool:
    """Whether a token such as `mid-January`, `week's`, `Feb13` holds a trigger."""
    if len(text) < 4:
        return False
    lower = text.casefold().replace("’", "'")
    return any(c.isdecimal() for c in lower) or any(p in triggers for p in lower.replace("'", "-").split("-"))


def _apply(items: list[Item], lexicon: DateLexicon, layer: str) -> list[Item]:
    """The items with everything replaced that the rules of a layer find."""
    index = lexicon.rules[layer]
    result: list[Item] = []
    at = 0
    while at < len(items):
        rules = {r.order: r for name in items[at].names if name in index for r in index[name]}
        made = _best(items, at, rules, lexicon, inner=layer in _INNER) if rules else None
        if made is None:
            result.append(items[at])
            at += 1
            continue
        replaced, at = made
        result.extend(replaced)
    return result


def _best(
    items: list[Item], at: int, rules: dict[int, Rule], lexicon: DateLexicon, inner: bool
) -> tuple[list[Item], int] | None:
    """The longest match whose meaning holds, as items, and where it ends."""
    matches = [m for _, rule in sorted(rules.items()) if (m := match_rule(rule, items, at)) is not None]
    for match in sorted(matches, key=lambda m: -m.end):
        value = _meaning(match.rule)(match, lexicon)
        if value is not None:
            return _items(match, value, inner), match.end
    return None


def _meaning(rule: Rule) -> Meaning:
    meaning = MEANINGS.get(rule.meaning)
    if meaning is None:
        raise KnowledgeError(f"no meaning {rule.meaning!r} in {rule.source!r}", f"use one of {', '.join(MEANINGS)}")
    return meaning


def _items(match: Match, value: Any, inner: bool) -> list[Item]:
    """What takes the place of a match: one item, or several where the meaning parted it."""
    if isinstance(value, list):
        return [
            _item(match, begin, end, {"DATE": spec, f"DATE_{spec.kind.upper()}": spec}) for begin, end, spec in value
        ]
    begin, end = match.start, match.end
    if inner and match.places:
        begin, end = min(match.places.values()), max(match.places.values()) + 1
    if value is True:
        return [_item(match, begin, end, {})]
    if isinstance(value, Offset):
        return [_item(match, begin, end, {"DUR": value})]
    return [_item(match, begin, end, {"DATE": value, f"DATE_{value.kind.upper()}": value})]


def _item(match: Match, begin: int, end: int, names: dict[str, Any]) -> Item:
    first, last = match.items[begin], match.items[end - 1]
    return Item(first.first, last.last, first.text, first.start, last.end, names)
