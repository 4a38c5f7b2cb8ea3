"""What an act's own phrase leaves open and the words around it tell: who did it, who is the other side."""

from __future__ import annotations

from parley.knowledge.acts import acts
from parley.language.words import Sentence
from parley.model import Actor
from parley.reading.cast import Cast
from parley.reading.chain import SPEECH, keys
from parley.reading.discourse import Discourse
from parley.reading.slots import DEEPEST, place, preposition, slots
from parley.reading.triggers import Trigger

#: Acts whose other side is told by the object's own phrase: "zamknęła przejścia z Białorusią", "freed 32 Armenian servicemen".
OTHER_SIDE = frozenset(
    [
        "open_border",
        "close_border",
        "break_relations",
        "restore_relations",
        "lift",
        "ease",
        "suspend",
        "impose",
        "extend",
        "cut_aid",
        "aid",
        "arm",
        "seize",
        "cooperate",
        "release",
        "transfer",
        "attack",
        "violate",
        "withdraw",
        "cede",
        "deploy",
        "support_war",
        "cyberattack",
    ]
)
#: Acts upon persons, whose states are the other side even where it is the doer's own.
UPON_PERSONS = frozenset(
    {"kill", "detain", "convict", "deport", "abduct", "expel", "pardon", "grant_asylum", "repress", "attack"}
)
#: Acts whose doer is not taken from another verb's subject: who moved people, and who used violence, must be said.
_NOT_GUESSED = frozenset({"transfer", "kill", "attack", "abduct", "repress"})
#: Sectors of those who do what states do; a company's or a citizen's subject does not make it the doer.
_RULING = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO", "REB", None})


