"""Counts told of a happening in the sentence after it: "Weźmie w nich udział 8 tys. żołnierzy", "Lithuania puts the number at 30,000".

Such a sentence carries no act of its own. It tells again of the happening just spoken of, with a number and with whoever
gives it; two numbers from two sources are two tellings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from parley.language.words import Sentence, Word
from parley.model import Because, Document, Evidence, Link, Object, event_id
from parley.reading.amounts.found import FoundAmount
from parley.reading.chain import sense
from parley.reading.discourse import Discourse
from parley.reading.lexicon import Lexicon
from parley.reading.objects import phrase
from parley.reading.paragraphs import segment
from parley.reading.slots import Slots, is_verbal, slots
from parley.reading.stances import make_stance
from parley.reading.told import Told
from parley.reading.triggers import Trigger

#: Acts in which people take part by number.
COUNTED = frozenset({"exercise", "deploy", "protest"})
#: Sentences back to which a count may reach.
REACH = 2
_CLIMB = 8


def tallies(
    discourse: Discourse,
    document: Document,
    at: int,
    amounts: Sequence[FoundAmount],
    here: Sequence[Told],
    before: Sequence[Told],
) -> list[Told]:
    """The tellings that the counts of sentence `at` make of what `before` tells; `here` are the events of the sentence itself."""
    near = takewhile(lambda t: t.at >= at - REACH, reversed(before))  # `before` is in the order of the text
    first = next((t for t in near if t.at < at and t.event.act in COUNTED), None)
    if first is None:
        return []
    sentence = discourse.sentences[at]
    found: list[Told] = []
    for amount in amounts:
        if amount.kind != "count" or amount.amount.value < 2 or _told(amount, here):
            continue
        verb = _verb(sentence, amount)
        if verb is None or not _tells(sentence, verb, amount, discourse.lexicon):
            continue
        if all(t.trigger.index != verb.index for t in found):
            found.append(_telling(discourse, document, at, verb, amount, first))
    return found


def _told(amount: FoundAmount, here: Sequence[Told]) -> bool:
    spans = [t.event.object.span for t in here if t.event.object is not None and t.event.object.span is not None]
    return any(low <= amount.span[0] < high for low, high in spans)


def _verb(sentence: Sentence, amount: FoundAmount) -> Word | None:
    """The verb of the clause in which a count stands."""
    word = sentence.words[amount.first]
    for _ in range(_CLIMB):
        if word.head < 0:
            return None
        word = sentence.words[word.head]
        if is_verbal(word):
            return word
    return None


def _tells(sentence: Sentence, verb: Word, amount: FoundAmount, lexicon: Lexicon) -> bool:
    """Whether a clause only gives the number of those who take part in what was told before."""
    around = slots(sentence, verb.index, lexicon, False)
    nouns = [sentence.words[i] for members in around.fill.values() for i in members]
    nouns += [c for c in sentence.children(verb.index) if c.upos == "NOUN" and c not in nouns]
    taking = [n for n in nouns if n.lemma in lexicon.words("participation_nouns")]
    if taking or verb.lemma in lexicon.words("participation_verbs"):
        return not _elsewhere(sentence, [verb, *taking], lexicon)
    if any(n.lemma in lexicon.words("tally_nouns") for n in nouns):
        return True
    if any(c.lower in lexicon.words("counted_pronouns") for c in _near(sentence, verb, amount)):
        return True
    counted = sentence.words[amount.unit_index] if amount.unit_index is not None else None
    people = counted is not None and "@troops" in lexicon.classes.get(counted.lemma, frozenset())
    return people and verb.lemma in lexicon.words("tally_verbs")


def _elsewhere(sentence: Sentence, heads: list[Word], lexicon: Lexicon) -> bool:
    """Whether the clause itself names what is taken part in ("took part in the war")."""
    marks = lexicon.words("participation_prepositions")
    for head in heads:
        for child in sentence.children(head.index):
            other = child.upos == "NOUN" and child not in heads
            if other and any(c.lower in marks for c in sentence.children(child.index)):
                return True
    return False


def _near(sentence: Sentence, verb: Word, amount: FoundAmount) -> list[Word]:
    """The words on the way from a count to its verb, and those beside the verb."""
    found = list(sentence.children(verb.index))
    word = sentence.words[amount.last]
    for _ in range(_CLIMB):
        if word.index == verb.index or word.head < 0:
            break
        word = sentence.words[word.head]
        found.append(word)
    return found


def _telling(discourse: Discourse, document: Document, at: int, verb: Word, amount: FoundAmount, first: Told) -> Told:
    sentence, event = discourse.sentences[at], first.event
    composed = sense(sentence, verb.index, discourse.lexicon)
    speaker = next(iter(slots(sentence, verb.index, discourse.lexicon, False).get("subj")), -1)
    counted = amount.unit_index if amount.unit_index is not None else amount.first
    own = speaker if composed.kind == "asserted" and speaker >= 0 and speaker not in (counted, amount.first) else -1
    stance, attribution = make_stance(discourse, at, event.act, composed, verb.index, list(event.actors), None)
    if stance.kind == "promised":
        stance = replace(stance, kind="planned", force=None, holder="author")
    if stance.kind == "asserted":  # "declared 8,000 troops": the happening is as it was told before
        stance = replace(event.stance, probability=None, word=None)
    source = own if own >= 0 else composed.attribution
    # whoever gives a number of its own troops is named too: numbers are compared by their source
    named = next(iter(discourse.resolve(at, source)), None) if source >= 0 else None
    attribution = (named or attribution) if own >= 0 else (attribution or named)
    low, high = segment(sentence, document, verb.start)
    trigger = Trigger(verb.index, first.trigger.entry, Slots(), composed)
    span = _span(discourse, at, amount, counted)
    made = replace(
        event,
        id=event_id(document.id, (verb.start, verb.end), event.act, stance.kind),
        stance=stance,
        evidence=Evidence(document.page_at(verb.start), (low, high), (verb.start, verb.end), document.text[low:high]),
        object=Object(document.text[slice(*span)], span, "person", amount.amount),
        attribution=attribution,
        links=(Link("same_as", event.id),),
        ordinal=None,
        because=(
            Because("act", (verb.start, verb.end), "a count of those in what the sentence before tells"),
            Because("object", span, "the count"),
        ),
    )
    return Told(at, trigger, made)


def _span(discourse: Discourse, at: int, amount: FoundAmount, counted: int) -> tuple[int, int]:
    """The words of the count with what it counts."""
    words = discourse.sentences[at].words
    low, high = phrase(discourse, at, counted, conjuncts=False)
    first = min(low, amount.first)
    while first < amount.first and words[first].upos in ("ADP", "PUNCT"):
        first += 1
    return words[first].start, words[max(high, amount.last)].end
