"""Which words of a sentence carry an act: entries of the lexicon whose conditions hold, without those that another absorbs."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.knowledge.acts import acts
from parley.language.words import Sentence, Word
from parley.reading.chain import STANCES, Sense, echo_sense, instead, keys, sense
from parley.reading.discourse import Discourse
from parley.reading.lexicon import Condition, Entry, Governor
from parley.reading.slots import Slots, is_verbal, slots

#: Classes of nouns that carry acts themselves and are absorbed by a verb that acts upon them ("zerwać rozmowy").
ABSORBED = frozenset(
    {
        "@talks",
        "@meeting",
        "@agreement",
        "@measure",
        "@relations",
        "@election",
        "@aid",
        "@visit",
        "@fire",
        "@attackword",
    }
)


@dataclass(slots=True)
class Trigger:
    """A word that carries an act: its index, the entry, its slots and the sense that its governors give it."""

    index: int
    entry: Entry
    slots: Slots
    sense: Sense
    absorbed: list[int] = field(default_factory=list)
    echo_of: int = -1


def classes_at(discourse: Discourse, at: int, index: int) -> frozenset[str]:
    """The lemma and the classes of a phrase's head, those of names included."""
    word = discourse.sentences[at].words[index]
    found = {word.lower} | discourse.lexicon.classes.get(word.lemma.casefold(), frozenset())
    for lemma in dict.fromkeys((word.lemma, *(a.lemma for a in word.analyses if a.upos == word.upos))):
        found |= discourse.lexicon.classes.get(lemma, frozenset())
        found.add(lemma)
    for mention in discourse.names.at(at, index):
        if mention.role == "adjective" and _people(word):
            found.add("@person")
        if mention.role not in ("adjective", "prefix"):
            kind = {"person": "@person", "country": "@state", "place": "@place", "organisation": "@organisation"}[
                mention.entity.kind
            ]
            found.add(kind)
            if mention.role == "demonym":
                found.add("@person")
            if mention.role == "capital":
                found.add("@place")
            if kind == "@state":
                found.add("@place")
    if word.upos in ("NUM", "DET", "PRON"):
        found.add("@some")
    stood = discourse.meant(at, index) if word.upos == "PRON" else None
    if stood is not None:
        noun = discourse.sentences[stood[0]].words[stood[1]]
        found |= discourse.lexicon.classes.get(noun.lemma, frozenset()) | {noun.lemma}
    if word.upos == "PRON" and word.lemma in discourse.lexicon.words("personal_pronouns") | discourse.lexicon.words(
        "first_plural"
    ):
        found |= {"@pronoun", "@person"}
    return frozenset(found)


def _people(word: Word) -> bool:
    """English: whether a word of nationality stands for people: "freed ten Americans"."""
    plural = word.tag in ("NNS", "NNPS") or (word.tag == "NNP" and word.text.endswith("s"))
    return plural and word.relation not in ("amod", "compound")


def heads_behind(discourse: Discourse, at: int, index: int) -> list[int]:
    """A phrase's head and what a quantity noun or carrier in front of it stands for ("szereg sankcji", "a series of strikes")."""
    sentence = discourse.sentences[at]
    found = [index]
    word = sentence.words[index]
    carriers = discourse.lexicon.governors.get((word.lemma, "N"), ())
    counts = "@some" in discourse.lexicon.classes.get(word.lemma, frozenset())
    if any(g.meaning == "neutral" for g in carriers) or word.upos == "NUM" or (word.upos == "NOUN" and counts):
        found += [c.index for c in sentence.children(index) if c.relation in ("nmod", "obl") and c.upos == "NOUN"]
    if word.lemma in discourse.lexicon.words("carrier_nouns"):  # "aid deliveries", "a sanctions package"
        found += [c.index for c in sentence.children(index) if c.relation == "compound" and c.upos == "NOUN"]
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
            own = around[as_verb]
            if all(holds(discourse, at, own, c) or _loosely(discourse, at, word, own, c) for c in entry.when):
                return entry, own
    return None


#: How far from its verb a phrase may stand that the tree has put elsewhere, in words.
WINDOW = 14


