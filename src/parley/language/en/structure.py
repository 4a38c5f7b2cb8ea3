"""What English word order fixes in a tagged sentence before it is parsed."""

from __future__ import annotations

from parley.language.en.clauses import bound, tie
from parley.language.en.neighbours import join
from parley.language.en.phrases import noun_phrases, verb_groups
from parley.language.en.retag import bare_adjectives, finite_verb, retag
from parley.language.fixed import Fixed
from parley.language.words import Word


def fixed(words: list[Word]) -> Fixed:
    """The heads that words may have, from the inside of phrases outwards; what an inner rule fixes no outer one changes."""
    retag(words)
    bare_adjectives(words)
    found = Fixed()
    phrases = noun_phrases(words, found)
    groups = verb_groups(words, {p.first: p for p in phrases}, found)
    if finite_verb(words, phrases, groups):
        found = Fixed()
        phrases = noun_phrases(words, found)
        groups = verb_groups(words, {p.first: p for p in phrases}, found)
    join(words, phrases, groups, found)
    tie(words, phrases, groups, found)
    bound(words, phrases, groups, found)
    return found
