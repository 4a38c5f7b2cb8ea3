"""Phrases of an act's noun that the tree hangs elsewhere: on the name in front of them, or on the verb of the clause."""

from __future__ import annotations

from parley.knowledge.acts import acts
from parley.reading.discourse import Discourse
from parley.reading.slots import preposition
from parley.reading.triggers import Trigger

#: Acts whose destination is the other side, and the prepositions that name it.
DESTINATION = frozenset({"transfer", "visit", "deport"})
TOWARDS = frozenset({"do", "na", "w", "to", "into", "in"})
#: How far behind its noun a phrase is looked for on the surface, in words.
BEHIND = 9


def lift_phrases(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """A phrase that the tree hangs on the name in front of it belongs to the act's noun where its frame asks for it:
    "spotkanie prezydenta USA z Putinem", "the visit of the envoy to Minsk".
    """
    sentence = discourse.sentences[at]
    if not trigger.slots.noun:
        _lift_other_side(discourse, at, trigger, frame)
        return
    _take_behind(discourse, at, trigger, frame)
    names = [i for slot in ("gen", "obj", "poss", "subj", "z", "with") for i in trigger.slots.get(slot)]
    for name in names:
        for member in sentence.subtree(name)[:12]:
            for child in sentence.children(member):
                marked = preposition(sentence, child)
                if (
                    marked
                    and child.relation in ("nmod", "obl")
                    and frame.get(marked, "none") not in ("none", "topic")
                    and not trigger.slots.get(marked)
                ):
                    if discourse.resolve(at, child.index):
                        trigger.slots.add(marked, child.index)


def _lift_other_side(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """The other side of talks that the tree hangs on a noun of the clause: "rozmawiał przez telefon z kanclerzem"."""
    sentence = discourse.sentences[at]
    if discourse.code == "en":
        _lift_between(discourse, at, trigger, frame)
    if discourse.code == "en" and trigger.entry.act not in _ABOUT:
        _lift_from_object(discourse, at, trigger, frame)
    if not acts()[trigger.entry.act].reciprocal:
        return
    for fillers in list(trigger.slots.fill.values()):
        for filler in fillers:
            for child in sentence.children(filler):
                marked = preposition(sentence, child)
                if (
                    marked
                    and frame.get(marked) == "co"
                    and marked not in TOWARDS
                    and not trigger.slots.get(marked)
                    and filler not in trigger.slots.get("subj")
                    and any(a.code for a in discourse.resolve(at, child.index))
                ):
                    trigger.slots.add(marked, child.index)


#: Acts of words, whose object's phrases are not theirs: "praised the aid to Syria".
_ABOUT = frozenset(
    {"praise", "condemn", "accuse", "protest", "apologise", "investigate", "vote", "recognise", "appoint"}
)


def _lift_from_object(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """`shared evidence with the U.S.`: the other side that the tree hangs on the object."""
    sentence = discourse.sentences[at]
    for filler in trigger.slots.get("obj"):
        for child in sentence.children(filler):
            marked = preposition(sentence, child)
            if (
                marked in ("to", "with", "against", "from")
                and child.index > trigger.index
                and (frame.get(marked) in ("recipient", "co") or dict(trigger.entry.frame).get(marked) == "actor")
                and not trigger.slots.get(marked)
                and any(a.code for a in discourse.resolve(at, child.index))
            ):
                trigger.slots.add(marked, child.index)


def _lift_between(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """`mediated for a year between Iran and Iraq`: the sides behind `between`, wherever the tree hangs them in the verb's clause."""
    if frame.get("between", "none") not in ("actor", "recipient", "co") or trigger.slots.get("between"):
        return
    words = discourse.sentences[at].words
    for word in words[trigger.index + 1 : trigger.index + 14]:
        if word.form == "fin" or word.text in (";", ":"):
            return
        if word.lower == "between" and word.head > word.index:
            if any(a.code for a in discourse.resolve(at, word.head)):
                trigger.slots.add("between", word.head)
            return


def _take_behind(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """Phrases with a preposition of the frame behind the noun, up to the next verb or comma, that the tree hangs elsewhere."""
    words = discourse.sentences[at].words
    for index in range(trigger.index + 1, min(trigger.index + BEHIND, len(words) - 1)):
        if words[index].upos in ("VERB", "SCONJ", "PUNCT", "AUX") or words[index].relation == "cop":
            return
        role = frame.get(words[index].lemma, "none") if words[index].upos == "ADP" else "none"
        if (
            role in ("none", "topic", "object", "place") and not (role == "place" and trigger.entry.act in DESTINATION)
        ) or trigger.slots.get(words[index].lemma):
            continue
        for noun in words[index + 1 : index + 5]:
            if noun.upos in ("NOUN", "PROPN", "PRON") and noun.relation not in ("compound",):
                if any(a.code for a in discourse.resolve(at, noun.index)):
                    trigger.slots.add(words[index].lemma, noun.index)
                break