def _loosely(discourse: Discourse, at: int, word: Word, own: Slots, condition: Condition) -> bool:
    """Whether a phrase of the wanted class stands in the clause though the tree hangs it elsewhere; it then fills the slot.

    A parser errs oftener than a class of nouns: "podniosły w maju z 4 do 7 proc. opłaty" has its fees, wherever they hang.
    """
    if (
        condition.negated
        or condition.values == frozenset({"*"})
        or condition.slot in ("subj", "amod", "prt", "comp", "inf")
    ):
        return False
    if (
        condition.slot == "obj"
        and word.relation in ("acl:relcl", "acl")
        and _antecedent_above(discourse, at, word, own, condition)
    ):
        return True
    if own.noun and condition.slot in ("gen", "obj") and discourse.code == "pl":
        return _genitive_after(discourse, at, word, own, condition)
    if (
        condition.slot == "gen"
        or own.noun
        or own.passive
        or (any(not v.startswith("@") for v in condition.values) and condition.slot != "obj")
    ):
        return False
    sentence = discourse.sentences[at]
    owned = {i for filler in own.get(condition.slot) for i in sentence.subtree(filler)}
    for index in _clause(sentence, word.index):
        if index in owned:  # what belongs to the phrase that fills the slot does not fill it
            continue
        other = sentence.words[index]
        if (
            other.upos not in ("NOUN", "PROPN", "NUM", "PRON")
            or (discourse.code == "en" and other.relation in ("nsubj", "nsubj:pass", "compound", "nmod:poss"))
            or index in own.get("subj")
            or any(index in m for m in own.fill.values())
        ):
            continue
        if _slot_like(discourse, at, word, other, condition.slot) and condition.values & classes_at(
            discourse, at, index
        ):
            own.add(condition.slot, index)
            return True
    return False


def _antecedent_above(discourse: Discourse, at: int, word: Word, own: Slots, condition: Condition) -> bool:
    """Whether a clause that the tree hangs on a noun inside a phrase is about the phrase's head: "embargo on potash and oil,
    which the administration imposed". The head then fills the slot.
    """
    words = discourse.sentences[at].words
    for filler in own.get("obj"):
        noun = words[filler]
        while filler < word.index and noun.relation in ("conj", "nmod", "appos", "obl") and noun.head >= 0:
            noun = words[noun.head]
            if noun.upos not in ("NOUN", "PROPN"):
                break
            if condition.values & classes_at(discourse, at, noun.index):
                own.fill["obj"] = [noun.index if i == filler else i for i in own.get("obj")]
                return True
    return False


def _genitive_after(discourse: Discourse, at: int, word: Word, own: Slots, condition: Condition) -> bool:
    """A genitive of the wanted class close behind a noun is its own, whatever stands between and wherever the tree hangs it."""
    sentence = discourse.sentences[at]
    for index in range(word.index + 1, min(word.index + 7, len(sentence.words))):
        other = sentence.words[index]
        if other.upos in ("VERB", "SCONJ", "CCONJ") or other.text in (",", ";", "(", "–"):
            return False
        if other.upos in ("NOUN", "PROPN") and other.case == "gen" and not _surface_preposition(sentence, index):
            if condition.values & classes_at(discourse, at, index):
                own.add(condition.slot, index)
                return True
    return False


def _clause(sentence: Sentence, index: int) -> list[int]:
    """The words of a verb's clause by the surface: up to the next finite verb or conjunction on either side, nearest first."""
    found: list[int] = []
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(sentence.words) and abs(at - index) <= WINDOW:
            other = sentence.words[at]
            if (
                (other.upos == "VERB" and other.form == "fin")
                or other.upos == "SCONJ"
                or other.text in (";", ":", "(", ")")
                or (other.text == "," and step < 0)
            ):
                break
            found.append(at)
            at += step
    return found


def _slot_like(discourse: Discourse, at: int, verb: Word, other: Word, slot: str) -> bool:
    """Whether a phrase could fill the slot by its looks: case and preposition."""
    sentence = discourse.sentences[at]
    marked = _surface_preposition(sentence, other.index)
    if slot == "obj":
        if discourse.code == "pl":
            return marked == "" and other.case in ("acc", "gen")
        return marked == "" and other.index > verb.index
    return marked == slot.partition("_")[0]


def _surface_preposition(sentence: Sentence, index: int) -> str:
    """The preposition that opens the phrase by the surface: the nearest to the left over its modifiers."""
    at = index - 1
    while (at >= 0 and sentence.words[at].upos in ("ADJ", "DET", "NUM", "ADV", "SYM")) or (
        at >= 0 and sentence.words[at].relation in ("compound", "flat") and sentence.words[at].upos == "NOUN"
    ):
        at -= 1
    return sentence.words[at].lemma if at >= 0 and sentence.words[at].upos == "ADP" else ""


def triggers(discourse: Discourse, at: int) -> list[Trigger]:
    """The words of a sentence that carry an act, in order."""
    sentence = discourse.sentences[at]
    found = []
    for word in sentence.words:
        if word.upos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "SYM") or (
            word.upos == "AUX" and word.relation != "root"
        ):
            continue
        if discourse.names.at(at, word.index) and word.upos == "PROPN":
            continue
        hit = entry_at(discourse, at, word)
        if hit is not None and not (hit[1].noun and instead(sentence, word, discourse.lexicon)):
            found.append(
                Trigger(word.index, hit[0], hit[1], sense(sentence, word.index, discourse.lexicon, hit[0].stance))
            )
    kept = _without_absorbed(discourse, at, _without_lenders(found))
    return sorted([*kept, *echoes(discourse, at, kept)], key=lambda t: t.index)