def from_object(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """The other side from the object's phrase: whom its adjectives, genitives and prepositions name."""
    upon = trigger.entry.act in UPON_PERSONS and discourse.code == "en"
    if trigger.entry.act not in OTHER_SIDE and not upon:
        return
    own = {a.code for a in found.actors} if not upon else set()
    words = discourse.sentences[at].words
    for head in found.objects[:2]:
        if words[head].upos == "PRON":
            continue
        for actor in discourse.linked(at, head):
            if actor.code and actor.code not in own:
                found.add("recipient", [actor], "named in the object's phrase")


def from_context(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """A finite verb without subject takes the one spoken of before; one below another clause, that clause's."""
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    if trigger.echo_of >= 0 or trigger.slots.passive or word.form == "imps" or word.upos not in ("VERB", "AUX"):
        return
    stray = _stray_subject(discourse, at, trigger)
    if stray:
        found.add("actor", stray, "nominal before the verb")
        return
    where = place(sentence, word.index, discourse.lexicon)
    if word.form in ("inf", "adv", "ing", "part") and where.governor >= 0:
        above = slots(sentence, where.governor, discourse.lexicon, False)
        for filler in (above.get("subj") or (above.get("obj") if above.passive else []))[:1]:
            found.add("actor", discourse.resolve(at, filler), "subject of the governing clause")
        return
    if word.form == "fin" and discourse.code == "pl":
        found.add("actor", discourse.dropped_subject(at, word.index), "dropped subject")


def from_surroundings(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """An act told without its doer (passive, verbal noun): the subject of the sentence's main clause, if it is a state or acts
    for one and is not the other side of the act; else who did an act of the same family in the sentence before.
    """
    if trigger.entry.act in _NOT_GUESSED:
        return
    sentence = discourse.sentences[at]
    taken = {r.code for r in found.recipients} | {a.code for h in found.objects[:1] for a in discourse.linked(at, h)}
    root = next((w for w in sentence.words if w.head < 0), None)
    subjects = (
        slots(sentence, root.index, discourse.lexicon, False).get("subj")
        if root is not None
        and root.index != trigger.index
        and not trigger.sense.closed
        and not _of_others(discourse, at, trigger)
        else []
    )
    speech = root is not None and any(
        e.meaning in SPEECH
        for k in keys(root, sentence, discourse.lexicon)
        for e in discourse.lexicon.governors.get(k, ())
    )
    for subject in subjects if not speech or _own_announcement(sentence, trigger) else ():
        if subject == trigger.index or trigger.index in sentence.subtree(subject):
            continue
        actors = [a for a in discourse.resolve(at, subject) if a.code and a.sector in _RULING]
        if actors and not taken & {a.code for a in actors}:
            found.add("actor", actors, "subject of the main clause")
            return
    if _tells_without_doer(discourse, at, trigger):
        before = [
            s.actor
            for s in discourse.spoken_of(at - 1)
            if s.subject and s.actor.code and s.actor.sector in _RULING and s.actor.code not in taken
        ]
        if before:
            found.add("actor", before[:1], "subject of the sentence before")
            return
    family = acts()[trigger.entry.act].family
    told = discourse.doers.get(family)
    if told is not None and at - told[0] <= 1 and not taken & {a.code for a in told[1]}:
        found.add("actor", list(told[1]), "did an act of the same kind just before")


#: Acts of words about what others did: whoever praises a release has not released anybody.
_ABOUT_OTHERS = frozenset({"praise", "condemn", "accuse", "inform", "protest", "investigate", "apologise", "invite"})


def _tells_without_doer(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """Whether a main clause tells its act in a form that leaves the doer out: a passive, or Polish `-no`, `-to`."""
    word = discourse.sentences[at].words[trigger.index]
    return (
        (trigger.slots.passive or word.form == "imps") and word.relation in ("root", "conj") and not trigger.slots.noun
    )


def _of_others(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """Whether a noun of the act is only the time or the ground of the clause, or stands under a verb about others' deeds."""
    sentence, lexicon = discourse.sentences[at], discourse.lexicon
    word = sentence.words[trigger.index]
    adjuncts = lexicon.words("adjunct_prepositions")
    for _ in range(DEEPEST):
        if word.head < 0:
            return False
        if trigger.slots.noun and preposition(sentence, word) in adjuncts:
            return True
        word = sentence.words[word.head]
        if any(e.act in _ABOUT_OTHERS for k in keys(word, sentence, lexicon) for e in lexicon.acts.get(k, ())):
            return trigger.slots.noun
    return False


def anaphoric(trigger: Trigger) -> bool:
    """Whether a noun stands for an act told before, with nothing of its own said: "O uwolnieniu poinformował wysłannik"."""
    own = ("obj", "gen", "poss", "subj", "comp")
    return trigger.slots.noun and not any(trigger.slots.get(slot) for slot in own)


def _own_announcement(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun of the act stands under the verb of speech itself, in no clause of its own: "USA poinformowały o zniesieniu
    sankcji" tells of their own deed.
    """
    word = sentence.words[trigger.index]
    for _ in range(DEEPEST):
        if word.head < 0:
            return trigger.slots.noun
        if word.relation in ("ccomp", "acl:relcl", "advcl", "parataxis", "acl"):
            return False
        word = sentence.words[word.head]
    return False


def _dated(discourse: Discourse, at: int, index: int) -> bool:
    """Whether the preposition of a phrase opens a date in front of it: "On 10 September Russian drones violated …"."""
    case = discourse.sentences[at].child(index, "case")
    return case is not None and any(discourse.is_date(at, i) for i in range(case.index, index))


def _stray_subject(discourse: Discourse, at: int, trigger: Trigger) -> list[Actor]:
    """English: a finite verb that the tree leaves without subject takes the nearest name to its left in the clause that no
    preposition governs.
    """
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    if discourse.code != "en" or word.form != "fin" or trigger.slots.get("subj") or word.relation == "conj":
        return []
    for index in range(word.index - 1, max(-1, word.index - 12), -1):
        other = sentence.words[index]
        if (other.upos == "VERB" and other.form == "fin") or other.upos == "SCONJ" or other.text in (";", ":"):
            return []
        if (
            other.upos in ("PROPN", "NOUN")
            and other.relation not in ("compound", "flat", "nmod:poss")
            and (not preposition(sentence, other) or _dated(discourse, at, index))
        ):
            actors = [a for a in discourse.resolve(at, index) if a.code]
            if actors:
                return actors
    return []
