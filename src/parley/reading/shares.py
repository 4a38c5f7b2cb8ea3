"""Parts of a count told in the sentence after it: "W tym gronie znalazło się trzech …", "They include three citizens of Poland and …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.knowledge.acts import acts
from parley.language.words import Sentence
from parley.model import Because, Object
from parley.reading.amounts.found import FoundAmount
from parley.reading.discourse import Discourse
from parley.reading.lexicon import Lexicon
from parley.reading.objects import part_of
from parley.reading.told import Told

#: Sentences back to which a part may reach.
REACH = 2


def shares(discourse: Discourse, at: int, amounts: Sequence[FoundAmount], told: list[Told]) -> None:
    """Add the parts that sentence `at` states to the event before it that counts the whole; `told` is changed in place."""
    sentence = discourse.sentences[at]
    if not _opens_a_whole(sentence, discourse.lexicon):
        return
    number = next((n for n in range(len(told) - 1, -1, -1) if _counts_people(told[n], at)), None)
    if number is None:
        return
    first = told[number]
    whole = first.event.object
    if whole is None or whole.count is None:
        return
    members = [
        a for a in amounts if a.kind == "count" and a.unit_index is not None and 0 < a.amount.value < whole.count.value
    ]
    known = {p.count.value for p in whole.parts if p.count is not None}
    parts = [part_of(discourse, at, a) for a in members if a.amount.value not in known]
    if not parts or sum(p.count.value for p in parts if p.count) > whole.count.value:
        return
    because = Because("object", parts[0].span, "parts of the count, told in the sentence after it")
    event = replace(
        first.event,
        object=replace(whole, parts=(*whole.parts, *parts)),
        because=(*first.event.because, because),
    )
    told[number] = replace(first, event=event)


def _counts_people(one: Told, at: int) -> bool:
    """Whether an event just told counts the persons upon whom it is done."""
    what: Object | None = one.event.object
    near = at - REACH <= one.at < at
    return near and acts()[one.event.act].persons_in_object and what is not None and what.count is not None


def _opens_a_whole(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the sentence speaks of members of a group named before: "wśród nich", "w tym gronie", "they include"."""
    words = sentence.words
    text = f" {' '.join(w.lower for w in words)} "
    if any(f" {phrase} " in text for phrase in lexicon.words("including_phrases")):
        return True
    opening = {w.lemma for w in words[:6]} | {w.lower for w in words[:6]}
    return bool(opening & lexicon.words("including_verbs")) or _of_the_freed(sentence, lexicon)


def _of_the_freed(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it opens with "among the freed": a preposition of membership before a participle or noun of persons."""
    words = sentence.words
    if not words or words[0].lower not in lexicon.words("among_words"):
        return False
    following = words[1:4]
    return any(
        "@person" in lexicon.classes.get(w.lemma, frozenset()) or w.features.startswith("ppas") for w in following
    )
