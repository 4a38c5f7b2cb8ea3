"""Which words of a sentence carry an act: entries of the lexicon whose conditions hold, without those that another absorbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.knowledge.acts import acts
from parley.language.words import Sentence, Word
from parley.reading.chain import Sense, keys, sense
from parley.reading.discourse import Discourse
from parley.reading.lexicon import Condition, Entry
from parley.reading.slots import Slots, is_verbal, slots

#: Classes of nouns that carry acts themselves and are absorbed by a verb that acts upon them ("zerwać rozmowy").
ABSORBED = frozenset({"@talks", "@meeting", "@agreement", "@measure", "@relations", "@election", "@aid", "@visit", "@fire", "@attackword"})


@dataclass(slots=True)
class Trigger:
    """A word that carries an act: its index, the entry, its slots and the sense that its governors give it."""

    index: int
    entry: Entry
    slots: Slots
    sense: Sense
    absorbed: list[int] = field(default_factory=list)


def classes_at(discourse: Discourse, at: int, index: int) -> frozenset[str]:
    """The lemma and the classes of a phrase's head, those of names included."""
    word = discourse.sentences[at].words[index]
    found = {word.lower}
    for lemma in dict.fromkeys((word.lemma, *(a.lemma for a in word.analyses if a.upos == word.upos))):
        found |= discourse.lexicon.classes.get(lemma, frozenset())
        found.add(lemma)
    for mention in discourse.names.at(at, index):
        if mention.role not in ("adjective", "prefix"):
            kind = {"person": "@person", "country": "@state", "place": "@place", "organisation": "@organisation"}[mention.entity.kind]
            found.add(kind)
            if mention.role == "demonym":
                found.add("@person")
            if mention.role == "capital":
                found.add("@place")
            if kind == "@state":
                found.add("@place")
    if word.upos == "PRON" and word.lemma in discourse.lexicon.words("personal_pronouns") | discourse.lexicon.words("first_plural"):
        found.add("@pronoun")
    return frozenset(found)


def heads_behind(discourse: Discourse, at: int, index: int) -> list[int]:
    """A phrase's head and what a quantity noun or carrier in front of it stands for ("szereg sankcji", "a series of strikes")."""
    sentence = discourse.sentences[at]
    found = [index]
    word = sentence.words[index]
    carriers = discourse.lexicon.governors.get((word.lemma, "N"), ())
    if any(g.meaning == "neutral" for g in carriers) or word.upos == "NUM":
        found += [c.index for c in sentence.children(index) if c.relation in ("nmod", "obl") and c.upos == "NOUN"]
    found += [c.index for c in sentence.children(index) if c.relation == "conj" and c.upos in ("NOUN", "PROPN")]
    return found


def holds(discourse: Discourse, at: int, around: Slots, condition: Condition) -> bool:
    """Whether a condition of an entry holds around a word."""
    fillers = around.get(condition.slot)
    if condition.slot == "obj" and around.noun:
        fillers = fillers + [i for i in around.get("comp") if i not in fillers]
    if condition.values == frozenset({"*"}):
        return bool(fillers) != condition.negated
    met = any(condition.values & classes_at(discourse, at, h) for f in fillers for h in heads_behind(discourse, at, f))
    return met != condition.negated


def entry_at(discourse: Discourse, at: int, word: Word) -> tuple[Entry, Slots] | None:
    """The first entry whose conditions hold for a word, with the word's slots."""
    sentence, lexicon = discourse.sentences[at], discourse.lexicon
    around: dict[bool, Slots] = {}
    for key in keys(word, sentence, lexicon):
        for entry in lexicon.acts.get(key, ()):
            as_verb = entry.kind == "V" and not is_verbal(word)
            if as_verb not in around:
                around[as_verb] = slots(sentence, word.index, lexicon, as_verb)
            if all(holds(discourse, at, around[as_verb], c) for c in entry.when):
                return entry, around[as_verb]
    return None


def triggers(discourse: Discourse, at: int) -> list[Trigger]:
    """The words of a sentence that carry an act, in order."""
    sentence = discourse.sentences[at]
    found = []
    for word in sentence.words:
        if word.upos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "SYM") or (word.upos == "AUX" and word.relation != "root"):
            continue
        if discourse.names.at(at, word.index) and word.upos == "PROPN":
            continue
        hit = entry_at(discourse, at, word)
        if hit is not None:
            found.append(Trigger(word.index, hit[0], hit[1], sense(sentence, word.index, discourse.lexicon)))
    return _without_absorbed(discourse, at, found)


def _without_absorbed(discourse: Discourse, at: int, found: list[Trigger]) -> list[Trigger]:
    """Leave out nouns on which a verb of the sentence acts: the verb carries the act."""
    eaten: dict[int, Trigger] = {}
    for trigger in found:
        frame = dict(trigger.entry.frame)
        for condition in trigger.entry.when:
            if condition.negated or not (condition.values & ABSORBED or frame.get(condition.slot) == "none"):
                continue
            for filler in trigger.slots.get(condition.slot) + trigger.slots.get("comp"):
                for head in heads_behind(discourse, at, filler):
                    if head != trigger.index and condition.values & classes_at(discourse, at, head):
                        eaten.setdefault(head, trigger)
    kept = []
    table = acts()
    for trigger in found:
        by = eaten.get(trigger.index)
        if by is not None and by.index != trigger.index:
            by.absorbed.append(trigger.index)
        elif _bare_measure(discourse, at, trigger) and not _stands(discourse, at, trigger):
            continue
        elif table[trigger.entry.act].id:
            kept.append(trigger)
    return kept


def _bare_measure(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    word = discourse.sentences[at].words[trigger.index]
    return trigger.entry.act == "impose" and trigger.entry.kind == "N" and "@measure" in discourse.lexicon.classes.get(word.lemma, ())


def _stands(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """A bare noun of a measure tells an act only under a governor that gives it a sense, or as what is in force."""
    return trigger.sense.kind not in ("asserted", "denied") or bool(trigger.sense.supports)