def _without_lenders(found: list[Trigger]) -> list[Trigger]:
    """Leave out words with a stance of their own that lend it to another act: "refused to comply" stands alone, "refused to meet" not."""
    lent = {index for t in found for index, _ in t.sense.steps if index != t.index}
    return [t for t in found if not (t.entry.stance and t.index in lent)]


def echoes(discourse: Discourse, at: int, found: list[Trigger]) -> list[Trigger]:
    """Acts told again by a verb of stance over a relative pronoun that stands for them: "uwolnienie Nowaka, o co zabiega
    Litwa", "a step that the opposition has called for". The verb is the trigger, the act that of the word meant.
    """
    sentence, lexicon = discourse.sentences[at], discourse.lexicon
    told: list[Trigger] = []
    taken = {t.index for t in found}
    for word in sentence.words:
        if word.upos != "VERB" or word.index in taken:
            continue
        for key in keys(word, sentence, lexicon):
            for governor in lexicon.governors.get(key, ()):
                meant = _meant(discourse, at, word, governor, found) if governor.meaning in STANCES else None
                if meant is not None and not any(t.index == word.index for t in told):
                    told.append(
                        Trigger(
                            word.index,
                            meant.entry,
                            meant.slots,
                            echo_sense(sentence, word.index, governor, lexicon),
                            [],
                            meant.index,
                        )
                    )
    return told


def _meant(discourse: Discourse, at: int, word: Word, governor: Governor, found: list[Trigger]) -> Trigger | None:
    """The act that a relative pronoun in one of the governor's slots stands for."""
    sentence = discourse.sentences[at]
    around = slots(sentence, word.index, discourse.lexicon, False)
    for slot in governor.slots:
        for filler in around.get(slot):
            before = [t for t in found if t.index < word.index]
            if filler < word.index and sentence.words[filler].head != word.index:
                direct = next((t for t in before if t.index == filler), None)
                if direct is not None:
                    return direct
            if sentence.words[filler].lemma in discourse.lexicon.words("clause_pronouns") and word.relation in (
                "acl:relcl",
                "parataxis",
                "advcl",
                "ccomp",
                "conj",
            ):
                return before[-1] if before else None
    return None


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
        elif (
            (_bare_measure(discourse, at, trigger) or _bare_deal(discourse, at, trigger))
            and not _stands(discourse, at, trigger)
        ) or _lexicalised(discourse, at, trigger):
            continue
        elif table[trigger.entry.act].id:
            kept.append(trigger)
    return kept


def _bare_measure(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    word = discourse.sentences[at].words[trigger.index]
    return (
        trigger.entry.act == "impose"
        and trigger.entry.kind == "N"
        and "@measure" in discourse.lexicon.classes.get(word.lemma, ())
    )


#: How far in front of its noun an attributive participle stands, in words.
_NEXT = 4


def _bare_deal(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """An agreement that is only spoken about: no sides, no predicate of its own ("renegocjacja umów", "the terms of the deal")."""
    word = discourse.sentences[at].words[trigger.index]
    if (
        trigger.entry.act != "agree"
        or trigger.entry.kind != "N"
        or "@agreement" not in discourse.lexicon.classes.get(word.lemma, ())
    ):
        return False
    return word.relation in ("nmod", "obl", "obj", "compound") and not any(
        trigger.slots.get(s) for s in ("z", "między", "with", "between")
    )


def _lexicalised(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """A participle in front of its noun with nothing of its own is a quality, no telling ("wzbogacony uran", "the frozen assets"),
    unless people are what it was done to ("the freed prisoners").
    """
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    if word.relation != "amod" or (word.upos != "ADJ" and word.tag not in ("VBN", "JJ")):
        return False
    if acts()[trigger.entry.act].persons_in_object or not word.index < word.head <= word.index + _NEXT:
        return False
    if any(w.upos in ("AUX", "VERB", "PRON") for w in sentence.words[word.index + 1 : word.head]):
        return False
    return not any(c.relation in ("obl", "obl:agent", "advmod", "obj", "nmod") for c in sentence.children(word.index))


def _stands(discourse: Discourse, at: int, trigger: Trigger) -> bool:
    """A bare noun of a measure tells an act only under a governor that gives it a sense, or as what is in force."""
    sense = trigger.sense
    return sense.kind not in ("asserted", "denied") or bool(sense.supports) or sense.announced
